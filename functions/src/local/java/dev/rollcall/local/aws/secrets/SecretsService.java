package dev.rollcall.local.aws.secrets;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.LocalNames;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Secrets Manager: each secret with its versions and the stages that point at them. */
public final class SecretsService {

    private final Clock clock;
    private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();

    public SecretsService(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Creates or replaces a secret; the value it had becomes the previous one. */
    public synchronized String put(String name, String value) {
        StoredSecret secret = secrets.computeIfAbsent(name, this::fresh);
        secret.put(version(UUID.randomUUID().toString(), value), List.of(StoredSecret.CURRENT));
        return secret.arn();
    }

    /** Carries out an action of the API. */
    public synchronized JsonNode handle(String action, JsonNode body) {
        return switch (action) {
            case "CreateSecret" -> create(body);
            case "GetSecretValue" -> value(body);
            case "PutSecretValue" -> put(body);
            case "DescribeSecret" -> description(find(body));
            case "ListSecrets" -> list();
            default -> throw AwsError.badRequest("InvalidRequestException", "No such action");
        };
    }

    private JsonNode create(JsonNode body) {
        String name = body.path("Name").asText();
        if (secrets.containsKey(name)) {
            throw AwsError.badRequest("ResourceExistsException", "The secret exists");
        }
        StoredSecret secret = fresh(name);
        secrets.put(name, secret);
        return body.has("SecretString") ? put(secret, body) : summary(secret);
    }

    private JsonNode put(JsonNode body) {
        return put(find(body), body);
    }

    private JsonNode put(StoredSecret secret, JsonNode body) {
        List<String> stages = new ArrayList<>();
        body.path("VersionStages").forEach(stage -> stages.add(stage.asText()));
        String id = body.path("ClientRequestToken").asText(UUID.randomUUID().toString());
        StoredSecret.Version version = version(id, body.path("SecretString").asText());
        secret.put(version, stages.isEmpty() ? List.of(StoredSecret.CURRENT) : stages);
        return described(secret, version);
    }

    private JsonNode value(JsonNode body) {
        StoredSecret secret = find(body);
        String stage = body.path("VersionStage").asText(StoredSecret.CURRENT);
        Optional<StoredSecret.Version> asked =
                body.has("VersionId")
                        ? secret.version(body.path("VersionId").asText())
                        : secret.atStage(stage);
        StoredSecret.Version version = asked.orElseThrow(() -> missing(stage));
        return described(secret, version)
                .put("SecretString", version.value())
                .put("CreatedDate", seconds(version.createdAt()));
    }

    private StoredSecret find(JsonNode body) {
        String id = body.path("SecretId").asText();
        return secrets.values().stream()
                .filter(secret -> secret.isCalled(id))
                .findFirst()
                .orElseThrow(() ->
                        AwsError.badRequest(
                                "ResourceNotFoundException",
                                "Secrets Manager can't find the specified secret."));
    }

    private JsonNode list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("SecretList");
        secrets.values().forEach(secret -> list.add(summary(secret)));
        return answer;
    }

    private static ObjectNode description(StoredSecret secret) {
        ObjectNode answer = summary(secret);
        ObjectNode stages = answer.putObject("VersionIdsToStages");
        secret.staged().forEach((id, names) -> names.forEach(stages.withArray(id)::add));
        return answer;
    }

    private static ObjectNode described(StoredSecret secret, StoredSecret.Version version) {
        ObjectNode answer = summary(secret).put("VersionId", version.id());
        secret.stagesOf(version.id()).forEach(answer.putArray("VersionStages")::add);
        return answer;
    }

    private static ObjectNode summary(StoredSecret secret) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ARN", secret.arn())
                .put("Name", secret.name());
    }

    private StoredSecret fresh(String name) {
        return new StoredSecret(name, LocalNames.ref("AWS::SecretsManager::Secret", name));
    }

    private StoredSecret.Version version(String id, String value) {
        return new StoredSecret.Version(id, value, clock.instant());
    }

    private static AwsError missing(String stage) {
        return AwsError.badRequest(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label: "
                        + stage);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
