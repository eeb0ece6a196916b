package dev.rollcall.adapter.secrets;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.MalformedJson;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Secrets of AWS Secrets Manager. A secret that is {@code {"value":"…"}} is that value; any other
 * is its whole text, which its user reads.
 */
public final class ManagedSecrets implements Secrets {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private record Stage(String name, String stage) {}

    /** Empty: there is no such version, which is remembered too. */
    private record Read(Optional<Secret> secret, Instant at) {}

    private final SecretsManagerClient client;
    private final Map<String, String> arns;
    private final Clock clock;
    private final Map<Stage, Read> cache = new ConcurrentHashMap<>();

    /**
     * @param arns by the logical names that the adapters and functions ask for
     */
    public ManagedSecrets(SecretsManagerClient client, Map<String, String> arns, Clock clock) {
        this.client = requireNonNull(client, "client is null");
        this.arns = Map.copyOf(arns);
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Secret current(String name) {
        return version(new Stage(name, CURRENT))
                .orElseThrow(() -> new PortFailure.NeedsHuman(what(name), "no-such-secret"));
    }

    @Override
    public List<Secret> accepted(String name) {
        return Stream.concat(Stream.of(current(name)), version(new Stage(name, PREVIOUS)).stream())
                .distinct()
                .toList();
    }

    @Override
    public void refresh(String name) {
        cache.keySet().removeIf(stage -> stage.name().equals(name));
    }

    private Optional<Secret> version(Stage stage) {
        Instant now = clock.instant();
        Read known = cache.get(stage);
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            known = new Read(read(stage), now);
            cache.put(stage, known);
        }
        return known.secret();
    }

    private Optional<Secret> read(Stage stage) {
        String arn = arns.get(stage.name());
        if (arn == null) {
            throw new PortFailure.NeedsHuman(what(stage.name()), "not-configured");
        }
        try {
            String text =
                    client.getSecretValue(r -> r.secretId(arn).versionStage(stage.stage()))
                            .secretString();
            return Optional.of(secret(stage.name(), text));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailures.of(what(stage.name()), e);
        }
    }

    /**
     * @param text null where the value is binary
     */
    private static Secret secret(String name, @Nullable String text) {
        String value = text == null ? "" : valueOf(text);
        if (value.isEmpty()) {
            throw new PortFailure.NeedsHuman(what(name), "empty-secret");
        }
        return new Secret(value);
    }

    private static String valueOf(String text) {
        try {
            JsonNode json = Json.read(text);
            boolean onlyValue = json.size() == 1 && json.path("value").isTextual();
            return onlyValue ? json.path("value").textValue() : text;
        } catch (MalformedJson _) {
            return text;
        }
    }

    private static String what(String name) {
        return "Reading the secret " + name;
    }
}
