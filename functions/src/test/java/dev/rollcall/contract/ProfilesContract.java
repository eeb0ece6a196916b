package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What {@link Profiles} do. */
public abstract class ProfilesContract {
    private static final Profile ANAS = new Profile("Ana", "ana@corp.example");

    private Profiles profiles;

    protected abstract Profiles profiles();

    @BeforeEach
    void take_the_profiles() {
        profiles = profiles();
    }

    @Test
    void tells_those_that_are_known() {
        profiles.keep(ANA, ANAS);

        assertThat(profiles.of(List.of(ANA, BEN, ANA))).isEqualTo(Map.of(ANA, ANAS));
        assertThat(profiles.of(List.of())).isEmpty();
        assertThat(profiles.of(List.of(new PersonId(new SourceId("entra"), ANA.value()))))
                .isEmpty();
    }

    @Test
    void the_latest_counts() {
        Profile renamed = new Profile("Ana B", "ana.b@corp.example");
        profiles.keep(ANA, ANAS);
        profiles.keep(ANA, renamed);

        assertThat(profiles.of(List.of(ANA))).isEqualTo(Map.of(ANA, renamed));
    }

    @Test
    void tells_hundreds_at_once() {
        List<PersonId> people =
                IntStream.range(0, 230).mapToObj(i -> new PersonId(OKTA, "00u" + i)).toList();
        people.forEach(person -> profiles.keep(person, new Profile(person.value(), "a@b.c")));

        Map<PersonId, Profile> found = profiles.of(people);

        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(people);
        assertThat(found).containsEntry(people.get(229), new Profile("00u229", "a@b.c"));
    }
}
