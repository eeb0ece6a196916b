package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Of all who sign in to Slack, those for whom something waits until they do. A company signs in all
 * day: everybody else costs one look at our own records, and no run.
 *
 * <p>As long as something waits, any later sign-in counts too: whoever was looked at in vain is
 * looked at again.
 */
public final class FirstSignIns {
    /**
     * The source tells that somebody sets out for Slack, not that they are there: Okta logs the
     * attempt (developer.okta.com/docs/reference/system-log-query, "User event details"), and Slack
     * makes the account only then.
     */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

    private final Grants grants;
    private final ReceiveHints receive;
    private final Clock clock;

    public FirstSignIns(Grants grants, ReceiveHints receive, Clock clock) {
        this.grants = requireNonNull(grants, "grants is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Takes up the sign-ins of those for whom something waits. Who may still be on the way is
     * looked at by the next sweep.
     *
     * @return how many of them were new
     * @throws PortFailure if the records could not be read, or a hint not be stored
     */
    public int take(List<Hint> signIns) {
        Instant arrived = clock.instant().minus(ON_THE_WAY);
        List<Hint> awaited =
                byPerson(signIns).entrySet().stream()
                        .filter(one -> isAwaited(one.getKey()))
                        .flatMap(one -> one.getValue().stream())
                        .toList();
        Predicate<Hint> isOnTheWay = hint -> hint.published().isAfter(arrived);
        return receive.receive(awaited.stream().filter(isOnTheWay.negate()).toList()).recorded()
                + receive.keep(awaited.stream().filter(isOnTheWay).toList()).recorded();
    }

    private boolean isAwaited(PersonId person) {
        return grants.of(person).stream().anyMatch(RecordedGrant::awaitsFirstSignIn);
    }

    private static Map<PersonId, List<Hint>> byPerson(List<Hint> signIns) {
        return signIns.stream()
                .collect(
                        Collectors.groupingBy(
                                Hint::person, LinkedHashMap::new, Collectors.toList()));
    }
}
