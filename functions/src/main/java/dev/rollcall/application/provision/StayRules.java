package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AtEnd;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.stay.EndOfStay;
import dev.rollcall.domain.stay.Sponsor;
import dev.rollcall.domain.stay.StayFinding;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says what is not as it should be with somebody's stay. */
final class StayRules {
    private final Function<PersonId, Optional<Standing>> standings;

    /**
     * @param standings what the source says of somebody now; empty: it does not know the id
     */
    StayRules(Function<PersonId, Optional<Standing>> standings) {
        this.standings = requireNonNull(standings, "standings is null");
    }

    /**
     * @throws PortFailure if the source does not say how it stands with the sponsor
     */
    Set<StayFinding> open(Situation situation, LeaverPolicy general, Instant now) {
        Set<StayFinding> open = EnumSet.noneOf(StayFinding.class);
        situation
                .population()
                .ifPresent(population -> {
                    ofEnd(situation.end(), population, general, now).ifPresent(open::add);
                    ofSponsor(Sponsor.of(population, situation.person())).ifPresent(open::add);
                });
        return open;
    }

    /** While Rollcall only observes, nobody is signed out: that is made up for when it acts. */
    private static Optional<StayFinding> ofEnd(
            EndOfStay end, Population population, LeaverPolicy general, Instant now) {
        return switch (end) {
            case EndOfStay.Missing() -> Optional.of(StayFinding.NO_END);
            case EndOfStay.Unreadable() -> Optional.of(StayFinding.UNREADABLE_END);
            case EndOfStay.At _ when end.hasCome(now) ->
                    Optional.of(
                            population.atEnd() == AtEnd.HOLD && !general.observesOnly()
                                    ? StayFinding.HELD_AT_END
                                    : StayFinding.PAST_END_DATE);
            case EndOfStay.At _, EndOfStay.Open() -> Optional.empty();
        };
    }

    private Optional<StayFinding> ofSponsor(Sponsor sponsor) {
        return switch (sponsor) {
            case Sponsor.NotNeeded() -> Optional.empty();
            case Sponsor.Nobody() -> Optional.of(StayFinding.NO_SPONSOR);
            case Sponsor.Named(var person) -> {
                Optional<Standing> standing = standings.apply(person);
                if (standing.isEmpty()) {
                    yield Optional.of(StayFinding.NO_SPONSOR);
                }
                yield standing.filter(Standing.LEAVER::equals).map(_ -> StayFinding.SPONSOR_LEFT);
            }
        };
    }
}
