package dev.rollcall.adapter.secrets;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.contract.Samples;
import dev.rollcall.contract.SecretsContract;
import dev.rollcall.testing.MovableClock;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.aws.AwsEndpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

class ManagedSecretsTest extends SecretsContract {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final String WITHOUT_VALUE = "without-value";

    private final MovableClock clock = new MovableClock(Samples.NOON);
    private final SecretsManagerClient client = endpoint().secretsManager();
    private final String arn =
            client.createSecret(create ->
                            create.name("test-" + UUID.randomUUID()).secretString(OLD.value()))
                    .arn();
    private final String empty =
            client.createSecret(create -> create.name("test-" + UUID.randomUUID())).arn();
    private final Secrets secrets =
            new ManagedSecrets(client, Map.of(HOOK, arn, WITHOUT_VALUE, empty), clock);

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Secrets secrets() {
        return secrets;
    }

    @Override
    protected void rotateTo(Secret value) {
        store(value.value());
    }

    @Test
    void a_rotation_is_seen_after_five_minutes_without_a_refresh() {
        secrets.accepted(HOOK);
        rotateTo(NEW);

        clock.advance(FIVE_MINUTES.minusMillis(1));
        assertThat(secrets.accepted(HOOK)).containsExactly(OLD);
        clock.advance(Duration.ofMillis(1));
        assertThat(secrets.accepted(HOOK)).containsExactly(NEW, OLD);
    }

    @Test
    void a_pending_value_is_not_accepted_before_it_is_current() {
        client.putSecretValue(
                put -> put.secretId(arn).secretString(NEW.value()).versionStages("AWSPENDING"));

        assertThat(secrets.accepted(HOOK)).containsExactly(OLD);
    }

    @Test
    void the_same_value_stored_again_is_accepted_once() {
        store("{\"value\":\"old-value\"}");

        assertThat(secrets.accepted(HOOK)).containsExactly(OLD);
    }

    @Test
    void the_console_s_way_of_storing_a_value_is_unwrapped() {
        store("{\"value\":\"from the console\"}");

        assertThat(secrets.current(HOOK)).isEqualTo(new Secret("from the console"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scimToken\":\"a\",\"adminToken\":\"b\"}",
                "{\"value\":\"a\",\"more\":\"b\"}",
                "{\"value\":1}",
                "{not JSON",
                "12345"
            })
    void everything_else_is_its_whole_text(String text) {
        store(text);

        assertThat(secrets.current(HOOK)).isEqualTo(new Secret(text));
    }

    @Test
    void a_secret_nobody_has_given_a_value_needs_a_human() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> secrets.current(WITHOUT_VALUE))
                .withMessageContaining(WITHOUT_VALUE)
                .returns("no-such-secret", PortFailure.NeedsHuman::code);
    }

    @Test
    void an_empty_value_needs_a_human() {
        store("{\"value\":\"\"}");

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> secrets.accepted(HOOK))
                .withMessageContaining(HOOK)
                .returns("empty-secret", PortFailure.NeedsHuman::code);
    }

    @Test
    void a_value_that_is_no_text_needs_a_human() {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on("POST /", ScriptedServer.Reply.ok("{\"SecretBinary\":\"AAEC\"}"))) {
            Secrets binary = through(server);

            assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                    .isThrownBy(() -> binary.current(HOOK))
                    .returns("empty-secret", PortFailure.NeedsHuman::code);
        }
    }

    @Test
    void what_cannot_be_read_is_read_again_and_not_remembered_as_missing() {
        try (ScriptedServer server = new ScriptedServer().on("POST /", answer(503, "{}"))) {
            Secrets restless = through(server);

            assertThatExceptionOfType(PortFailure.Unavailable.class)
                    .isThrownBy(() -> restless.current(HOOK));
            server.on("POST /", ScriptedServer.Reply.ok("{\"SecretString\":\"back\"}"));
            assertThat(restless.current(HOOK)).isEqualTo(new Secret("back"));
        }
    }

    @Test
    void a_missing_right_needs_a_human() {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on("POST /", answer(400, "{\"__type\":\"AccessDeniedException\"}"))) {
            Secrets shut = through(server);

            assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                    .isThrownBy(() -> shut.current(HOOK))
                    .returns("AccessDeniedException", PortFailure.NeedsHuman::code);
        }
    }

    private Secrets through(ScriptedServer server) {
        return new ManagedSecrets(
                new AwsEndpoint(server.uri("")).secretsManager(), Map.of(HOOK, arn), clock);
    }

    private void store(String text) {
        client.putSecretValue(put -> put.secretId(arn).secretString(text));
    }
}
