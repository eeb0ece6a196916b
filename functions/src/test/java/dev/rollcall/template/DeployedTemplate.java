package dev.rollcall.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.template.TemplateYaml;
import dev.rollcall.testing.Project;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code template.yaml}, as the tests ask about it. */
public record DeployedTemplate(JsonNode root) {
    public static final String FUNCTION = "AWS::Serverless::Function";
    public static final String STATE_MACHINE = "AWS::Serverless::StateMachine";

    private static final DeployedTemplate PROJECTS =
            new DeployedTemplate(TemplateYaml.read(Project.path("template.yaml")));

    public DeployedTemplate {
        requireNonNull(root, "root is null");
    }

    /** Returns the project's own. */
    public static DeployedTemplate ofProject() {
        return PROJECTS;
    }

    JsonNode resource(String id) {
        return root.path("Resources").path(id);
    }

    Set<String> resourceIds() {
        return Set.copyOf(root.path("Resources").propertyStream().map(Map.Entry::getKey).toList());
    }

    /** Returns the resources of a type with their properties, by logical id. */
    public Map<String, JsonNode> properties(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource : root.path("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue().path("Properties"));
            }
        }
        return found;
    }

    /** Returns the properties of one resource. */
    public JsonNode properties(String type, String id) {
        return requireNonNull(properties(type).get(id), "no such " + type);
    }

    public Map<String, JsonNode> functions() {
        return properties(FUNCTION);
    }

    /** Returns what the roles of functions and state machines may do. */
    List<Statement> roleStatements() {
        return Stream.of(FUNCTION, STATE_MACHINE)
                .flatMap(type -> properties(type).entrySet().stream())
                .flatMap(resource ->
                        resource.getValue()
                                .path("Policies")
                                .valueStream()
                                .flatMap(document -> Statement.in(resource.getKey(), document)))
                .toList();
    }

    List<Statement> bucketStatements(String bucket) {
        return properties("AWS::S3::BucketPolicy").entrySet().stream()
                .filter(policy ->
                        policy.getValue().path("Bucket").path("Ref").asText().equals(bucket))
                .flatMap(policy ->
                        Statement.in(policy.getKey(), policy.getValue().path("PolicyDocument")))
                .toList();
    }

    /** Returns the handler's class name. */
    public static String handlerClass(JsonNode function) {
        return function.path("Handler").asText().replaceFirst("::handleRequest$", "");
    }
}
