package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.LeftAlone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reading of Slack left open of what rules or our records speak of: neither there nor
 * missing. No run ends as if it had been read.
 */
final class OpenReadings {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    OpenReadings(Recorder recorder, Escalate escalate, Clock clock) {
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns when to read again; empty if nothing is open that may pass by itself. */
    Optional<Instant> again(AccessChanges changes, Holdings holdings) {
        return again(unseen(changes), holdings, clock.instant());
    }

    /** The same of these things. */
    static Optional<Instant> again(List<Entitlement> things, Holdings holdings, Instant now) {
        return hiding(things, holdings)
                .filter(Holdings.Unread::mayPass)
                .map(unread -> unread.notBefore().orElse(now.plus(SOON)))
                .max(Comparator.naturalOrder());
    }

    /**
     * Tells people of what Slack refuses to show; whatever else differs is changed all the same.
     */
    void tell(Work work, AccessChanges changes, Holdings holdings) {
        List<Entitlement> unseen = unseen(changes);
        for (Holdings.Unread unread : hiding(unseen, holdings).toList()) {
            Map<String, String> facts = new TreeMap<>();
            facts.put("account", holdings.account().value());
            facts.put("reading", unread.what());
            facts.put("code", unread.why());
            facts.put(
                    "hides",
                    unseen.stream()
                            .filter(unread::mayHide)
                            .map(Entitlement::key)
                            .sorted()
                            .collect(Collectors.joining(" ")));
            recorder.fact(
                    work.subject().with(holdings.account()),
                    work.ground(),
                    Kind.UNVERIFIABLE,
                    "unread#" + holdings.account() + "#" + unread.what(),
                    facts);
            escalate.raise(
                    work.run(),
                    work.ground(),
                    "unread:" + unread.what(),
                    "Slack does not let Rollcall read this, so nobody knows what of it differs,"
                            + " and none of it was changed. The doctor names what is missing.",
                    facts);
        }
    }

    private static Stream<Holdings.Unread> hiding(List<Entitlement> things, Holdings holdings) {
        return holdings.unread().stream()
                .filter(unread -> things.stream().anyMatch(unread::mayHide));
    }

    static List<Entitlement> unseen(AccessChanges changes) {
        return changes.leftAlone().stream()
                .filter(left -> left.why() == LeftAlone.Why.UNVERIFIABLE)
                .map(LeftAlone::entitlement)
                .toList();
    }
}
