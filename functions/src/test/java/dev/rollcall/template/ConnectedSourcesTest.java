package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A source is there for all who read people, or for nobody. */
class ConnectedSourcesTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();

    /** It reads Okta's System Log, which is Okta's alone. */
    private static final Set<String> OKTA_ALONE = Set.of("OktaPollFunction");

    /** What watches over what is only Okta's. */
    private static final Set<String> OF_OKTA_ALONE =
            Set.of("HookEventUnreadable", "HooksMissed", "PollSilent", "PolledEventUnreadable");

    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    entry("OKTA_ORG_URL", "OktaOrgUrl"),
                    entry("ENTRA_TENANT_ID", "EntraTenantId"),
                    entry("ENTRA_LOGIN_URL", "EntraLoginUrl"),
                    entry("ENTRA_GRAPH_URL", "EntraGraphUrl"),
                    entry("SCIM_SOURCE_URL", "ScimSourceUrl"),
                    entry("SCIM_SOURCE_INACTIVE", "ScimSourceInactive"),
                    entry("SCIM_SOURCE_LAST_MODIFIED", "ScimSourceLastModified"),
                    entry("SCIM_SOURCE_EMPTY_GROUPS", "ScimSourceEmptyGroups"),
                    entry("PUSH_SOURCES", "PushSources"),
                    entry("PUSH_SOURCES_INACTIVE", "PushSourcesInactive"),
                    entry("CSV_SOURCE_BUCKET", "CsvSourceBucket"),
                    entry("CSV_SOURCE_PREFIX", "CsvSourcePrefix"),
                    entry("CSV_SOURCE_OLDEST_HOURS", "CsvSourceOldestHours"),
                    entry("CSV_SOURCE_ACCEPT_SHRUNK", "CsvSourceAcceptShrunk"));

    private static final Map<String, String> SECRETS =
            Map.of(
                    "OKTA_CREDENTIALS_ARN", "HasOkta",
                    "ENTRA_CREDENTIALS_ARN", "HasEntra",
                    "SCIM_SOURCE_CREDENTIALS_ARN", "HasScimSource");

    @Test
    void whoever_reads_people_reads_those_of_all_sources_from_the_same_place() {
        Map<String, JsonNode> settings = new TreeMap<>();
        TEMPLATE.functions()
                .forEach((id, function) -> {
                    JsonNode variables = function.at("/Environment/Variables");
                    if (variables.has("OKTA_CREDENTIALS_ARN") && !OKTA_ALONE.contains(id)) {
                        settings.put(id, variables);
                    }
                });

        assertThat(settings)
                .containsOnlyKeys(
                        "LeaverAssessFunction",
                        "OperatorFunction",
                        "ProvisionFunction",
                        "ReconcileFunction",
                        "ReconcileTickFunction")
                .allSatisfy((id, variables) -> {
                    SETTINGS.forEach((name, parameter) ->
                            assertThat(variables.path(name).path("Ref").asText())
                                    .as(id + " " + name)
                                    .isEqualTo(parameter));
                    SECRETS.forEach((name, condition) ->
                            assertThat(variables.path(name).at("/Fn::If/0").asText())
                                    .as(id + " " + name)
                                    .isEqualTo(condition));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "OktaOrgUrl, HasOkta, OktaCredentials",
        "EntraTenantId, HasEntra, EntraCredentials",
        "ScimSourceUrl, HasScimSource, ScimSourceCredentials"
    })
    void without_its_place_nothing_of_a_sources_is_made(
            String place, String condition, String secret) {
        assertThat(TEMPLATE.root().at("/Parameters/" + place + "/Default").asText("?")).isEmpty();
        assertThat(TEMPLATE.resource(secret).path("Condition").asText()).isEqualTo(condition);
        assertThat(TEMPLATE.root().at("/Outputs/" + secret + "Arn").path("Condition").asText())
                .isEqualTo(condition);
    }

    @Test
    void whatever_is_of_okta_alone_is_there_only_with_it() {
        assertThat(TEMPLATE.resourceIds())
                .filteredOn(id -> id.startsWith("Okta") || OF_OKTA_ALONE.contains(id))
                .hasSize(6 + OF_OKTA_ALONE.size())
                .allSatisfy(id ->
                        assertThat(TEMPLATE.resource(id).path("Condition").asText())
                                .as(id)
                                .isEqualTo("HasOkta"));
        assertThat(TEMPLATE.root().path("Outputs").properties())
                .filteredOn(output -> output.getKey().startsWith("Okta"))
                .hasSize(3)
                .allSatisfy(output ->
                        assertThat(output.getValue().path("Condition").asText())
                                .isEqualTo("HasOkta"));
    }

    /** Each alone is enough, and without any nothing is deployed that would do nothing. */
    @Test
    void people_come_from_somewhere() {
        assertThat(
                        TEMPLATE.root()
                                .at("/Rules/PeopleComeFromSomewhere/Assertions/0/Assert/Fn::Not/0")
                                .path("Fn::And"))
                .extracting(empty -> empty.at("/Fn::Equals/0/Ref").asText())
                .containsExactly(
                        "OktaOrgUrl",
                        "EntraTenantId",
                        "ScimSourceUrl",
                        "CsvSourceBucket",
                        "PushSources");
    }

    @Test
    void files_are_read_by_those_who_read_people_and_only_where_there_are_some() {
        assertThat(TEMPLATE.root().at("/Parameters/CsvSourceBucket/Default").asText("?")).isEmpty();
        List<JsonNode> rights =
                choices("HasCsvSource").stream().map(choice -> choice.path(1)).toList();

        assertThat(rights).extracting(right -> right.path("Effect").asText()).containsOnly("Allow");
        assertThat(places(rights, "s3:GetObject"))
                .hasSize(5)
                .containsOnly("${CsvSourceBucket}/${CsvSourcePrefix}*");
        assertThat(places(rights, "s3:ListBucket")).hasSize(5).containsOnly("${CsvSourceBucket}");
        // Named anywhere else, the role could not be made without a bucket.
        assertThat(TEMPLATE.root().path("Resources").findValuesAsText("Fn::Sub"))
                .filteredOn(text -> text.contains("${CsvSourceBucket}"))
                .hasSize(10);
    }

    private static List<String> places(List<JsonNode> rights, String action) {
        return rights.stream()
                .filter(right -> right.path("Action").asText().equals(action))
                .map(right -> right.path("Resource").path("Fn::Sub").asText())
                .map(arn -> arn.substring(arn.lastIndexOf(":::") + ":::".length()))
                .toList();
    }

    private static List<JsonNode> choices(String condition) {
        return TEMPLATE.root().path("Resources").findValues("Fn::If").stream()
                .filter(choice -> choice.path(0).asText().equals(condition))
                .toList();
    }
}
