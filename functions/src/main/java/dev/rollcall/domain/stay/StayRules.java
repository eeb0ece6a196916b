package dev.rollcall.domain.stay;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AtEnd;
import dev.rollcall.domain.policy.Population;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says what is not as it should be with somebody's stay. */
public final class StayRules {
    private final Function<PersonId, Optional<Standing>> standings;

    /**
     * @param standings what the source says of somebody now; empty: it does not know the id
     */
    public StayRules(Function<PersonId, Optional<Standing>> standings) {
        this.standings = requireNonNull(standings, "standings is null");
    }

    /**
     * Returns what is not as it should be at that time. What {@code standings} throws is thrown on.
     *
     * @param since when the person was first linked to an account; a lifetime counts from then
     * @param observesOnly while Rollcall only observes, nobody is signed out at the end: that is
     *     made up for when it acts
     */
    public Set<StayFinding> open(
            Population population,
            PersonRecord person,
            Optional<Instant> since,
            boolean observesOnly,
            Instant now) {
        Set<StayFinding> open = EnumSet.noneOf(StayFinding.class);
        ofEnd(EndOfStay.of(population, person, since), population, observesOnly, now)
                .ifPresent(open::add);
        ofSponsor(Sponsor.of(population, person)).ifPresent(open::add);
        return open;
    }

    private static Optional<StayFinding> ofEnd(
            EndOfStay end, Population population, boolean observesOnly, Instant now) {
        return switch (end) {
            case EndOfStay.Missing() -> Optional.of(StayFinding.NO_END);
            case EndOfStay.Unreadable() -> Optional.of(StayFinding.UNREADABLE_END);
            case EndOfStay.At _ when end.hasCome(now) ->
                    Optional.of(
                            population.atEnd() == AtEnd.HOLD && !observesOnly
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
