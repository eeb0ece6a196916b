package dev.rollcall.local.aws.secrets;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Secrets Manager: each secret with its current and its previous value. */
public final class SecretsService {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:";

    private final Clock clock;
    private final Map<String, Stored> secrets = new LinkedHashMap<>();

    private record Version(String id, String value, double created) {}

    private record Stored(String name, Version current, @Nullable Version previous) {
        String arn() {
            return ARN + name + "-local0";
        }
    }

    public SecretsService(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Creates or replaces a secret; the value it had becomes the previous one. */
    public synchronized String put(String name, String value) {
        Stored old = secrets.get(name);
        double now = clock.millis() / 1000.0;
        Version version = new Version(UUID.randomUUID().toString(), value, now);
        Stored stored = new Stored(name, version, old == null ? null : old.current());
        secrets.put(name, stored);
        return stored.arn();
    }

    /** Carries out an action of the API. */
    public synchronized JsonNode handle(String action, JsonNode body) {
        return switch (action) {
            case "GetSecretValue" -> value(find(body), body.path("VersionStage").asText());
            case "CreateSecret" -> create(body);
            case "PutSecretValue" -> {
                Stored found = find(body);
                put(found.name(), body.path("SecretString").asText());
                yield summary(find(body));
            }
            case "DescribeSecret" -> summary(find(body));
            case "ListSecrets" -> list();
            default -> throw AwsError.badRequest("InvalidRequestException", "No such action");
        };
    }

    private JsonNode create(JsonNode body) {
        String name = body.path("Name").asText();
        if (secrets.containsKey(name)) {
            throw AwsError.badRequest("ResourceExistsException", "The secret exists");
        }
        put(name, body.path("SecretString").asText());
        return summary(requireNonNull(secrets.get(name), "just put"));
    }

    private Stored find(JsonNode body) {
        String id = body.path("SecretId").asText();
        return secrets.values().stream()
                .filter(s -> s.name().equals(id) || s.arn().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        AwsError.badRequest(
                                "ResourceNotFoundException",
                                "Secrets Manager can't find the specified secret."));
    }

    private static JsonNode value(Stored stored, String stage) {
        Version version = stage.equals("AWSPREVIOUS") ? stored.previous() : stored.current();
        if (version == null) {
            throw AwsError.badRequest(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for staging label: "
                            + stage);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ARN", stored.arn());
        answer.put("Name", stored.name());
        answer.put("VersionId", version.id());
        answer.put("SecretString", version.value());
        answer.put("CreatedDate", version.created());
        answer.putArray("VersionStages").add(stage.isEmpty() ? "AWSCURRENT" : stage);
        return answer;
    }

    private JsonNode list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("SecretList");
        secrets.values().forEach(stored -> list.add(summary(stored)));
        return answer;
    }

    private static ObjectNode summary(Stored stored) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("ARN", stored.arn());
        summary.put("Name", stored.name());
        summary.put("VersionId", stored.current().id());
        return summary;
    }
}
