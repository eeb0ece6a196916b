package dev.rollcall.local.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.aws.JsonProtocol;
import dev.rollcall.local.runtime.Clients;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Secrets as the real SDK's client sees them. */
class SecretsServiceTest {
    private AwsGateway gateway;
    private Clients clients;
    private SecretsManagerClient secrets;

    @BeforeEach
    void start() throws IOException {
        gateway = new AwsGateway(0, List.of());
        SecretsService service = new SecretsService(Clock.systemUTC());
        gateway.serve(
                Map.of(
                        "secretsmanager",
                        new JsonProtocol("application/x-amz-json-1.1", service::handle)));
        clients = new Clients(gateway.endpoint());
        secrets = clients.secrets();
        secrets.createSecret(create -> create.name("token").secretString("one"));
    }

    @AfterEach
    void stop() {
        clients.close();
        gateway.close();
    }

    @Test
    void leaves_the_current_value_alone_when_another_stage_is_put() {
        secrets.putSecretValue(
                put -> put.secretId("token").secretString("two").versionStages("AWSPENDING"));

        assertThat(valueAt("AWSCURRENT")).isEqualTo("one");
        assertThat(valueAt("AWSPENDING")).isEqualTo("two");
    }

    @Test
    void moves_the_stages_when_a_new_value_becomes_current() {
        secrets.putSecretValue(put -> put.secretId("token").secretString("two"));
        secrets.putSecretValue(put -> put.secretId("token").secretString("three"));

        assertThat(valueAt("AWSCURRENT")).isEqualTo("three");
        assertThat(valueAt("AWSPREVIOUS")).isEqualTo("two");
        assertThat(
                        secrets.describeSecret(describe -> describe.secretId("token"))
                                .versionIdsToStages()
                                .values())
                .containsExactlyInAnyOrder(List.of("AWSCURRENT"), List.of("AWSPREVIOUS"));
    }

    @Test
    void takes_a_repeated_put_for_one_and_another_value_under_its_token_for_none() {
        String token = "00000000-0000-0000-0000-000000000001";
        put(token, "two");
        put(token, "two");

        assertThat(valueAt("AWSPREVIOUS")).isEqualTo("one");
        assertThatThrownBy(() -> put(token, "three")).isInstanceOf(ResourceExistsException.class);
    }

    private void put(String token, String value) {
        secrets.putSecretValue(
                put -> put.secretId("token").secretString(value).clientRequestToken(token));
    }

    private String valueAt(String stage) {
        return secrets.getSecretValue(get -> get.secretId("token").versionStage(stage))
                .secretString();
    }
}
