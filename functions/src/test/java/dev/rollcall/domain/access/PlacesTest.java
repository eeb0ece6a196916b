package dev.rollcall.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlacesTest {
    @Test
    void everywhere_is_every_workspace_and_channels_too() {
        assertThat(Places.everywhere().haveUserGroupsOf("T01")).isTrue();
        assertThat(Places.everywhere().channels()).isTrue();
    }

    @Test
    void a_user_group_and_a_workspace_name_the_workspace() {
        Places places =
                Places.of(
                        List.of(
                                new Entitlement.UserGroup("T01", "S01"),
                                new Entitlement.Workspace("T02")));

        assertThat(places.haveUserGroupsOf("T01")).isTrue();
        assertThat(places.haveUserGroupsOf("T02")).isTrue();
        assertThat(places.haveUserGroupsOf("T03")).isFalse();
        assertThat(places.channels()).isFalse();
    }

    @Test
    void one_channel_names_all() {
        assertThat(Places.of(List.of(new Entitlement.Channel("C01"))).channels()).isTrue();
        assertThat(Places.of(List.of(new Entitlement.IdpGroup("S01"))).channels()).isFalse();
    }
}
