package dev.rollcall.domain.stay;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.policy.Population;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Until when somebody may stay, by the population and by what the source says. */
public sealed interface EndOfStay {

    /** From then on rules give nothing more. */
    record At(Instant instant) implements EndOfStay {
        public At {
            requireNonNull(instant, "instant is null");
        }
    }

    /** The population has no ends, or a lifetime that has not begun. */
    record Open() implements EndOfStay {}

    /** The population has ends, and the source tells none of this person. */
    record Missing() implements EndOfStay {}

    /** What the source tells is no day or no time zone: for a human, and never an end now. */
    record Unreadable() implements EndOfStay {}

    /**
     * Returns when the stay ends: with the stated day, in the person's time zone, or in UTC where
     * none is stated. A day of 23 or 25 hours ends when the next one begins there. Where no day is
     * stated it ends with the lifetime, in whole seconds.
     *
     * @param since when the person's account was first known to be theirs; empty: there is none
     */
    static EndOfStay of(Population population, PersonRecord person, Optional<Instant> since) {
        Optional<String> day = stated(population.endAttribute(), person);
        if (day.isPresent()) {
            return stated(day.get(), stated(population.zoneAttribute(), person));
        }
        if (population.lifetime().isPresent()) {
            return since.<EndOfStay>map(begun ->
                            new At(
                                    begun.plus(population.lifetime().get())
                                            .truncatedTo(ChronoUnit.SECONDS)))
                    .orElseGet(Open::new);
        }
        return population.endAttribute().isPresent() ? new Missing() : new Open();
    }

    /** Returns the time, if there is one. */
    default Optional<Instant> at() {
        return this instanceof At(Instant instant) ? Optional.of(instant) : Optional.empty();
    }

    default boolean hasCome(Instant now) {
        return at().filter(end -> !now.isBefore(end)).isPresent();
    }

    private static EndOfStay stated(String day, Optional<String> zone) {
        try {
            return new At(
                    LocalDate.parse(day)
                            .plusDays(1)
                            .atStartOfDay(zone.map(ZoneId::of).orElse(ZoneOffset.UTC))
                            .toInstant());
        } catch (DateTimeException _) {
            return new Unreadable();
        }
    }

    private static Optional<String> stated(Optional<String> attribute, PersonRecord person) {
        return attribute
                .flatMap(person::attribute)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
