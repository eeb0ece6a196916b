package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.ApproverMail.Reach;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.ReachReports;
import dev.rollcall.application.port.ReachReports.Report;
import dev.rollcall.application.port.ReachReports.Tier;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes each approver's topic, and counts whom mail reaches. Each level needs a quorum and one to
 * spare; where they are missing somebody is told once a day, before a batch has to wait for them.
 */
public final class CheckReach {
    private final Policies policies;
    private final ApproverMail mail;
    private final ReachReports reports;
    private final Outbox outbox;
    private final Clock clock;

    public CheckReach(
            Policies policies,
            ApproverMail mail,
            ReachReports reports,
            Outbox outbox,
            Clock clock) {
        this.policies = requireNonNull(policies, "policies is null");
        this.mail = requireNonNull(mail, "mail is null");
        this.reports = requireNonNull(reports, "reports is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Whom mail reaches.
     *
     * @param missing how many the level lacks that lacks most
     * @param healed how many levels lacked somebody the last time and lack nobody now
     */
    public record Reached(int approvers, int reachable, int revocable, int missing, int healed) {}

    public Reached check() {
        ApprovalPolicy approvals = policies.approvals();
        Instant now = clock.instant();
        Map<Approver, Reach> found = new HashMap<>();
        for (Approver approver : approvals.approvers()) {
            look(approver).ifPresent(reach -> found.put(approver, reach));
        }
        List<Tier> tiers = new ArrayList<>();
        for (int level = 0; level < approvals.tiers().size(); level++) {
            tiers.add(tier(level, approvals, now, found));
        }
        List<Tier> before = reports.latest().map(Report::tiers).orElse(List.of());
        tiers.stream().filter(tier -> tier.missing() > 0).forEach(tier -> escalate(tier, now));
        reports.record(new Report(now, tiers));
        return new Reached(
                approvals.approvers().size(),
                count(found, Reach.CONFIRMED) + count(found, Reach.REVOCABLE),
                count(found, Reach.REVOCABLE),
                tiers.stream().mapToInt(Tier::missing).max().orElse(0),
                (int) before.stream().filter(old -> healed(old, tiers)).count());
    }

    /** Who is away is not asked: their deputy is, if they have one. */
    private static Tier tier(
            int level, ApprovalPolicy approvals, Instant now, Map<Approver, Reach> found) {
        List<Approver> asked = approvals.asked(level, now).approvers();
        int revocable = among(asked, found, Reach.REVOCABLE);
        return new Tier(
                level,
                asked.size(),
                among(asked, found, Reach.CONFIRMED) + revocable,
                revocable,
                approvals.quorum(Integer.MAX_VALUE) + 1);
    }

    private void escalate(Tier tier, Instant now) {
        String reason = "approvers:too-few:tier-" + (tier.level() + 1);
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(reason + "#" + now.truncatedTo(ChronoUnit.DAYS)),
                        new Escalation(
                                "approvers",
                                reason,
                                "If a large list is held now, too few can decide on it. Have"
                                        + " approvers confirm the mail from AWS Notifications, or"
                                        + " name more of them in the policy.",
                                Map.of(
                                        "asked", Integer.toString(tier.asked()),
                                        "reachable", Integer.toString(tier.reachable()),
                                        "needed", Integer.toString(tier.needed()))),
                        now));
    }

    /** One whom SNS cannot tell about now counts as out of reach. */
    private Optional<Reach> look(Approver approver) {
        try {
            return Optional.of(mail.ensure(approver));
        } catch (PortFailure _) {
            return Optional.empty();
        }
    }

    private static boolean healed(Tier old, List<Tier> tiers) {
        return old.missing() > 0
                && tiers.stream().anyMatch(now -> now.level() == old.level() && now.missing() == 0);
    }

    private static int among(List<Approver> asked, Map<Approver, Reach> found, Reach reach) {
        return (int) asked.stream().filter(approver -> found.get(approver) == reach).count();
    }

    private static int count(Map<Approver, Reach> found, Reach reach) {
        return (int) found.values().stream().filter(reach::equals).count();
    }
}
