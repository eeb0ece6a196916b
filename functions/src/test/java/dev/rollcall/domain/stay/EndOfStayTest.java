package dev.rollcall.domain.stay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.PopulationName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class EndOfStayTest {
    private static final SourceId OKTA = new SourceId("okta");
    private static final Instant BEGUN = Instant.parse("2026-01-01T10:00:00.123Z");
    private static final Population DATED = population(Optional.of("ends"), Optional.empty());

    /** The midnights that are missing, and those that come twice, are of the time-zone database. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-31, Europe/Berlin, 2027-03-31T22:00:00Z",
        "2027-03-31, America/Los_Angeles, 2027-04-01T07:00:00Z",
        "2027-03-31, +05:30, 2027-03-31T18:30:00Z",
        // A day of 23 hours, one of 25, and a leap day.
        "2027-03-28, Europe/Berlin, 2027-03-28T22:00:00Z",
        "2026-10-25, Europe/Berlin, 2026-10-25T23:00:00Z",
        "2028-02-29, Europe/Berlin, 2028-02-29T23:00:00Z",
        // Clocks went from 00:00 to 01:00: the day began an hour late.
        "2018-11-03, America/Sao_Paulo, 2018-11-04T03:00:00Z",
        // Clocks went from 00:00 back to 23:00: that day had its last hour twice.
        "2019-02-16, America/Sao_Paulo, 2019-02-17T03:00:00Z",
        // Clocks went from 01:00 back to 00:00: the next day began twice, and first counts.
        "2026-10-31, America/Havana, 2026-11-01T04:00:00Z",
        // The day after was left out altogether.
        "2011-12-29, Pacific/Apia, 2011-12-30T10:00:00Z",
    })
    void a_stay_ends_with_the_stated_day_where_the_person_is(
            String day, String zone, Instant expected) {
        EndOfStay end = of(DATED, Map.of("ends", day, "zone", zone));

        assertThat(end).isEqualTo(new EndOfStay.At(expected));
        assertThat(end.hasCome(expected.minusNanos(1))).isFalse();
        assertThat(end.hasCome(expected)).isTrue();
    }

    @Test
    void where_no_zone_is_stated_the_day_ends_in_utc() {
        assertThat(of(DATED, Map.of("ends", " 2027-03-31 ", "zone", " ")))
                .isEqualTo(new EndOfStay.At(Instant.parse("2027-04-01T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "31.03.2020, Europe/Berlin",
        "2020-02-30, Europe/Berlin",
        "2020-13-01, Europe/Berlin",
        "2020-03-31T00:00:00Z, Europe/Berlin",
        "soon, Europe/Berlin",
        "2020-03-31, Europe/Atlantis",
        "2020-03-31, +99:00",
        "+999999999-12-31, UTC",
    })
    void what_is_no_day_or_no_zone_never_ends_anything(String day, String zone) {
        EndOfStay end = of(DATED, Map.of("ends", day, "zone", zone));

        assertThat(end).isEqualTo(new EndOfStay.Unreadable());
        assertThat(end.hasCome(Instant.MAX)).isFalse();
    }

    @Test
    void an_end_that_cannot_be_read_is_not_replaced_by_the_lifetime() {
        Population both = population(Optional.of("ends"), Optional.of(Duration.ofDays(1)));

        assertThat(of(both, Map.of("ends", "soon"))).isEqualTo(new EndOfStay.Unreadable());
    }

    @Test
    void a_stated_day_counts_and_else_the_lifetime() {
        Population both = population(Optional.of("ends"), Optional.of(Duration.ofDays(90)));

        assertThat(of(both, Map.of("ends", "2027-03-31")).at())
                .contains(Instant.parse("2027-04-01T00:00:00Z"));
        assertThat(of(both, Map.of()).at()).contains(Instant.parse("2026-04-01T10:00:00Z"));
    }

    @Test
    void a_lifetime_does_not_run_before_there_is_an_account() {
        Population lifetime = population(Optional.empty(), Optional.of(Duration.ofDays(90)));

        assertThat(EndOfStay.of(lifetime, person(Map.of()), Optional.empty()))
                .isEqualTo(new EndOfStay.Open());
    }

    @Test
    void an_end_that_is_to_be_stated_and_is_not_is_missing() {
        assertThat(of(DATED, Map.of())).isEqualTo(new EndOfStay.Missing());
        assertThat(of(population(Optional.empty(), Optional.empty()), Map.of()))
                .isEqualTo(new EndOfStay.Open());
    }

    @ParameterizedTest
    @CsvSource({"ana@acme.example", "' '", "u1"})
    void nobody_answers_for_somebody_who_names_no_id_or_themselves(String sponsor) {
        assertThat(Sponsor.of(DATED, person(Map.of("sponsor", sponsor))))
                .isEqualTo(new Sponsor.Nobody());
    }

    @Test
    void a_sponsor_is_somebody_of_the_same_source() {
        assertThat(Sponsor.of(DATED, person(Map.of("sponsor", "u2"))))
                .isEqualTo(new Sponsor.Named(new PersonId(OKTA, "u2")));
        assertThat(Sponsor.of(DATED, person(Map.of()))).isEqualTo(new Sponsor.Nobody());
    }

    private static EndOfStay of(Population population, Map<String, String> attributes) {
        return EndOfStay.of(population, person(attributes), Optional.of(BEGUN));
    }

    private static PersonRecord person(Map<String, String> attributes) {
        return new PersonRecord(
                new PersonId(OKTA, "u1"),
                Standing.ENTITLED,
                "ACTIVE",
                attributes,
                PersonGroups.NONE,
                BEGUN);
    }

    private static Population population(Optional<String> ends, Optional<Duration> lifetime) {
        return new Population(
                new PopulationName("guests"),
                OKTA,
                Set.of(),
                AccountType.MULTI_CHANNEL_GUEST,
                Optional.of("sponsor"),
                ends,
                Optional.of("zone"),
                lifetime);
    }
}
