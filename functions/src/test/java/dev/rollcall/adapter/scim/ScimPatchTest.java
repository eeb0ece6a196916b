package dev.rollcall.adapter.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ScimPatchTest {
    private static final String HEAD =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[";
    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    @Test
    void deactivates_with_a_json_boolean() {
        assertThat(ScimPatch.of(new ScimOperation.SetActive(false)).body())
                .isEqualTo(HEAD + "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}");
    }

    @Test
    void removes_exactly_the_members_it_names() {
        assertThat(
                        ScimPatch.of(
                                        new ScimOperation.RemoveMember("U01"),
                                        new ScimOperation.RemoveMember("W02"))
                                .body())
                .isEqualTo(
                        HEAD
                                + "{\"op\":\"remove\",\"path\":\"members[value eq U01]\"},"
                                + "{\"op\":\"remove\",\"path\":\"members[value eq W02]\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "U", "u01", "U01] or value pr", "U01\"", "*"})
    void cannot_remove_members_without_naming_one(String id) {
        assertThatThrownBy(() -> new ScimOperation.RemoveMember(id))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScimOperation.AddMembers(List.of(id)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "members",
                "Members",
                "members.value",
                "active",
                "ACTIVE",
                "groups",
                "id",
                ""
            })
    void no_general_operation_can_name_members_or_active(String path) {
        ScimFilter filter = ScimFilter.eq("value", "U01");

        assertThatThrownBy(() -> ScimPath.of(path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScimPath.of(path, filter))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScimPath.of(path, filter, "value"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScimPath.extension(ENTERPRISE, path))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void adds_members_beside_those_that_are_there() {
        assertThat(ScimPatch.of(new ScimOperation.AddMembers(List.of("U01", "U02"))).body())
                .isEqualTo(
                        HEAD
                                + "{\"op\":\"add\",\"path\":\"members\",\"value\":"
                                + "[{\"value\":\"U01\"},{\"value\":\"U02\"}]}]}");
        assertThatThrownBy(() -> new ScimOperation.AddMembers(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_every_form_of_path_that_slack_documents() {
        assertThat(ScimPath.of("name.givenName").text()).isEqualTo("name.givenName");
        assertThat(ScimPath.of("emails", ScimFilter.eq("primary", false)).text())
                .isEqualTo("emails[primary eq false]");
        assertThat(ScimPath.of("phoneNumbers", ScimFilter.eq("value", "1"), "value").text())
                .isEqualTo("phoneNumbers[value eq \"1\"].value");
        assertThat(ScimPath.extension(ENTERPRISE).text()).isEqualTo(ENTERPRISE);
        assertThat(ScimPath.extension(ENTERPRISE, "employeeNumber").text())
                .isEqualTo(ENTERPRISE + ":employeeNumber");
        assertThat(ScimPath.dotted(ENTERPRISE, "manager.managerId").text())
                .isEqualTo(ENTERPRISE + ".manager.managerId");
    }

    @Test
    void quotes_a_value_so_that_it_stays_one() {
        assertThat(ScimFilter.eq("value", "a\" or value pr or value eq \"b").text())
                .isEqualTo("value eq \"a\\\" or value pr or value eq \\\"b\"");
        assertThatThrownBy(() -> ScimFilter.eq("value pr or value", "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScimFilter.eq("value", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_patch_without_an_operation_is_none() {
        assertThatThrownBy(ScimPatch::of).isInstanceOf(IllegalArgumentException.class);
    }
}
