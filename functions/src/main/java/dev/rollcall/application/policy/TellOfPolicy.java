package dev.rollcall.application.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells operations what became of the policy: digests and labels, no names. */
public final class TellOfPolicy {
    /** A mail names no more of what is wrong; the command line names all. */
    private static final int NAMED = 5;

    private final Outbox outbox;
    private final Clock clock;

    public TellOfPolicy(Outbox outbox, Clock clock) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Once an hour as long as it is so: nothing may be written to Slack meanwhile. */
    void notApproved(PolicyInForce approved, String served) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        put(
                served + "#" + hour,
                "policy-not-approved",
                "The file policy/active.yaml is not the one that was approved. It is not used, and"
                        + " nothing is written to Slack. Copy policy/versions/DIGEST.yaml of the"
                        + " approved digest over it, and find out who wrote it.",
                Map.of("approved", approved.digest(), "found", served));
    }

    void adopted(PolicyInForce first) {
        put(
                first.digest() + "#" + first.since().truncatedTo(ChronoUnit.HOURS),
                "policy-adopted",
                "No policy was on record as approved, so the file that is there was taken as the"
                        + " first. If this is not the first day of this deployment, somebody has"
                        + " taken the record away: throw the stop switch and find out who.",
                Map.of("digest", first.digest()));
    }

    /** Once an hour as long as it is so: there is no policy meanwhile. */
    void notAdopted(String served, List<String> wrong) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        put(
                served + "#" + hour,
                "policy-not-adopted",
                "No policy is in force, and the file policy/active.yaml cannot be the first one. It"
                        + " is not used, and nothing is written to Slack. Mend what is wrong, see"
                        + " with rollcall validate that nothing is, and put it there again.",
                Map.of(
                        "found",
                        served,
                        "wrong",
                        Integer.toString(wrong.size()),
                        "first",
                        wrong.stream().limit(NAMED).collect(Collectors.joining(". "))));
    }

    void activated(PolicyProposal proposal) {
        put(
                proposal.change().after() + "#" + proposal.at(),
                "policy-activated",
                "Another policy is in force, as its approvers decided. There is nothing to do.",
                Map.of(
                        "before", proposal.change().before(),
                        "after", proposal.change().after(),
                        "proposedBy", proposal.by().operator().value(),
                        "weakening", Integer.toString(proposal.change().weakening())));
    }

    void refused(PolicyProposal proposal, String why) {
        put(
                proposal.change().after() + "#" + proposal.at(),
                "policy-refused",
                "A policy that was approved was not put in force, because it does not hold any"
                        + " more. Mend the file and propose it again; too-far-at-once: first take"
                        + " a step less, or a baseline and another reading.",
                Map.of("digest", proposal.change().after(), "why", why));
    }

    private void put(String once, String reason, String whatToDo, Map<String, String> facts) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(reason + "#" + once),
                        new Escalation("policy", reason, whatToDo, facts),
                        clock.instant()));
    }
}
