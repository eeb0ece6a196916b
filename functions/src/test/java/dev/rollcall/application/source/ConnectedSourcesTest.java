package dev.rollcall.application.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.FakePersonRecords;
import dev.rollcall.testing.InMemoryDirectory;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ConnectedSourcesTest {
    private static final PersonId ANA = PersonId.parse("okta:00u1");
    private static final PersonId BO = PersonId.parse("entra:7c1e");
    private static final PersonId CEM = PersonId.parse("ldap:cem");

    private final FakePersonRecords okta = new FakePersonRecords();
    private final FakePersonRecords entra = new FakePersonRecords();
    private final List<PersonId> asked = new ArrayList<>();
    private final ConnectedSources sources =
            new ConnectedSources(List.of(source("okta", okta), source("entra", entra)));

    @Test
    void each_is_asked_for_its_own_people_alone() {
        okta.put(ANA, Standing.ENTITLED, Map.of());
        entra.put(BO, Standing.LEAVER, Map.of());

        assertThat(sources.personRecords().read(ANA))
                .map(PersonRecord::standing)
                .contains(Standing.ENTITLED);
        assertThat(sources.personRecords().read(BO))
                .map(PersonRecord::standing)
                .contains(Standing.LEAVER);
        assertThat(sources.persons().read(BO)).isEqualTo(new PersonReading.Absent(BO));
        assertThat(asked).containsExactly(BO);
    }

    /** Who is absent may lose something; of whom nothing is known nobody does. */
    @Test
    void whoever_is_of_no_connected_source_is_out_of_reach_and_not_absent() {
        assertThat(sources.persons().read(CEM)).isEqualTo(new PersonReading.OutOfReach(CEM));
        assertThatThrownBy(() -> sources.personRecords().read(CEM))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        refused ->
                                assertThat(refused.code())
                                        .isEqualTo(ConnectedSources.NOT_CONNECTED));
        assertThat(asked).isEmpty();
    }

    @Test
    void the_trouble_of_one_is_not_the_others() {
        okta.put(ANA, Standing.ENTITLED, Map.of());
        entra.failsFor(BO, new PortFailure.Unavailable("GET /users"));

        assertThatThrownBy(() -> sources.personRecords().read(BO))
                .isInstanceOf(PortFailure.Unavailable.class);
        assertThat(sources.personRecords().read(ANA)).isPresent();
    }

    @Test
    void all_are_read_whole_and_those_that_list_their_groups_list_them() {
        assertThat(sources.directories())
                .extracting(Directory::source)
                .containsExactly(new SourceId("okta"), new SourceId("entra"));
        assertThat(sources.worldLists()).isEmpty();
    }

    @Test
    void two_of_one_name_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ConnectedSources(List.of(source("okta", okta), source("okta", entra))));
    }

    private ConnectedSource source(String id, FakePersonRecords records) {
        return new ConnectedSource(
                id,
                person -> {
                    asked.add(person);
                    return new PersonReading.Absent(person);
                },
                records,
                new InMemoryDirectory(new SourceId(id)));
    }
}
