package dev.rollcall.local.template;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.api.Route;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.aws.iam.Role;
import dev.rollcall.local.aws.lambda.LambdaFunction;
import dev.rollcall.local.events.ScheduleExpression;
import dev.rollcall.local.events.Schedules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What of {@code template.yaml} the local runtime brings to life: what has no condition, or one
 * that holds.
 */
public final class LocalTemplate {
    private final JsonNode template;
    private final Map<String, String> parameters;
    private final Resolver resolver;

    private LocalTemplate(JsonNode template, Map<String, String> parameters) {
        this.template = template;
        this.parameters = parameters;
        this.resolver =
                new Resolver(template.path("Resources"), template.path("Conditions"), parameters);
    }

    /**
     * Reads the template.
     *
     * @param overrides parameters that take the place of the template's defaults
     * @throws IllegalArgumentException if a rule of the template refuses these, with what it says
     */
    public static LocalTemplate read(Path file, Map<String, String> overrides) {
        JsonNode template = TemplateYaml.read(file);
        Map<String, String> parameters = new HashMap<>();
        template.path("Parameters")
                .properties()
                .forEach(parameter ->
                        parameters.put(
                                parameter.getKey(), parameter.getValue().path("Default").asText()));
        parameters.putAll(overrides);
        LocalTemplate read = new LocalTemplate(template, parameters);
        template.path("Rules").forEach(read::check);
        return read;
    }

    private void check(JsonNode rule) {
        if (rule.has("RuleCondition")) {
            throw new IllegalArgumentException(
                    "The local runtime does not know rules with a condition");
        }
        for (JsonNode assertion : rule.path("Assertions")) {
            if (!resolver.isTrue(assertion.path("Assert"))) {
                throw new IllegalArgumentException(
                        assertion.path("AssertDescription").asText().strip());
            }
        }
    }

    /** A state machine, with the substitutions its definition wants. */
    public record Machine(String name, String definitionUri, Map<String, String> substitutions) {
        public Machine {
            substitutions = Map.copyOf(substitutions);
        }
    }

    /**
     * A bucket.
     *
     * @param lockDays 0 without Object Lock
     */
    public record BucketResource(String name, String lockMode, long lockDays) {}

    /** An address that gets what is published to a topic. */
    public record Subscription(String topicArn, String protocol, String endpoint) {}

    /** A rule that sends ends of executions to a function. */
    public record StatusRule(String function, List<String> machines, List<String> statuses) {
        public StatusRule {
            machines = List.copyOf(machines);
            statuses = List.copyOf(statuses);
        }
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /**
     * Returns the functions by name.
     *
     * @param added what Lambda itself adds to the environment of the function of that name
     */
    public Map<String, LambdaFunction> functions(Function<String, Map<String, String>> added) {
        Map<String, LambdaFunction> functions = new LinkedHashMap<>();
        each(
                "AWS::Serverless::Function",
                (name, properties) -> {
                    Map<String, String> environment = new HashMap<>(added.apply(name));
                    environment.putAll(texts(properties.path("Environment").path("Variables")));
                    environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
                    functions.put(
                            name,
                            new LambdaFunction(
                                    name,
                                    properties.path("Handler").asText(),
                                    environment,
                                    Duration.ofSeconds(properties.path("Timeout").asLong())));
                });
        return functions;
    }

    /** Returns what each function may do. */
    public List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        each(
                "AWS::Serverless::Function",
                (name, properties) ->
                        roles.add(
                                Role.of(
                                        name,
                                        resolver.chosen(properties.path("Policies")),
                                        resolver::text)));
        return roles;
    }

    /** Returns the name of the partition key that the tables have. */
    public String partitionKey() {
        return names("AWS::DynamoDB::Table").stream()
                .map(table -> properties(table).path("KeySchema").path(0))
                .map(key -> key.path("AttributeName").asText())
                .distinct()
                .reduce((one, other) -> {
                    throw new IllegalArgumentException("Tables with keys of several names");
                })
                .orElseThrow();
    }

    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        eachEvent(
                "HttpApi",
                (function, event) ->
                        routes.add(
                                new Route(
                                        event.path("Method").asText(),
                                        event.path("Path").asText(),
                                        function,
                                        Duration.ofMillis(
                                                event.path("TimeoutInMillis")
                                                        .asLong(Route.LONGEST.toMillis())),
                                        isSigned(event))));
        return routes;
    }

    private static boolean isSigned(JsonNode event) {
        String authorizer = event.path("Auth").path("Authorizer").asText("NONE");
        return switch (authorizer) {
            case "NONE" -> false;
            case "AWS_IAM" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "The local runtime does not know the authorizer " + authorizer);
        };
    }

    public List<Schedules.Schedule> schedules() {
        List<Schedules.Schedule> schedules = new ArrayList<>();
        eachEvent(
                "ScheduleV2",
                (function, event) ->
                        schedules.add(
                                new Schedules.Schedule(
                                        function,
                                        ScheduleExpression.parse(
                                                event.path("ScheduleExpression").asText()),
                                        event.path("Input")
                                                .asText("{}")
                                                .getBytes(StandardCharsets.UTF_8))));
        return schedules;
    }

    public List<StatusRule> statusRules() {
        List<StatusRule> rules = new ArrayList<>();
        eachEvent(
                "EventBridgeRule",
                (function, event) -> {
                    JsonNode detail = event.path("Pattern").path("detail");
                    List<String> machines = new ArrayList<>();
                    detail.path("stateMachineArn").forEach(m -> machines.add(resolver.text(m)));
                    List<String> statuses = new ArrayList<>();
                    detail.path("status").forEach(status -> statuses.add(status.asText()));
                    rules.add(new StatusRule(function, machines, statuses));
                });
        return rules;
    }

    public List<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        each(
                "AWS::Serverless::StateMachine",
                (name, properties) ->
                        machines.add(
                                new Machine(
                                        resolver.givenName(name),
                                        properties.path("DefinitionUri").asText(),
                                        texts(properties.path("DefinitionSubstitutions")))));
        return machines;
    }

    public List<BucketResource> buckets() {
        List<BucketResource> buckets = new ArrayList<>();
        each(
                "AWS::S3::Bucket",
                (name, properties) -> {
                    JsonNode lock =
                            properties
                                    .path("ObjectLockConfiguration")
                                    .path("Rule")
                                    .path("DefaultRetention");
                    String bucket = LocalNames.ref("AWS::S3::Bucket", name);
                    buckets.add(
                            lock.isMissingNode()
                                    ? new BucketResource(bucket, "", 0)
                                    : new BucketResource(
                                            bucket,
                                            resolver.text(lock.path("Mode")),
                                            Long.parseLong(resolver.text(lock.path("Days")))));
                });
        return buckets;
    }

    public List<Subscription> subscriptions() {
        List<Subscription> subscriptions = new ArrayList<>();
        each(
                "AWS::SNS::Subscription",
                (_, properties) ->
                        subscriptions.add(
                                new Subscription(
                                        resolver.text(properties.path("TopicArn")),
                                        properties.path("Protocol").asText(),
                                        resolver.text(properties.path("Endpoint")))));
        return subscriptions;
    }

    public List<String> names(String type) {
        List<String> names = new ArrayList<>();
        each(type, (name, _) -> names.add(name));
        return names;
    }

    /** Returns the properties of a resource as they stand in the template. */
    public JsonNode properties(String logicalId) {
        return template.path("Resources").path(logicalId).path("Properties");
    }

    private void each(String type, BiConsumer<String, JsonNode> consumer) {
        template.path("Resources")
                .properties()
                .forEach(resource -> {
                    if (resource.getValue().path("Type").asText().equals(type)
                            && resolver.isMade(resource.getKey())) {
                        consumer.accept(resource.getKey(), resource.getValue().path("Properties"));
                    }
                });
    }

    private void eachEvent(String type, BiConsumer<String, JsonNode> consumer) {
        each(
                "AWS::Serverless::Function",
                (function, properties) ->
                        properties
                                .path("Events")
                                .forEach(event -> {
                                    if (event.path("Type").asText().equals(type)) {
                                        consumer.accept(function, event.path("Properties"));
                                    }
                                }));
    }

    private Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), resolver.text(entry.getValue())));
        return texts;
    }
}
