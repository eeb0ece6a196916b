package dev.rollcall.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What numbers alone say of whom a mapping means. */
class PolicyWorldTest {
    private static final GroupId ENGINEERING = GroupId.parse("okta:00geng");
    private static final GroupId CONTRACTORS = GroupId.parse("okta:00gcon");
    private static final PolicyWorld WORLD =
            new PolicyWorld(
                    Map.of(
                            ENGINEERING, group(10, 25, 40),
                            CONTRACTORS, group(15)),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of());

    @Test
    void people_count_as_deep_as_the_mapping_goes() {
        assertThat(WORLD.reach(mapping(new Nesting.Direct(), Set.of())))
                .isEqualTo(new Reach(10, 10));
        assertThat(WORLD.reach(mapping(new Nesting.All(1), Set.of()))).isEqualTo(new Reach(25, 25));
        assertThat(WORLD.reach(mapping(new Nesting.All(9), Set.of()))).isEqualTo(new Reach(40, 40));
    }

    @Test
    void how_many_of_the_excepted_are_in_the_group_is_not_known() {
        assertThat(WORLD.reach(mapping(new Nesting.All(1), Set.of(CONTRACTORS))))
                .isEqualTo(new Reach(10, 25));
    }

    @Test
    void everybody_may_be_excepted_by_a_group_that_is_not_known() {
        assertThat(
                        WORLD.reach(
                                mapping(
                                        new Nesting.All(1),
                                        Set.of(GroupId.parse("other:anything")))))
                .isEqualTo(new Reach(0, 25));
    }

    @Test
    void a_group_with_the_groups_in_it_has_no_fewer_people_than_alone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Headcount(List.of(3, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Headcount(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Headcount.of(-1));
    }

    private static PolicyWorld.Group group(Integer... people) {
        return new PolicyWorld.Group("name", Set.of(), new Headcount(List.of(people)));
    }

    private static Mapping mapping(Nesting nested, Set<GroupId> except) {
        return new Mapping(
                new MappingName("engineering"),
                ENGINEERING,
                nested,
                except,
                MappingMode.ADDITIVE,
                Provisioning.EAGER,
                "okta:00u1",
                Optional.empty(),
                20,
                Set.of(new Entitlement.Channel("C01")));
    }
}
