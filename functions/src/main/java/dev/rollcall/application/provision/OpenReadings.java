package dev.rollcall.application.provision;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.stay.Told;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reading of Slack left open of what rules or our records speak of: neither there nor
 * missing. No run ends as if it had been read.
 */
final class OpenReadings {
    private static final Duration SOON = Duration.ofSeconds(15);

    private OpenReadings() {}

    /** Returns when to read again; empty if nothing is open that may pass by itself. */
    static Optional<Instant> again(AccessChanges changes, Holdings holdings, Instant now) {
        return again(unseen(changes), holdings, now);
    }

    /** The same of these things. */
    static Optional<Instant> again(List<Entitlement> things, Holdings holdings, Instant now) {
        return hiding(things, holdings)
                .filter(Holdings.Unread::mayPass)
                .map(unread -> unread.notBefore().orElse(now.plus(SOON)))
                .max(Comparator.naturalOrder());
    }

    /** Returns what Slack refuses to show; whatever else differs is changed all the same. */
    static List<Found> refused(Work work, AccessChanges changes, Holdings holdings) {
        List<Entitlement> unseen = unseen(changes);
        return hiding(unseen, holdings)
                .filter(unread -> !unread.mayPass())
                .map(unread -> found(work, holdings, unread, unseen))
                .toList();
    }

    private static Found found(
            Work work, Holdings holdings, Holdings.Unread unread, List<Entitlement> unseen) {
        String hides =
                unseen.stream()
                        .filter(unread::mayHide)
                        .map(Entitlement::key)
                        .sorted()
                        .collect(Collectors.joining(" "));
        return new Found(
                new Told(Told.Topic.UNREAD, holdings.account() + "#" + unread),
                work.subject().with(holdings.account()),
                Kind.UNVERIFIABLE,
                "unread:" + unread.what(),
                "Slack does not let Rollcall read this, so nobody knows what of it differs, and"
                        + " none of it was changed. The doctor names what is missing.",
                Map.of(
                        "account", holdings.account().value(),
                        "reading", unread.what(),
                        "code", unread.why(),
                        "hides", hides));
    }

    private static Stream<Holdings.Unread> hiding(List<Entitlement> things, Holdings holdings) {
        return holdings.unread().stream()
                .filter(unread -> things.stream().anyMatch(unread::mayHide));
    }

    private static List<Entitlement> unseen(AccessChanges changes) {
        return changes.leftAlone().stream()
                .filter(left -> left.why() == LeftAlone.Why.UNVERIFIABLE)
                .map(LeftAlone::entitlement)
                .toList();
    }
}
