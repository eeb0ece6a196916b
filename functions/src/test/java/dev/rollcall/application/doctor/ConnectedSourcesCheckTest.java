package dev.rollcall.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.source.ConnectedSource;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.checkup.Severity;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.testing.FakePersonRecords;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryDirectory;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class ConnectedSourcesCheckTest {
    private static final SourceId OKTA = new SourceId("okta");
    private static final SourceId ENTRA = new SourceId("entra");
    private static final FixedPolicies POLICIES =
            FixedPolicies.usual()
                    .granting(
                            new AccessPolicy(
                                    "d1",
                                    Map.of(
                                            OKTA,
                                            new SourceRules(OKTA, Set.of(), Optional.empty()),
                                            ENTRA,
                                            new SourceRules(ENTRA, Set.of(), Optional.empty())),
                                    List.of(),
                                    List.of(),
                                    Map.of(),
                                    AttributeRules.DEFAULT,
                                    Set.of()));

    @Test
    void a_source_of_the_policy_that_is_not_connected_is_a_warning() {
        assertThat(look("okta"))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.OK);
        assertThat(look("okta").getFirst().found()).contains("entra", "not connected");
    }

    @Test
    void what_is_connected_and_not_described_is_worth_knowing() {
        assertThat(look("okta", "entra", "ldap"))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, Severity.OK, Severity.NOTICE);
    }

    private static List<Finding> look(String... connected) {
        return new ConnectedSourcesCheck(
                        POLICIES,
                        new ConnectedSources(
                                Stream.of(connected)
                                        .map(ConnectedSourcesCheckTest::source)
                                        .toList()))
                .look();
    }

    private static ConnectedSource source(String id) {
        return new ConnectedSource(
                id,
                PersonReading.OutOfReach::new,
                new FakePersonRecords(),
                new InMemoryDirectory(new SourceId(id)));
    }
}
