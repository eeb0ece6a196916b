package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.function.scim.ScimDesk.Answer;

import org.junit.jupiter.api.Test;

/**
 * What Okta's SCIM 2.0 applications send (developer.okta.com, "SCIM 2.0 protocol reference" and
 * "Group Push").
 */
class OktaDialectTest {
    private final ScimDesk desk = new ScimDesk();

    @Test
    void somebody_is_looked_for_made_replaced_and_disabled() {
        assertThat(
                        desk.get(
                                        "/Users?filter=userName%20eq%20%22test.user%40okta.local%22"
                                                + "&startIndex=1&count=100")
                                .total())
                .isZero();
        Answer made =
                desk.post(
                        "/Users",
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "userName": "test.user@okta.local",
                         "name": {"givenName": "Test", "familyName": "User"},
                         "emails": [{"primary": true, "value": "test.user@okta.local", "type": "work"}],
                         "displayName": "Test User", "locale": "en-US",
                         "externalId": "00ujl29u0le5T6Aj10h7",
                         "groups": [], "password": "1mz050nq", "active": true}
                        """);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().has("password")).isFalse();

        Answer put =
                desk.put(
                        "/Users/" + made.id(),
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "id": "%s", "userName": "test.user@okta.local",
                         "name": {"givenName": "Another", "middleName": "", "familyName": "User"},
                         "emails": [{"primary": true, "value": "test.user@okta.local",
                                     "type": "work", "display": "test.user@okta.local"}],
                         "active": true, "groups": [], "meta": {"resourceType": "User"}}
                        """
                                .formatted(made.id()));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().at("/name/givenName").asText()).isEqualTo("Another");
        assertThat(put.body().at("/name").has("middleName")).isFalse();

        Answer off =
                desk.operations(
                        "/Users/" + made.id(),
                        "{\"op\": \"replace\", \"value\": {\"active\": false}}");
        assertThat(off.status()).isEqualTo(200);
        assertThat(off.body().path("active").asBoolean(true)).isFalse();
    }

    @Test
    void a_group_is_pushed_renamed_and_its_members_set_and_changed() {
        String ada = desk.user("ada");
        String bo = desk.user("bo");
        Answer made =
                desk.post(
                        "/Groups",
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                         "displayName": "Test SCIMv2", "members": []}
                        """);
        String path = "/Groups/" + made.id();

        assertThat(
                        desk.operations(
                                        path,
                                        "{\"op\":\"replace\",\"value\":{\"id\":\""
                                                + made.id()
                                                + "\",\"displayName\":\"Renamed\"}}")
                                .status())
                .isEqualTo(200);
        desk.operations(
                path,
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\""
                        + ada
                        + "\",\"display\":\"ada\"}]}");
        assertThat(desk.members(made.id())).containsExactly(ada);
        desk.operations(
                path,
                """
                {"op": "remove", "path": "members[value eq \\"%s\\"]"},
                {"op": "add", "path": "members", "value": [{"value": "%s", "display": "bo"}]}
                """
                        .formatted(ada, bo));
        assertThat(desk.members(made.id())).containsExactly(bo);
        assertThat(desk.filtered("/Groups", "displayName eq \"Renamed\"").ids())
                .containsExactly(made.id());

        Answer put =
                desk.put(
                        path,
                        """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                         "id": "%s", "displayName": "Renamed",
                         "members": [{"value": "%s", "display": "ada"}, {"value": "%s"}]}
                        """
                                .formatted(made.id(), ada, bo));
        assertThat(put.body().path("members")).hasSize(2);
        assertThat(desk.delete(path).status()).isEqualTo(204);
        assertThat(desk.get("/Users/" + ada).body().has("groups")).isFalse();
    }
}
