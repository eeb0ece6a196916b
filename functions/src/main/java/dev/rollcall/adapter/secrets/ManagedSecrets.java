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
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
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

    /** A rotation is long done by then; what was rotated out must not open the door for ever. */
    private static final Duration PREVIOUS_ACCEPTED = Duration.ofHours(24);

    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private record Stage(String name, String stage) {}

    /** Empty: there is no such version, which is remembered too. */
    private record Read(Optional<Version> version, Instant at) {}

    /**
     * @param createdAt empty: not told
     */
    private record Version(Secret secret, Optional<Instant> createdAt) {}

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
        return currentVersion(name).secret();
    }

    @Override
    public List<Secret> accepted(String name) {
        Version current = currentVersion(name);
        Optional<Version> previous =
                current.createdAt()
                        .filter(rotated ->
                                clock.instant().isBefore(rotated.plus(PREVIOUS_ACCEPTED)))
                        .flatMap(_ -> version(new Stage(name, PREVIOUS)));
        return Stream.concat(Stream.of(current), previous.stream())
                .map(Version::secret)
                .distinct()
                .toList();
    }

    private Version currentVersion(String name) {
        return version(new Stage(name, CURRENT))
                .orElseThrow(() -> new PortFailure.NeedsHuman(what(name), "no-such-secret"));
    }

    @Override
    public void refresh(String name) {
        // Replaced only by what was read: until then the old value goes on serving.
        List.copyOf(cache.keySet()).stream()
                .filter(stage -> stage.name().equals(name))
                .forEach(stage -> cache.put(stage, new Read(read(stage), clock.instant())));
    }

    private Optional<Version> version(Stage stage) {
        Instant now = clock.instant();
        Read known = cache.get(stage);
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            known = new Read(read(stage), now);
            cache.put(stage, known);
        }
        return known.version();
    }

    private Optional<Version> read(Stage stage) {
        String arn = arns.get(stage.name());
        if (arn == null) {
            throw new PortFailure.NeedsHuman(what(stage.name()), "not-configured");
        }
        try {
            GetSecretValueResponse answer =
                    client.getSecretValue(r -> r.secretId(arn).versionStage(stage.stage()));
            return Optional.of(
                    new Version(
                            secret(stage.name(), answer.secretString()),
                            Optional.ofNullable(answer.createdDate())));
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
