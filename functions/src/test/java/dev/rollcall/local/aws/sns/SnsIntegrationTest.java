package dev.rollcall.local.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.stepfunctions.TaskContext;
import dev.rollcall.local.stepfunctions.TaskError;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.Optional;

class SnsIntegrationTest {
    private static final TaskContext CONTEXT =
            new TaskContext("arn:aws:states:::execution", "Tell", 0, Optional.empty());

    private final SnsService sns = new SnsService(Clock.systemUTC());
    private final SnsIntegration integration = new SnsIntegration(sns);

    @Test
    void mails_what_a_state_publishes_objects_as_json() throws TaskError {
        String topic = sns.createTopic("operations");
        sns.subscribe(topic, "email", "ops@acme.example");
        ObjectNode arguments = arguments(topic);
        arguments.putObject("Message").put("case", "c1");

        assertThat(integration.call(arguments, CONTEXT).path("MessageId").asText()).isNotEmpty();
        assertThat(sns.outbox())
                .singleElement()
                .extracting(Mail::body)
                .isEqualTo("{\"case\":\"c1\"}");
    }

    @Test
    void names_its_errors_after_the_sdk_s_exceptions() {
        assertThatThrownBy(
                        () -> integration.call(arguments("arn:none").put("Message", "x"), CONTEXT))
                .isInstanceOfSatisfying(
                        TaskError.class,
                        e -> assertThat(e.error()).contains("SNS.NotFoundException"));
    }

    private static ObjectNode arguments(String topic) {
        return JsonNodeFactory.instance.objectNode().put("TopicArn", topic);
    }
}
