package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.KnownPeople.Known;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has everybody looked at whom Rollcall knows, a few each minute, once another policy is in force
 * or a mapping of it has expired: else what it says would be done with each one's next event only.
 * What is to be taken passes the breaker, as after any event.
 */
public final class SpreadPolicy {
    /** Each look reads the person's channels, which Slack gives our share 35 times a minute. */
    static final int A_MINUTE = 20;

    private static final String EVENT_TYPE = "rollcall.policy-in-force";
    private static final String CURSOR = "policy-spread";
    private static final String LOOKED = "#looked";

    private final Policies policies;
    private final KnownPeople people;
    private final Cases cases;
    private final Cursors cursors;
    private final ReceiveHints receive;
    private final Clock clock;

    public SpreadPolicy(
            Policies policies,
            KnownPeople people,
            Cases cases,
            Cursors cursors,
            ReceiveHints receive,
            Clock clock) {
        this.policies = requireNonNull(policies, "policies is null");
        this.people = requireNonNull(people, "people is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns how many looks were asked for; the next minute goes on after them. For the first
     * policy ever in force nobody is looked at: it was adopted with what there was.
     */
    public int spread() {
        Instant now = clock.instant();
        String edition = edition(policies.access(), now);
        Optional<String> before = cursors.find(CURSOR);
        if (before.isEmpty()) {
            cursors.move(CURSOR, before, edition + LOOKED);
            return 0;
        }
        String point =
                before.filter(at -> at.startsWith(edition))
                        .map(at -> at.substring(edition.length()))
                        .orElse(KnownPeople.START);
        if (point.equals(LOOKED)) {
            return 0;
        }
        List<Known> next = people.after(point, A_MINUTE);
        List<Hint> hints =
                next.stream()
                        .map(Known::person)
                        .filter(person -> !hasLeft(person))
                        .map(person -> hint(person, edition, now))
                        .toList();
        // Asked for first: a death in between asks for the same looks once more, which adds none.
        receive.receive(hints);
        cursors.move(CURSOR, before, edition + (next.isEmpty() ? LOOKED : next.getLast().point()));
        return hints.size();
    }

    /** The same as long as the same mappings give the same. */
    private static String edition(AccessPolicy policy, Instant now) {
        String expired =
                policy.mappings().stream()
                        .filter(mapping -> !mapping.inForceAt(now))
                        .map(Mapping::name)
                        .map(name -> name.value())
                        .sorted()
                        .collect(Collectors.joining(" "));
        return Hashes.sha256(policy.digest() + " " + expired);
    }

    /** Whom Rollcall cut, and who has not come back since, has nothing that a mapping gives. */
    private boolean hasLeft(PersonId person) {
        return cases.lastVerified(person).filter(SpreadPolicy::isCut).isPresent();
    }

    private static boolean isCut(LeaverCase last) {
        return last.accounts().stream()
                .allMatch(account ->
                        account.has(AccountMark.INACTIVE)
                                && !account.has(AccountMark.ACTIVE_AGAIN));
    }

    private static Hint hint(PersonId person, String edition, Instant now) {
        return new Hint(
                person,
                "policy-" + Hashes.sha256(person + "#" + edition),
                EVENT_TYPE,
                now,
                Hint.Way.WATCH);
    }
}
