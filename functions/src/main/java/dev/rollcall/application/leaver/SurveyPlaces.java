package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AdminRoles;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Reads, after the cut, where Slack still shows the account besides groups: workspaces, channels
 * and admin roles. Normally nowhere: Slack's deactivation ends all of them. Of user groups of the
 * organisation Slack shows nothing; those that rules gave by our records are told.
 */
public final class SurveyPlaces {
    private static final Duration READ_AT_MOST = Duration.ofSeconds(20);

    /** As many of one kind are asked one by one; of the rest a human is told. */
    private static final int MOST_ASKED = 50;

    private final LeaverCases leaverCases;
    private final SlackCapabilities capabilities;
    private final Memberships memberships;
    private final AdminRoles roles;
    private final Grants grants;
    private final Ledger ledger;
    private final Recorder recorder;

    public SurveyPlaces(
            LeaverCases leaverCases,
            SlackCapabilities capabilities,
            Memberships memberships,
            AdminRoles roles,
            Grants grants,
            Ledger ledger,
            Recorder recorder) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.roles = requireNonNull(roles, "roles is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /** What must be left, by keys; none is the rule. */
    public record Surveyed(List<String> places) {
        public Surveyed {
            places = List.copyOf(places);
        }
    }

    /** Of an account that is not inactive nothing is read: it keeps its places. */
    public Surveyed survey(CaseId caseId, AccountId id) {
        LeaverCases.Open open = leaverCases.find(caseId);
        if (!Removal.wasCut(open, id)) {
            return new Surveyed(List.of());
        }
        Capabilities slack = capabilities.detect();
        CapturedHoldings before = CapturedHoldings.of(open, id, ledger);
        Holdings fresh = memberships.of(id, READ_AT_MOST, before.userGroupReadings());
        Unavailable unavailable = new Unavailable(slack);
        SequencedSet<Entitlement> places =
                new LinkedHashSet<>(
                        LeaveOrganisationGroup.recorded(grants, open.leaver().person(), id));
        if (unavailable.unlessHas(Capability.WORKSPACES)) {
            fresh.entitlements().stream()
                    .filter(Entitlement.Workspace.class::isInstance)
                    .limit(MOST_ASKED)
                    .filter(workspace -> memberships.isIn(id, workspace))
                    .forEach(places::add);
        }
        if (unavailable.unlessHas(Capability.CHANNELS)) {
            channels(fresh, before).stream().limit(MOST_ASKED).forEach(places::add);
        }
        if (unavailable.unlessHas(Capability.ROLES)) {
            try {
                places.addAll(roles.of(id));
            } catch (PortFailure.NeedsHuman refused) {
                unavailable.refused(Capability.ROLES, refused.code());
            }
        }
        List<Holdings.Unread> unread = new ArrayList<>(unreadChannels(fresh));
        unread.addAll(tooMany(fresh, before));
        List<String> keys = places.stream().map(Entitlement::key).toList();
        new Findings(open, id, recorder)
                .keep(
                        Kind.SURVEYED,
                        // Each one counts: what was left may be held again by the next.
                        "surveyed@" + fresh.readAt().toEpochMilli(),
                        String.join(" ", keys),
                        CapturedHoldings.text(unread),
                        unavailable);
        return new Surveyed(keys);
    }

    /** Those that are listed; where a list could not be read, those that were known before too. */
    private static List<Entitlement> channels(Holdings fresh, CapturedHoldings before) {
        SequencedSet<Entitlement> channels = new LinkedHashSet<>();
        fresh.entitlements().stream()
                .filter(Entitlement.Channel.class::isInstance)
                .forEach(channels::add);
        if (!unreadChannels(fresh).isEmpty()) {
            channels.addAll(before.channels());
        }
        return List.copyOf(channels);
    }

    /** What is beyond the limit is not looked at here: it becomes an item, so that a human does. */
    private static List<Holdings.Unread> tooMany(Holdings fresh, CapturedHoldings before) {
        long workspaces =
                fresh.entitlements().stream()
                        .filter(Entitlement.Workspace.class::isInstance)
                        .count();
        List<Holdings.Unread> tooMany = new ArrayList<>();
        if (channels(fresh, before).size() > MOST_ASKED) {
            tooMany.add(new Holdings.Unread("channels", "more-than-" + MOST_ASKED));
        }
        if (workspaces > MOST_ASKED) {
            tooMany.add(new Holdings.Unread("workspaces", "more-than-" + MOST_ASKED));
        }
        return tooMany;
    }

    private static List<Holdings.Unread> unreadChannels(Holdings fresh) {
        return fresh.unread().stream()
                .filter(u -> u.what().startsWith("channels") || u.what().startsWith("workspaces"))
                .toList();
    }
}
