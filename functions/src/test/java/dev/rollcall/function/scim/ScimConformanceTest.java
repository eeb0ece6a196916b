package dev.rollcall.function.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.function.scim.ScimDesk.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What RFC 7644 asks of a service, section by section, with RFC 7643's resources. */
class ScimConformanceTest {
    private static final String RFC_USER =
            """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
             "userName": "bjensen", "externalId": "bjensen",
             "name": {"formatted": "Ms. Barbara J Jensen III", "familyName": "Jensen",
                      "givenName": "Barbara"}}
            """;

    private final ScimDesk desk = new ScimDesk();

    // ---- §3.3 creating

    @Test
    void a_resource_that_is_made_has_an_id_a_place_and_a_version() {
        Answer made = desk.post("/Users", RFC_USER);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers())
                .containsEntry("Content-Type", "application/scim+json")
                .containsEntry("Location", "https://rollcall.example/scim/v2/Users/" + made.id())
                .containsEntry("ETag", "W/\"1\"");
        JsonNode meta = made.body().path("meta");
        assertThat(meta.path("resourceType").asText()).isEqualTo("User");
        assertThat(meta.path("created").asText()).isEqualTo("2026-11-24T10:00:00Z");
        assertThat(meta.path("lastModified")).isEqualTo(meta.path("created"));
        assertThat(meta.path("location").asText()).isEqualTo(made.headers().get("Location"));
        assertThat(made.body().at("/name/familyName").asText()).isEqualTo("Jensen");
        assertThat(made.body().path("active").asBoolean()).isTrue();
        assertThat(desk.get("/Users/" + made.id()).body()).isEqualTo(made.body());
    }

    @Test
    void a_name_is_had_once_in_any_case() {
        desk.post("/Users", RFC_USER);

        Answer again = desk.post("/Users", RFC_USER.replace("\"bjensen\"", "\"BJensen\""));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.scimType()).isEqualTo("uniqueness");
        assertThat(again.body().path("status").asText()).isEqualTo("409");
        assertThat(again.body().path("schemas").get(0).asText()).isEqualTo(ScimNames.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"userName\": \"\"}",
                "{\"userName\": {\"a\": 1}}",
                "{\"userName\": \"a\", \"active\": 3}",
                "{\"userName\": \"a\", \"active\": \"no\"}",
                "{\"userName\": \"a\", \"emails\": \"a@acme.example\"}",
                "{\"userName\": \"a\", \"name\": \"A B\"}",
                "{\"userName\": \"a\","
                        + " \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\": 1}"
            })
    void a_user_that_is_none_is_refused(String body) {
        Answer refused = desk.post("/Users", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
        assertThat(refused.body().path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nothing",
                "{\"userName\": \"a\"} more",
                "{\"userName\": \"a\", \"userName\": \"b\"}",
                "{\"userName\": \"a\", \"USERNAME\": \"b\"}",
                "{\"userName\": \"a\", \"not a name\": \"b\"}",
                "{\"userName\": \"a\", \"x\": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}"
            })
    void what_is_no_resource_at_all_is_refused(String body) {
        Answer refused = desk.post("/Users", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidSyntax");
    }

    @Test
    void what_is_the_service_s_to_say_is_passed_over() {
        Answer made =
                desk.post(
                        "/Users",
                        """
                        {"id": "mine", "userName": "a", "password": "secret", "groups": [],
                         "meta": {"created": "1999-01-01T00:00:00Z"}}
                        """);

        assertThat(made.id()).isNotEqualTo("mine");
        assertThat(made.body().toString()).doesNotContain("secret").doesNotContain("1999");
    }

    // ---- §3.4.1 reading, §3.14 versions

    @Test
    void nobody_is_read_under_an_id_that_is_none() {
        for (String path :
                List.of(
                        "/Users/nobody",
                        "/Users/5b0c6d0e-8f0e-4c58-9a06-1f2b7c6d1a04",
                        "/Users/" + desk.group("Staff"),
                        "/Users/a/b",
                        "/Things")) {
            Answer answer = desk.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.body().path("schemas").get(0).asText()).isEqualTo(ScimNames.ERROR);
        }
    }

    @Test
    void a_version_that_is_known_is_not_sent_again_and_one_that_has_passed_changes_nothing() {
        String id = desk.user("ada");
        String tag = desk.get("/Users/" + id).headers().get("ETag");

        assertThat(desk.call("GET", "/Users/" + id, null, Map.of("If-None-Match", tag)).status())
                .isEqualTo(304);
        String body = "{\"userName\": \"ada\", \"title\": \"Engineer\"}";
        Answer put = desk.call("PUT", "/Users/" + id, body, Map.of("If-Match", tag));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.headers().get("ETag")).isNotEqualTo(tag);
        for (String method : List.of("PUT", "DELETE")) {
            assertThat(desk.call(method, "/Users/" + id, body, Map.of("If-Match", tag)).status())
                    .isEqualTo(412);
        }
        assertThat(desk.call("DELETE", "/Users/" + id, null, Map.of("If-Match", "*")).status())
                .isEqualTo(204);
    }

    // ---- §3.4.2 lists, filters, pages

    @Test
    void pages_are_of_the_size_asked_for_and_together_all_of_them_once() {
        Set<String> made = new TreeSet<>();
        for (int i = 0; i < 57; i++) {
            made.add(desk.user("user" + i));
        }

        List<String> read = new ArrayList<>();
        for (int start = 1; start <= 57; start += 10) {
            Answer page = desk.get("/Users?startIndex=" + start + "&count=10");
            assertThat(page.total()).isEqualTo(57);
            assertThat(page.body().path("startIndex").asInt()).isEqualTo(start);
            assertThat(page.body().path("itemsPerPage").asInt()).isEqualTo(page.ids().size());
            read.addAll(page.ids());
        }

        assertThat(read).doesNotHaveDuplicates().containsExactlyElementsOf(made);
        assertThat(desk.get("/Users").ids()).hasSize(57);
    }

    @ParameterizedTest
    @CsvSource({
        "count=0, 0",
        "count=-3, 0",
        "startIndex=0, 3",
        "startIndex=-9, 3",
        "startIndex=3, 1",
        "startIndex=4, 0",
        "startIndex=999999999999, 0",
        "count=100000, 3",
        "count=2, 2"
    })
    void pages_beyond_the_bounds_are_drawn_to_them(String query, int shown) {
        desk.user("a");
        desk.user("b");
        desk.user("c");

        Answer page = desk.get("/Users?" + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.ids()).hasSize(shown);
    }

    @Test
    void a_list_of_nobody_is_an_empty_list() {
        Answer none = desk.filtered("/Users", "userName eq \"nobody\"");

        assertThat(none.status()).isEqualTo(200);
        assertThat(none.total()).isZero();
        assertThat(none.body().path("Resources").isArray()).isTrue();
        assertThat(desk.get("/Groups").total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ADA\"",
                "USERNAME Eq \"ada\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ada\"",
                "externalId eq \"e-ada\"",
                "emails eq \"ada@acme.example\"",
                "emails.value eq \"Ada@acme.example\"",
                "emails[type eq \"work\"].value eq \"x\" or userName eq \"ada\"",
                "emails[type eq \"work\" and value eq \"ada@acme.example\"]",
                "displayName eq \"ada\"",
                "displayName eq \"ada\" and active eq true",
                "userName sw \"ad\" and not (userName ew \"b\")",
                "userName co \"DA\"",
                "title eq \"Engineer\"",
                "title pr",
                "name.familyName pr and name.familyName ne \"Byron\"",
                "(userName eq \"ada\" or userName eq \"nobody\") and active eq true",
                "meta.lastModified gt \"2026-11-24T10:00:00Z\"",
                "meta.lastModified ge \"2026-11-24T11:01:00+01:00\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"R&D\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value pr"
            })
    void a_filter_finds_whom_it_means(String filter) {
        String ada = desk.user("ada");
        desk.user("bob");
        desk.clock.advance(Duration.ofMinutes(1));
        desk.put(
                "/Users/" + ada,
                """
                {"userName": "ada", "externalId": "e-ada", "displayName": "ada",
                 "title": "Engineer", "name": {"familyName": "Lovelace"},
                 "emails": [{"value": "ada@acme.example", "type": "work"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                   {"department": "R&D", "manager": {"value": "m-1"}}}
                """);

        Answer found = desk.filtered("/Users", filter);
        if (filter.contains("].value eq")) {
            // A path of a patch, which no filter has.
            assertThat(found.scimType()).isEqualTo("invalidFilter");
            return;
        }
        assertThat(found.status()).as(found.body().toString()).isEqualTo(200);
        assertThat(found.ids()).containsExactly(ada);
        assertThat(found.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq ada",
                "userName is \"ada\"",
                "userName eq \"ada",
                "(userName eq \"ada\"",
                "userName eq \"ada\") ",
                "userName eq \"ada\" and",
                "and",
                "userName eq [1]",
                "userName eq {}",
                "a.b.c eq \"x\"",
                "emails[",
                "not userName eq \"ada\"",
                "active gt true",
                "members eq \"x\" or displayName eq 1 eq 2"
            })
    void a_filter_that_is_none_is_said_to_be_none(String filter) {
        desk.user("ada");

        Answer refused = desk.filtered("/Users", filter);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo("invalidFilter");
    }

    @Test
    void filters_are_bounded() {
        String deep = "(".repeat(11) + "userName eq \"a\"" + ")".repeat(11);
        String many = "a pr" + " or a pr".repeat(100);
        String lengthy = "userName eq \"" + "a".repeat(FilterReader.LONGEST) + "\"";

        for (String filter : List.of(deep, many, lengthy)) {
            assertThat(desk.filtered("/Users", filter).scimType()).isEqualTo("invalidFilter");
        }
    }

    @Test
    void the_same_is_asked_for_in_a_body() {
        String ada = desk.user("ada");
        desk.user("bob");

        Answer found =
                desk.post(
                        "/Users/.search",
                        """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                         "filter": "userName eq \\"ada\\"", "attributes": ["userName"],
                         "startIndex": 1, "count": 5}
                        """);

        assertThat(found.ids()).containsExactly(ada);
        assertThat(found.body().at("/Resources/0").has("emails")).isFalse();
    }

    // ---- §3.4.2.5, §3.9 attributes

    @Test
    void only_what_is_asked_for_is_shown_and_the_id() {
        String ada = desk.user("ada");

        JsonNode few = desk.get("/Users/" + ada + "?attributes=userName,emails.value").body();
        assertThat(names(few)).containsExactlyInAnyOrder("schemas", "id", "userName", "emails");
        assertThat(names(few.at("/emails/0"))).containsExactly("value");

        JsonNode others = desk.get("/Users/" + ada + "?excludedAttributes=emails,id,meta").body();
        assertThat(names(others)).contains("id", "userName").doesNotContain("emails", "meta");
        assertThat(desk.get("/Users/" + ada + "?attributes=a&excludedAttributes=b").status())
                .isEqualTo(400);
    }

    @Test
    void a_group_is_shown_without_its_members() {
        String ada = desk.user("ada");
        String staff = desk.group("Staff", ada);

        assertThat(names(desk.get("/Groups/" + staff + "?excludedAttributes=members").body()))
                .doesNotContain("members");
        assertThat(names(desk.get("/Groups?excludedAttributes=members").body().at("/Resources/0")))
                .doesNotContain("members");
        assertThat(desk.members(staff)).containsExactly(ada);
        assertThat(desk.get("/Users/" + ada).body().at("/groups/0/display").asText())
                .isEqualTo("Staff");
    }

    // ---- §3.5.1 replacing

    @Test
    void what_a_replacement_does_not_name_is_gone_but_active_stays_as_it_was() {
        String ada = desk.user("ada");
        desk.operations(
                "/Users/" + ada, "{\"op\": \"replace\", \"path\": \"active\", \"value\": false}");

        Answer put = desk.put("/Users/" + ada, "{\"userName\": \"ada.l\"}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.body().path("userName").asText()).isEqualTo("ada.l");
        assertThat(put.body().has("emails")).isFalse();
        assertThat(put.body().path("active").asBoolean())
                .as("what is absent says nothing of leaving or coming back")
                .isFalse();
        assertThat(desk.filtered("/Users", "userName eq \"ada\"").total()).isZero();
    }

    @Test
    void a_group_that_is_replaced_without_naming_members_keeps_them() {
        String ada = desk.user("ada");
        String staff = desk.group("Staff", ada);

        desk.put("/Groups/" + staff, "{\"displayName\": \"All staff\"}");
        assertThat(desk.members(staff)).containsExactly(ada);
        desk.put("/Groups/" + staff, "{\"displayName\": \"All staff\", \"members\": []}");
        assertThat(desk.members(staff)).isEmpty();
    }

    // ---- §3.5.2 patching

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"op\":\"add\",\"path\":\"title\",\"value\":\"VP\"} | /title | VP",
                "{\"op\":\"add\",\"value\":{\"title\":\"VP\"}} | /title | VP",
                "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Ada\"} |"
                        + " /name/givenName | Ada",
                "{\"op\":\"replace\",\"path\":\"name\",\"value\":{\"givenName\":\"Ada\"}} |"
                        + " /name/givenName | Ada",
                "{\"op\":\"replace\",\"path\":\"emails[type eq"
                        + " \\\"work\\\"].value\",\"value\":\"n@acme.example\"} | /emails/0/value |"
                        + " n@acme.example",
                "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"h@acme.example\",\"type\":\"home\"}]}"
                    + " | /emails/1/value | h@acme.example",
                "{\"op\":\"add\",\"path\":\"emails\",\"value\":{\"value\":\"h@acme.example\",\"type\":\"home\"}}"
                    + " | /emails/1/type | home",
                "{\"op\":\"replace\",\"path\":\"emails\",\"value\":[{\"value\":\"o@acme.example\"}]}"
                    + " | /emails/0/value | o@acme.example",
                "{\"op\":\"replace\",\"path\":\"emails[value ew"
                        + " \\\"acme.example\\\"]\",\"value\":{\"value\":\"w@acme.example\"}} |"
                        + " /emails/0/value | w@acme.example",
                "{\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\",\"value\":\"R&D\"}"
                    + " | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department |"
                    + " R&D"
            })
    void a_patch_sets(String operation, String pointer, String value) {
        String ada = desk.user("ada");

        Answer patched = desk.operations("/Users/" + ada, operation);

        assertThat(patched.status()).as(patched.body().toString()).isEqualTo(200);
        assertThat(patched.body().at(pointer).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"remove\",\"path\":\"emails\"}",
                "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"work\\\"]\"}",
                "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"work\\\" and value co"
                        + " \\\"ada\\\"]\"}",
                "{\"op\":\"remove\",\"path\":\"emails\",\"value\":[{\"value\":\"ada@acme.example\"}]}",
                "{\"op\":\"replace\",\"path\":\"emails\",\"value\":[]}",
                "{\"op\":\"replace\",\"path\":\"emails\",\"value\":null}"
            })
    void a_patch_takes_away(String operation) {
        String ada = desk.user("ada");

        Answer patched = desk.operations("/Users/" + ada, operation);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body().has("emails")).isFalse();
        assertThat(desk.filtered("/Users", "emails.value eq \"ada@acme.example\"").total())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"op\":\"move\",\"path\":\"title\",\"value\":\"x\"} | invalidSyntax",
                "{\"op\":\"remove\"} | noTarget",
                "{\"op\":\"add\"} | invalidValue",
                "{\"op\":\"add\",\"path\":\"title\"} | invalidValue",
                "{\"op\":\"replace\",\"value\":\"x\"} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"a.b.c\",\"value\":\"x\"} | invalidPath",
                "{\"op\":\"replace\",\"path\":\"emails[type eq\",\"value\":\"x\"} | invalidPath",
                "{\"op\":\"replace\",\"path\":\"emails[type eq]\",\"value\":\"x\"} | invalidFilter",
                "{\"op\":\"replace\",\"path\":\"emails[type eq"
                        + " \\\"home\\\"].value\",\"value\":\"x\"} | noTarget",
                "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"} | mutability",
                "{\"op\":\"replace\",\"path\":\"groups\",\"value\":[]} | mutability",
                "{\"op\":\"remove\",\"path\":\"userName\"} | invalidValue",
                "{\"op\":\"remove\",\"path\":\"active\"} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":null} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"maybe\"} | invalidValue",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[]} | invalidPath",
                "{\"op\":\"replace\",\"path\":\"title.x\",\"value\":\"x\"} | invalidValue"
            })
    void a_patch_that_cannot_be_done_changes_nothing(String operation, String scimType) {
        String ada = desk.user("ada");
        JsonNode before = desk.get("/Users/" + ada).body();

        Answer refused =
                desk.operations(
                        "/Users/" + ada,
                        "{\"op\":\"replace\",\"path\":\"nickName\",\"value\":\"first\"},"
                                + operation);

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.scimType()).isEqualTo(scimType);
        assertThat(desk.get("/Users/" + ada).body()).isEqualTo(before);
    }

    @Test
    void one_address_is_the_primary_one() {
        String ada = desk.user("ada");

        Answer patched =
                desk.operations(
                        "/Users/" + ada,
                        """
                        {"op": "add", "path": "emails",
                         "value": [{"value": "h@acme.example", "type": "home", "primary": true}]}
                        """);

        assertThat(patched.body().at("/emails/0/primary").asBoolean()).isFalse();
        assertThat(patched.body().at("/emails/1/primary").asBoolean()).isTrue();
    }

    @Test
    void a_patch_without_operations_or_of_another_schema_is_none() {
        String ada = desk.user("ada");

        for (String body :
                List.of(
                        "{}",
                        "{\"Operations\": []}",
                        "{\"Operations\": {}}",
                        "{\"schemas\": [\"urn:x\"], \"Operations\": [{\"op\": \"add\"}]}",
                        "{\"Operations\": [3]}")) {
            assertThat(desk.patch("/Users/" + ada, body).scimType())
                    .as(body)
                    .isEqualTo("invalidSyntax");
        }
    }

    // ---- §3.6 deleting

    @Test
    void who_was_deleted_is_found_no_more_and_the_name_is_free() {
        String ada = desk.user("ada");
        String staff = desk.group("Staff", ada);

        assertThat(desk.delete("/Users/" + ada).status()).isEqualTo(204);
        assertThat(desk.get("/Users/" + ada).status()).isEqualTo(404);
        assertThat(desk.delete("/Users/" + ada).status()).isEqualTo(404);
        assertThat(desk.get("/Users").total()).isZero();
        assertThat(desk.members(staff)).isEmpty();
        assertThat(desk.user("ada")).isNotEmpty().isNotEqualTo(ada);
    }

    // ---- §3.12 errors, §3.7 bulk, §3.11 /Me

    @ParameterizedTest
    @CsvSource({
        "POST, /Bulk, 501",
        "GET, /Me, 501",
        "DELETE, /Users, 405",
        "PUT, /Groups, 405",
        "POST, /Schemas, 405",
        "GET, /Users/.search, 405",
        "GET, '', 404"
    })
    void what_is_not_offered_is_said_to_be_so(String method, String path, int status) {
        assertThat(desk.call(method, path, null, Map.of()).status()).isEqualTo(status);
    }

    @Test
    void a_body_beyond_the_bounds_is_refused() {
        String large = "{\"userName\": \"" + "a".repeat(ScimBody.LARGEST) + "\"}";
        String wide = "{\"userName\": \"a\", \"x\": \"" + "b".repeat(UserDocument.LARGEST) + "\"}";

        assertThat(desk.post("/Users", large).status()).isEqualTo(413);
        assertThat(desk.post("/Users", wide).status()).isEqualTo(413);
        assertThat(desk.bytes("POST", "/Users", new byte[] {'{', (byte) 0xff, '}'}, Map.of()))
                .returns(400, Answer::status);
    }

    // ---- §4 discovery

    @Test
    void the_service_says_what_it_can_do() {
        JsonNode config = desk.get("/ServiceProviderConfig").body();

        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/filter/maxResults").asInt()).isEqualTo(ListQuery.MOST);
        assertThat(config.at("/etag/supported").asBoolean()).isTrue();
        assertThat(config.at("/bulk/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/sort/supported").asBoolean(true)).isFalse();
        assertThat(config.at("/authenticationSchemes/0/type").asText())
                .isEqualTo("oauthbearertoken");
        assertThat(desk.get("/ResourceTypes").total()).isEqualTo(2);
        assertThat(desk.get("/ResourceTypes/User").body().path("endpoint").asText())
                .isEqualTo("/Users");
        assertThat(desk.get("/Schemas").ids())
                .containsExactlyInAnyOrder(ScimNames.USER, ScimNames.GROUP, ScimNames.ENTERPRISE);
        assertThat(desk.get("/Schemas/" + ScimNames.GROUP).body().path("name").asText())
                .isEqualTo("Group");
        assertThat(desk.get("/Schemas/urn:none").status()).isEqualTo(404);
        assertThat(desk.filtered("/Schemas", "id pr").status()).isEqualTo(403);
    }

    // ---- groups

    @Test
    void groups_hold_users_and_groups_and_nobody_unknown() {
        String ada = desk.user("ada");
        String team = desk.group("Team", ada);
        String all = desk.group("All", team, ada);

        assertThat(desk.members(all)).containsExactlyInAnyOrder(team, ada);
        Answer refused =
                desk.operations(
                        "/Groups/" + all,
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"New\"},"
                            + "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"00000000-0000-0000-0000-000000000000\"}]}");
        assertThat(refused.scimType()).isEqualTo("invalidValue");
        assertThat(desk.get("/Groups/" + all).body().path("displayName").asText()).isEqualTo("All");
        assertThat(
                        desk.operations(
                                        "/Groups/" + all,
                                        "{\"op\":\"add\",\"path\":\"members\",\"value\":["
                                                + ScimDesk.member(all)
                                                + "]}")
                                .status())
                .as("no group is in itself")
                .isEqualTo(400);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
