package dev.rollcall.application.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.FakePersonRecords;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryLinks;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ProtectedGroupsTest {
    private static final AccountId BOSS = new AccountId("U0BOSS");
    private static final PersonId ANA = PersonId.parse("okta:ana");

    private final InMemoryLinks links = new InMemoryLinks();
    private final FakePersonRecords people = new FakePersonRecords();

    @Test
    void tells_the_groups_of_whoever_the_account_is_linked_to() {
        people.says(ANA, Standing.ENTITLED, "board");
        links.record(new Link(ANA, BOSS, Instant.EPOCH, "adopted"));

        assertThat(new ProtectedGroups(FixedPolicies.usual(), links, people).of(Set.of(BOSS)))
                .isEqualTo(Map.of(BOSS, Set.of(new GroupId(new SourceId("okta"), "board"))));
    }

    /** A protected account in no groups would be one that no mapping could mean. */
    @Test
    void of_somebody_of_a_source_that_is_not_connected_nothing_is_said() {
        links.record(new Link(ANA, BOSS, Instant.EPOCH, "adopted"));
        ProtectedGroups groups =
                new ProtectedGroups(
                        FixedPolicies.usual(),
                        links,
                        new ConnectedSources(List.of()).personRecords());

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> groups.of(Set.of(BOSS)))
                .returns("not-connected", PortFailure.NeedsHuman::code);
    }
}
