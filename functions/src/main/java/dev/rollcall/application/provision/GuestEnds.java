package dev.rollcall.application.provision;

import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.policy.Population;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a guest's time ends: with the last day, where the person is. */
final class GuestEnds {
    private GuestEnds() {}

    /**
     * Returns the terms by the population's attributes; without an end where the source tells none,
     * or tells none that can be read.
     */
    static GuestTerms terms(Situation situation) {
        return new GuestTerms(
                situation.population().flatMap(population -> end(situation, population)));
    }

    private static Optional<Instant> end(Situation situation, Population population) {
        return population
                .endAttribute()
                .flatMap(situation.person()::attribute)
                .flatMap(GuestEnds::day)
                .map(day -> day.plusDays(1).atStartOfDay(zone(situation, population)).toInstant());
    }

    private static ZoneId zone(Situation situation, Population population) {
        return population
                .zoneAttribute()
                .flatMap(situation.person()::attribute)
                .flatMap(GuestEnds::zone)
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
