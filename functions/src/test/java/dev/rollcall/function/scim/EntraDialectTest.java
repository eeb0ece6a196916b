package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.function.scim.ScimDesk.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Entra's provisioning service sends, with and without {@code aadOptscim062020}
 * (learn.microsoft.com, "Develop and plan provisioning for a SCIM endpoint" and "Known issues and
 * resolutions with SCIM 2.0 protocol compliance").
 */
class EntraDialectTest {
    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final ScimDesk desk = new ScimDesk();

    @Test
    void the_connection_is_tested_by_somebody_who_is_not_there() {
        Answer tested =
                desk.filtered("/Users", "userName eq \"non-existent-5f2c9d4e-1a7b-4a55-9f63\"");

        assertThat(tested.status()).isEqualTo(200);
        assertThat(tested.total()).isZero();
    }

    @Test
    void somebody_is_made_with_the_enterprise_extension() {
        Answer made =
                desk.post(
                        "/Users?aadOptscim062020",
                        """
                        {
                          "schemas": [
                            "urn:ietf:params:scim:schemas:core:2.0:User",
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                          "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
                          "userName": "Test_User_ab6490ee@testuser.example",
                          "active": true,
                          "emails": [{
                            "primary": true,
                            "type": "work",
                            "value": "Test_User_fd0ea19b@testuser.example"
                          }],
                          "meta": {"resourceType": "User"},
                          "name": {
                            "formatted": "givenName familyName",
                            "familyName": "familyName",
                            "givenName": "givenName"
                          },
                          "roles": [],
                          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                            "department": "R&D", "manager": "7b1c"}
                        }
                        """);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path(ENTERPRISE).at("/manager/value").asText()).isEqualTo("7b1c");
        assertThat(made.body().path("schemas").valueStream().map(JsonNode::asText))
                .containsExactly(ScimNames.USER, ENTERPRISE);
        assertThat(
                        desk.filtered(
                                        "/Users",
                                        "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"")
                                .ids())
                .containsExactly(made.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Without the flag, as it was recorded.
                """
                {
                    "schemas": [
                        "urn:ietf:params:scim:api:messages:2.0:PatchOp"
                    ],
                    "Operations": [
                        {
                            "op": "Replace",
                            "path": "active",
                            "value": "False"
                        }
                    ]
                }
                """,
                // With the flag.
                """
                {
                    "schemas": [
                        "urn:ietf:params:scim:api:messages:2.0:PatchOp"
                    ],
                    "Operations": [
                        {
                            "op": "replace",
                            "path": "active",
                            "value": false
                        }
                    ]
                }
                """,
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "value": {"active": "False"}}]}
                """,
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "value": {"active": false}}]}
                """,
                """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Add", "path": "active", "value": "false"}]}
                """
            })
    void somebody_is_disabled(String body) {
        String ada = desk.user("ada");

        Answer patched = desk.patch("/Users/" + ada + "?aadOptscim062020", body);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().path("active").isBoolean()).isTrue();
        assertThat(patched.body().path("active").asBoolean(true)).isFalse();
    }

    @Test
    void several_attributes_are_set_one_by_one() {
        String ada = desk.user("ada");

        Answer patched =
                desk.operations(
                        "/Users/" + ada,
                        """
                        {"op": "Replace", "path": "emails[type eq \\"work\\"].value",
                         "value": "updatedEmail@acme.example"},
                        {"op": "Replace", "path": "name.familyName", "value": "updatedFamilyName"},
                        {"op": "Add", "path": "phoneNumbers[type eq \\"mobile\\"].value",
                         "value": "+1 555 0100"},
                        {"op": "Replace", "path": "addresses[type eq \\"work\\"].country",
                         "value": "NL"},
                        {"op": "Add",
                         "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                         "value": "7b1c"},
                        {"op": "Replace",
                         "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                         "value": "Sales"}
                        """);

        assertThat(patched.status()).isEqualTo(200);
        JsonNode user = patched.body();
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("updatedEmail@acme.example");
        assertThat(user.at("/name/familyName").asText()).isEqualTo("updatedFamilyName");
        assertThat(user.at("/phoneNumbers/0").toString())
                .isEqualTo("{\"type\":\"mobile\",\"value\":\"+1 555 0100\"}");
        assertThat(user.at("/addresses/0/country").asText()).isEqualTo("NL");
        assertThat(user.path(ENTERPRISE).at("/manager/value").asText()).isEqualTo("7b1c");
        assertThat(user.path(ENTERPRISE).path("department").asText()).isEqualTo("Sales");
    }

    @Test
    void paths_stand_as_names_in_a_value() {
        String ada = desk.user("ada");

        Answer patched =
                desk.operations(
                        "/Users/" + ada,
                        """
                        {"op": "Add", "value": {
                          "displayName": "Ada L",
                          "name.givenName": "Ada",
                          "name.formatted": "Ada L",
                          "emails[type eq \\"work\\"].value": "new@acme.example",
                          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber": "42",
                          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                            {"manager": {"value": "7b1c"}, "costCenter": "9"}}}
                        """);

        assertThat(patched.status()).as(patched.body().toString()).isEqualTo(200);
        JsonNode user = patched.body();
        assertThat(user.at("/name/givenName").asText()).isEqualTo("Ada");
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("new@acme.example");
        assertThat(user.path(ENTERPRISE).path("employeeNumber").asText()).isEqualTo("42");
        assertThat(user.path(ENTERPRISE).path("costCenter").asText()).isEqualTo("9");
        assertThat(user.path(ENTERPRISE).at("/manager/value").asText()).isEqualTo("7b1c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"Remove\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\"}",
                "{\"op\":\"Replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\",\"value\":\"\"}",
                "{\"op\":\"remove\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value\"}"
            })
    void a_manager_is_taken_away(String operation) {
        String ada = desk.user("ada");
        desk.operations(
                "/Users/" + ada,
                "{\"op\":\"add\",\"path\":\"" + ENTERPRISE + ":manager\",\"value\":\"7b1c\"}");

        Answer patched = desk.operations("/Users/" + ada, operation);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().has(ENTERPRISE)).isFalse();
    }

    @Test
    void a_group_is_found_by_name_made_and_found_by_id_without_members() {
        assertThat(
                        desk.get(
                                        "/Groups?excludedAttributes=members&filter=displayName+eq+%22"
                                            + "displayName%22")
                                .total())
                .isZero();
        Answer made =
                desk.post(
                        "/Groups",
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group",
                             "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                         "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
                         "displayName": "displayName", "meta": {"resourceType": "Group"}}
                        """);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("members").isEmpty()).isTrue();
        assertThat(desk.filtered("/Groups", "displayName eq \"displayName\"").ids())
                .containsExactly(made.id());
        assertThat(desk.get("/Groups/" + made.id() + "?excludedAttributes=members").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"%s\"}]}",
                "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}",
                "{\"op\":\"Remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}"
            })
    void one_member_is_taken_out_and_the_others_stay(String operation) {
        String ada = desk.user("ada");
        String bo = desk.user("bo");
        String staff = desk.group("Staff");
        assertThat(
                        desk.operations(
                                        "/Groups/" + staff,
                                        "{\"op\":\"Add\",\"path\":\"members\",\"value\":["
                                                + "{\"$ref\":null,\"value\":\""
                                                + ada
                                                + "\"},"
                                                + ScimDesk.member(bo)
                                                + "]}")
                                .status())
                .isIn(200, 204);
        assertThat(desk.members(staff)).containsExactlyInAnyOrder(ada, bo);

        assertThat(desk.operations("/Groups/" + staff, operation.formatted(ada)).status())
                .isIn(200, 204);
        assertThat(desk.members(staff)).containsExactly(bo);
        assertThat(desk.operations("/Groups/" + staff, operation.formatted(ada)).status())
                .as("who is not in it is out already")
                .isIn(200, 204);
    }

    @Test
    void a_list_of_nobody_takes_nobody_out_and_null_is_refused() {
        String ada = desk.user("ada");
        String staff = desk.group("Staff", ada);

        desk.operations(
                "/Groups/" + staff, "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[]}");
        assertThat(desk.members(staff)).containsExactly(ada);
        for (String op : new String[] {"Remove", "Replace", "Add"}) {
            Answer refused =
                    desk.operations(
                            "/Groups/" + staff,
                            "{\"op\":\"" + op + "\",\"path\":\"members\",\"value\":null}");
            assertThat(refused.scimType()).isEqualTo("invalidValue");
        }
        assertThat(desk.members(staff)).containsExactly(ada);
    }

    @Test
    void references_are_asked_for_by_both_ids() {
        String ada = desk.user("ada");
        String bo = desk.user("bo");
        String staff = desk.group("Staff", ada);
        desk.operations(
                "/Users/" + bo,
                "{\"op\":\"add\",\"path\":\""
                        + ENTERPRISE
                        + ":manager\",\"value\":\""
                        + ada
                        + "\"}");

        for (String member : new String[] {"members", "members.value"}) {
            String filter = "id eq \"" + staff + "\" and " + member + " eq \"%s\"";
            assertThat(desk.filtered("/Groups", filter.formatted(ada)).ids())
                    .containsExactly(staff);
            assertThat(desk.filtered("/Groups", filter.formatted(bo)).ids()).isEmpty();
        }
        assertThat(desk.filtered("/Groups", "members[value eq \"" + ada + "\"]").ids())
                .containsExactly(staff);
        assertThat(
                        desk.filtered(
                                        "/Users",
                                        "id eq \""
                                                + bo
                                                + "\" and "
                                                + ENTERPRISE
                                                + ":manager eq \""
                                                + ada
                                                + "\"")
                                .ids())
                .containsExactly(bo);
    }
}
