package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;
import static dev.rollcall.local.slack.AcmeSlack.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Caller;
import dev.rollcall.local.slack.audit.AuditQuery;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What SCIM does to groups. */
class ScimGroupsTest {
    private final AcmeSlack acme = new AcmeSlack(SlackOptions.DOCUMENTED.withoutLimits());

    @AfterEach
    void close() {
        acme.close();
    }

    @Test
    void a_group_is_made_renamed_filled_and_deleted_for_good() {
        String id = group(ANA);
        acme.patch("/Groups/" + id, "replace", "displayName", "\"Renamed\"");
        acme.patch("/Groups/" + id, "add", "members", "[{\"value\":\"" + BO + "\"}]");
        assertThat(members(id)).containsExactly(ANA, BO);
        acme.patch("/Groups/" + id, "replace", "members", "[{\"value\":\"" + BO + "\"}]");
        assertThat(members(id)).containsExactly(BO);

        assertThat(acme.caller.get("/scim/v2/Groups/" + id).body().path("displayName").asText())
                .isEqualTo("Renamed");
        assertThat(acme.caller.delete("/scim/v2/Groups/" + id).status()).isEqualTo(204);
        assertThat(code(acme.caller.get("/scim/v2/Groups/" + id))).isEqualTo("404 no_such_group");
        assertThat(
                        acme.organisation()
                                .audit()
                                .find(AuditQuery.of("user_removed_from_usergroup", id)))
                .hasSize(1);
    }

    @Test
    void whoever_is_deactivated_or_a_guest_cannot_be_put_into_a_group() {
        String id = group(ANA);
        acme.organisation().deactivate(BO, "U0INSTALLER");

        assertThat(code(add(id, BO))).isEqualTo("400 unable_to_add_deleted_or_guest_to_group");
        assertThat(code(add(id, "U0NOBODY"))).isEqualTo("400 no_such_user");
        assertThat(members(id)).containsExactly(ANA);
    }

    @Test
    void a_put_without_members_leaves_nobody_in_it() {
        String id = group(ANA);

        acme.caller.put("/scim/v2/Groups/" + id, "{\"displayName\":\"Same\"}");

        assertThat(members(id)).isEmpty();
        assertThat(acme.slack.forbidden()).containsExactly("PUT /Groups without members");
    }

    @Test
    void a_call_takes_fifteen_thousand_members_at_most() {
        String id = group(ANA);
        String many =
                IntStream.rangeClosed(0, 15_000)
                        .mapToObj(n -> "{\"value\":\"U9" + n + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));

        assertThat(code(acme.patch("/Groups/" + id, "add", "members", many)))
                .isEqualTo("400 too_many_users");
    }

    @Test
    void a_group_whose_members_alone_may_be_in_a_channel_is_neither_deleted_nor_emptied_at_once() {
        Set<String> many =
                IntStream.rangeClosed(0, 1_000).mapToObj(n -> "U9" + n).collect(Collectors.toSet());
        acme.organisation()
                .add(
                        new SlackGroup(
                                SlackGroup.Kind.IDP_GROUP,
                                "S0LARGE",
                                "",
                                "large",
                                many,
                                false,
                                ""));
        acme.organisation().linkAllowList("C0SECRET", "S0LARGE");

        assertThat(code(acme.patch("/Groups/S0LARGE", "remove", "members", "")))
                .isEqualTo("400 failed_to_remove_users_for_linked_subteam");
        assertThat(code(acme.caller.delete("/scim/v2/Groups/S0LARGE")))
                .isEqualTo("400 idp_group_linked_to_channels");
        acme.organisation().unlinkAllowList("C0SECRET", "S0LARGE");
        assertThat(acme.caller.delete("/scim/v2/Groups/S0LARGE").status()).isEqualTo(204);
    }

    @Test
    void what_a_removal_with_values_does_is_a_switch() {
        String value = "[{\"value\":\"" + ANA + "\"}]";
        String id = group(ANA, BO);
        acme.turn("groups", "valueList", "\"REFUSED\"");
        assertThat(code(acme.patch("/Groups/" + id, "remove", "members", value)))
                .isEqualTo("400 invalid_request_payload");
        acme.turn("groups", "valueList", "\"TAKES_THEM_OUT\"");
        acme.patch("/Groups/" + id, "remove", "members", value);
        assertThat(members(id)).containsExactly(BO);
        acme.turn("groups", "valueList", "\"EMPTIES_GROUP\"");
        acme.patch("/Groups/" + id, "remove", "members", value);
        assertThat(members(id)).isEmpty();
    }

    @Test
    void how_ids_are_written_in_a_path_is_a_switch() {
        String id = group(ANA, BO);
        acme.turn("groups", "quotedIds", "false");
        assertThat(code(remove(id, "\"" + ANA + "\""))).isEqualTo("400 invalid_attribute_format");
        assertThat(remove(id, ANA).status()).isEqualTo(200);
        acme.turn("groups", "plainIds", "false");
        assertThat(code(remove(id, BO))).isEqualTo("400 invalid_attribute_format");
        assertThat(members(id)).containsExactly(BO);
    }

    @Test
    void the_removal_of_a_stranger_is_no_error_unless_the_switch_says_so() {
        String id = group(ANA);
        assertThat(remove(id, BO).status()).isEqualTo(200);

        acme.turn("groups", "strangerRefused", "true");

        assertThat(code(remove(id, BO))).isEqualTo("400 no_such_group_members");
    }

    @Test
    void a_list_may_show_only_some_members() {
        String id = group(ANA, BO);
        acme.turn("groups", "membersShown", "1");

        assertThat(
                        acme.caller
                                .get("/scim/v2/Groups?filter=displayName%20eq%20%22" + "made%22")
                                .body()
                                .path("Resources")
                                .get(0)
                                .path("members"))
                .hasSize(1);
        assertThat(members(id)).hasSize(2);
    }

    private String group(String... members) {
        String list =
                Set.of(members).stream()
                        .map(member -> "{\"value\":\"" + member + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        return acme.caller
                .post(
                        "/scim/v2/Groups",
                        "{\"schemas\":[],\"displayName\":\"made\",\"members\":" + list + "}")
                .body()
                .path("id")
                .asText();
    }

    private Caller.Answer add(String group, String member) {
        return acme.patch("/Groups/" + group, "add", "members", "[{\"value\":\"" + member + "\"}]");
    }

    private Caller.Answer remove(String group, String written) {
        return acme.patch("/Groups/" + group, "remove", "members[value eq " + written + "]", "");
    }

    private Set<String> members(String group) {
        return acme.organisation().group(SlackGroup.Kind.IDP_GROUP, group).orElseThrow().members();
    }
}
