package dev.rollcall.adapter.sns;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.EscalationsContract;
import dev.rollcall.contract.Samples;
import dev.rollcall.testing.ScriptedServer;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.PublishedMessages;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sns.SnsClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;

class SnsEscalationsTest extends EscalationsContract {
    private final SnsClient client = endpoint().sns();
    private final PublishedMessages sns = new PublishedMessages(client);
    private final String topic =
            client.createTopic(create -> create.name("test-" + UUID.randomUUID())).topicArn();
    private final String paging =
            client.createTopic(create -> create.name("test-" + UUID.randomUUID())).topicArn();

    AwsEndpoint endpoint() {
        return AwsEndpoint.given();
    }

    @Override
    protected Escalations escalations() {
        return new SnsEscalations(sns, topic, paging);
    }

    @Override
    protected List<String> received() {
        return texts(topic);
    }

    @Override
    protected List<String> paged() {
        return texts(paging);
    }

    private List<String> texts(String topicArn) {
        return sns.accepted().stream()
                .filter(message -> message.topicArn().equals(topicArn))
                .map(message -> message.subject() + "\n" + message.message())
                .toList();
    }

    @Test
    void a_subject_is_short_and_plain_whatever_the_reason() {
        String reason = "Größe\r\nпричина " + "x".repeat(200);
        escalations()
                .raise(
                        List.of(
                                List.of(
                                        new Escalation(
                                                Samples.caseId(1),
                                                reason,
                                                "Look at it.",
                                                Map.of()))));

        assertThat(sns.accepted())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.subject()).matches("Rollcall case [\\x20-\\x7e]{1,85}"));
    }

    @Test
    void a_topic_that_does_not_exist_needs_a_human() {
        Escalations escalations = new SnsEscalations(sns, topic + "-not", paging);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> escalations.raise(List.of(List.of(LATE))))
                .returns("NotFound", PortFailure.NeedsHuman::code);
    }

    @Test
    void a_server_s_error_may_pass() {
        try (ScriptedServer down = new ScriptedServer().on("POST /", answer(503, ""))) {
            Escalations escalations = through(down);

            assertThatExceptionOfType(PortFailure.Unavailable.class)
                    .isThrownBy(() -> escalations.raise(List.of(List.of(LATE))));
        }
    }

    @Test
    void throttling_may_pass() {
        try (ScriptedServer busy = new ScriptedServer().on("POST /", refused(429, "Throttled"))) {
            Escalations escalations = through(busy);

            assertThatExceptionOfType(PortFailure.Unavailable.class)
                    .isThrownBy(() -> escalations.raise(List.of(List.of(LATE))));
        }
    }

    @Test
    void a_missing_right_needs_a_human() {
        try (ScriptedServer shut =
                new ScriptedServer().on("POST /", refused(403, "AuthorizationError"))) {
            Escalations escalations = through(shut);

            assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                    .isThrownBy(() -> escalations.raise(List.of(List.of(LATE))))
                    .returns("AuthorizationError", PortFailure.NeedsHuman::code);
        }
    }

    private Escalations through(ScriptedServer server) {
        return new SnsEscalations(new AwsEndpoint(server.uri("")).sns(), topic, paging);
    }

    private static ScriptedServer.Reply refused(int status, String code) {
        return answer(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                        + code
                        + "</Code><Message>No</Message></Error></ErrorResponse>",
                "Content-Type",
                "text/xml");
    }
}
