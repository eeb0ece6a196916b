package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WorldReadings;
import dev.rollcall.application.port.WorldReadings.Kept;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link WorldReadings} do. */
public abstract class WorldReadingsContract {
    private static final GroupId ENGINEERING = GroupId.parse("okta:00gengineering");
    private static final WorldReading FRESH =
            WorldReading.begin(
                    "one",
                    NOON,
                    List.of(WorldPart.CHANNELS, WorldPart.userGroupsOf("T0MAIN")),
                    Optional.empty());
    private static final PolicyWorld ALL =
            new PolicyWorld(
                    Map.of(
                            ENGINEERING,
                            new PolicyWorld.Group(
                                    "engineering",
                                    Set.of(GroupId.parse("okta:00gbackend")),
                                    new Headcount(List.of(3, 12)))),
                    Map.of(
                            new Entitlement.Workspace("T0MAIN"), "main",
                            new Entitlement.IdpGroup("S0IDP"), "engineering",
                            new Entitlement.UserGroup("T0MAIN", "S0ENG"), "eng",
                            new Entitlement.OrganisationGroup("S0ORG"), "everybody",
                            new Entitlement.Channel("C0ENG"), "eng-all"),
                    Map.of(new Entitlement.UserGroup("T0MAIN", "S0ENG"), "somebody else"),
                    Map.of(new AccountId("U0ROOT"), Set.of(ENGINEERING)),
                    Map.of(WorldPart.groupsOf(ENGINEERING.source()), "E0000006"));

    /** Returns some in which nothing was read yet. */
    protected abstract WorldReadings fresh();

    @Test
    void say_nothing_before_the_first() {
        assertThat(fresh().latest()).isEmpty();
        assertThat(fresh().pages(FRESH)).isEmpty();
    }

    @Test
    void keep_where_a_reading_stands() {
        WorldReadings readings = fresh();
        WorldReading between =
                FRESH.with(
                                new WorldPage(
                                        PolicyWorld.EMPTY, Optional.of("next"), Optional.empty()),
                                NOON)
                        .next()
                        .failed();
        readings.replace(Optional.empty(), between);

        assertThat(readings.latest()).hasValue(between);
    }

    @Test
    void keep_that_a_reading_has_ended() {
        WorldReadings readings = fresh();
        WorldReading ended =
                FRESH.without("gone", NOON).next().without("gone", NOON.plusSeconds(3)).next();
        readings.replace(Optional.empty(), ended);

        assertThat(readings.latest()).hasValue(ended);
    }

    @Test
    void of_two_who_go_on_from_the_same_page_one_does() {
        WorldReadings readings = fresh();
        readings.replace(Optional.empty(), FRESH);

        assertThat(readings.replace(Optional.of(FRESH), FRESH.failed())).isTrue();
        assertThat(readings.replace(Optional.of(FRESH), FRESH.without("gone", NOON).next()))
                .isFalse();
        assertThat(readings.replace(Optional.of(FRESH), FRESH.failed()))
                .as("the same again, as after a lost answer")
                .isTrue();

        assertThat(readings.latest()).hasValue(FRESH.failed());
    }

    @Test
    void give_back_all_that_a_page_said_by_its_number() {
        WorldReadings readings = fresh();
        Kept second = new Kept(WorldPart.CHANNELS, PolicyWorld.EMPTY);
        Kept first = new Kept(WorldPart.WORKSPACES, ALL);
        readings.keep(FRESH, 11, second);
        readings.keep(FRESH, 2, second);
        readings.keep(FRESH, 2, first);

        assertThat(readings.pages(FRESH)).containsExactly(first, second);
    }

    @Test
    void do_not_mix_the_pages_of_two_readings() {
        WorldReadings readings = fresh();
        readings.keep(FRESH, 0, new Kept(WorldPart.WORKSPACES, ALL));

        assertThat(
                        readings.pages(
                                WorldReading.begin("two", NOON, FRESH.left(), Optional.of(FRESH))))
                .isEmpty();
    }
}
