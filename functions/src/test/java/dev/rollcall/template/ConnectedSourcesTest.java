package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A source is there for all who read people, or for nobody. */
class ConnectedSourcesTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();

    /** It reads Okta's System Log, which is Okta's alone. */
    private static final Set<String> OKTA_ALONE = Set.of("OktaPollFunction");

    @Test
    void whoever_reads_people_of_okta_reads_those_of_entra_from_the_same_place() {
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
                    assertThat(variables.at("/ENTRA_TENANT_ID/Ref").asText())
                            .as(id)
                            .isEqualTo("EntraTenantId");
                    assertThat(variables.at("/ENTRA_LEAVE_DATES/Ref").asText())
                            .isEqualTo("EntraLeaveDates");
                    assertThat(variables.at("/ENTRA_LOGIN_URL/Ref").asText())
                            .isEqualTo("EntraLoginUrl");
                    assertThat(variables.at("/ENTRA_GRAPH_URL/Ref").asText())
                            .isEqualTo("EntraGraphUrl");
                    assertThat(variables.at("/ENTRA_CREDENTIALS_ARN/Fn::If/0").asText())
                            .isEqualTo("HasEntra");
                });
    }

    @Test
    void without_a_tenant_nothing_of_entras_is_made() {
        assertThat(TEMPLATE.root().at("/Parameters/EntraTenantId/Default").asText("?")).isEmpty();
        assertThat(TEMPLATE.resource("EntraCredentials").path("Condition").asText())
                .isEqualTo("HasEntra");
        assertThat(TEMPLATE.root().at("/Outputs/EntraCredentialsArn").path("Condition").asText())
                .isEqualTo("HasEntra");
        // Named anywhere else, the template could not be deployed without a tenant.
        assertThat(TEMPLATE.root().path("Resources").findValues("Ref"))
                .filteredOn(name -> name.asText().equals("EntraCredentials"))
                .hasSameSizeAs(choices());
    }

    private static List<JsonNode> choices() {
        return TEMPLATE.root().path("Resources").findValues("Fn::If").stream()
                .filter(choice -> choice.path(0).asText().equals("HasEntra"))
                .toList();
    }
}
