package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

class FunctionsTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();
    private static final Map<String, JsonNode> FUNCTIONS = TEMPLATE.functions();

    @Test
    void every_handler_exists_and_every_handler_is_deployed() {
        List<String> deployed =
                FUNCTIONS.values().stream().map(DeployedTemplate::handlerClass).toList();

        assertThat(handlers()).containsExactlyInAnyOrderElementsOf(deployed);
    }

    @Test
    void every_handler_names_its_method() {
        assertThat(FUNCTIONS)
                .allSatisfy((id, function) -> {
                    assertThat(function.path("Handler").asText())
                            .as(id)
                            .endsWith("::handleRequest");
                });
    }

    @Test
    void memory_and_time_are_chosen_for_each() {
        JsonNode common = TEMPLATE.root().path("Globals").path("Function");

        assertThat(common.has("MemorySize") || common.has("Timeout")).isFalse();
        assertThat(FUNCTIONS)
                .allSatisfy((id, function) -> {
                    assertThat(function.path("MemorySize").asInt()).as(id).isBetween(512, 3008);
                    assertThat(function.path("Timeout").asInt()).as(id).isBetween(1, 900);
                });
    }

    @Test
    void all_run_from_a_snapshot_behind_an_alias() {
        JsonNode common = TEMPLATE.root().path("Globals").path("Function");

        assertThat(common.path("Runtime").asText()).isEqualTo("java25");
        assertThat(common.path("Architectures").path(0).asText()).isEqualTo("arm64");
        assertThat(common.path("AutoPublishAlias").asText()).isEqualTo("live");
        assertThat(common.path("SnapStart").path("ApplyOn").asText())
                .isEqualTo("PublishedVersions");
        assertThat(common.path("CodeUri").asText()).isEqualTo(".");
    }

    @Test
    void a_change_of_settings_publishes_a_version_too() {
        assertThat(FUNCTIONS)
                .allSatisfy((id, function) -> {
                    assertThat(function.path("AutoPublishAliasAllProperties").asBoolean())
                            .as(id)
                            .isTrue();
                    assertThat(function.has("AutoPublishAlias")).as(id).isFalse();
                    assertThat(function.has("SnapStart")).as(id).isFalse();
                });
    }

    @Test
    void each_has_a_log_group_of_its_own_that_forgets() {
        List<String> groups =
                FUNCTIONS.values().stream()
                        .map(f -> f.path("LoggingConfig").path("LogGroup").path("Ref").asText())
                        .toList();

        assertThat(groups).doesNotHaveDuplicates();
        assertThat(TEMPLATE.properties("AWS::Logs::LogGroup"))
                .containsKeys(groups.toArray(String[]::new))
                .allSatisfy(
                        (id, group) -> assertThat(group.has("RetentionInDays")).as(id).isTrue());
    }

    @Test
    void each_alias_is_pinged_daily() {
        assertThat(FUNCTIONS)
                .allSatisfy((id, function) -> {
                    assertThat(function.path("Events").valueStream())
                            .as(id)
                            .anySatisfy(event -> {
                                JsonNode schedule = event.path("Properties");
                                assertThat(event.path("Type").asText()).isEqualTo("ScheduleV2");
                                assertThat(schedule.path("Input").asText())
                                        .isEqualTo("{\"ping\":true}");
                                assertThat(schedule.path("ScheduleExpression").asText())
                                        .isEqualTo("rate(1 day)");
                            });
                });
    }

    @Test
    void each_has_rights_of_its_own() {
        assertThat(FUNCTIONS.keySet())
                .allSatisfy(id -> {
                    assertThat(TEMPLATE.roleStatements())
                            .filteredOn(statement -> statement.owner().equals(id))
                            .isNotEmpty();
                });
        assertThat(FUNCTIONS)
                .allSatisfy((id, function) -> {
                    assertThat(function.has("Role")).as(id + " shares a role").isFalse();
                });
    }

    /** Okta never repeats a 429. */
    @Test
    void hooks_are_never_throttled() {
        JsonNode api = TEMPLATE.properties("AWS::Serverless::HttpApi", "HooksApi");

        assertThat(api.path("DefaultRouteSettings").has("ThrottlingBurstLimit")).isFalse();
        assertThat(api.path("DefaultRouteSettings").has("ThrottlingRateLimit")).isFalse();
        assertThat(api.path("RouteSettings").propertyStream())
                .extracting(Map.Entry::getKey)
                .noneMatch(route -> route.contains("/hooks"));
        JsonNode hook = TEMPLATE.properties(DeployedTemplate.FUNCTION, "OktaHookFunction");
        assertThat(hook.has("ReservedConcurrentExecutions")).isFalse();
    }

    @Test
    void no_other_route_can_be_flooded() {
        JsonNode settings =
                TEMPLATE.properties("AWS::Serverless::HttpApi", "HooksApi").path("RouteSettings");
        Set<String> others = new TreeSet<>();
        FUNCTIONS.values().stream()
                .flatMap(function -> function.path("Events").valueStream())
                .filter(event -> event.path("Type").asText().equals("HttpApi"))
                .map(event -> event.path("Properties"))
                .filter(route -> !route.path("Path").asText().startsWith("/hooks/"))
                .forEach(route ->
                        others.add(
                                route.path("Method").asText() + " " + route.path("Path").asText()));

        assertThat(settings.propertyStream())
                .extracting(Map.Entry::getKey)
                .as("a route that is not there fails the deployment")
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(settings)
                .allSatisfy(limits -> {
                    assertThat(limits.path("ThrottlingBurstLimit").asInt()).isEqualTo(50);
                    assertThat(limits.path("ThrottlingRateLimit").asInt()).isEqualTo(25);
                });
    }

    @Test
    void access_logs_hold_nothing_that_a_caller_chooses() {
        assertThat(TEMPLATE.properties("AWS::Serverless::HttpApi"))
                .allSatisfy((id, api) -> {
                    assertThat(api.path("AccessLogSettings").path("Format").asText())
                            .as(id)
                            .contains("$context.routeKey")
                            .doesNotContain("$context.path")
                            .doesNotContain("$context.httpMethod")
                            .doesNotContain("sourceIp")
                            .doesNotContain("userAgent");
                });
    }

    @Test
    void operators_routes_take_signed_requests_only_and_no_others_do() {
        assertThat(
                        TEMPLATE.properties("AWS::Serverless::HttpApi", "HooksApi")
                                .at("/Auth/EnableIamAuthorizer")
                                .asBoolean())
                .isTrue();
        FUNCTIONS.forEach((id, function) ->
                assertThat(function.path("Events").valueStream())
                        .filteredOn(event -> event.path("Type").asText().equals("HttpApi"))
                        .extracting(event -> event.path("Properties"))
                        .allSatisfy(route -> {
                            boolean operators = route.path("Path").asText().startsWith("/operator");
                            assertThat(route.at("/Auth/Authorizer").asText())
                                    .as(id)
                                    .isEqualTo(operators ? "AWS_IAM" : "");
                            assertThat(id.equals("OperatorFunction")).isEqualTo(operators);
                        }));
    }

    private static List<String> handlers() {
        return new ClassFileImporter()
                .importPath(Project.path("target/classes")).stream()
                        .filter(FunctionsTest::isHandler)
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList();
    }

    private static boolean isHandler(JavaClass type) {
        return type.isAssignableTo(RequestHandler.class)
                || type.isAssignableTo(RequestStreamHandler.class);
    }
}
