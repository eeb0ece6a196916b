package dev.rollcall.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;

class ContainedTest {
    private static final String TOKEN = "xoxp-secret";

    @Test
    void what_nobody_foresaw_leaves_as_names_of_classes() {
        RuntimeException unforeseen =
                new IllegalStateException(
                        "it broke", new IllegalArgumentException("invalid header: " + TOKEN));

        assertThatThrownBy(() -> Contained.run(failing(unforeseen)))
                .isInstanceOf(UnexpectedFailure.class)
                .hasMessage(
                        "java.lang.IllegalStateException, caused by"
                                + " java.lang.IllegalArgumentException")
                .satisfies(left -> assertThat(printed(left)).doesNotContain(TOKEN, "it broke"));
    }

    @Test
    void a_failed_port_keeps_its_class_and_message_and_loses_its_cause() {
        RuntimeException down =
                new PortFailure.Unavailable("DynamoDB", new IllegalStateException(TOKEN));

        assertThatThrownBy(() -> Contained.run(failing(down)))
                .isExactlyInstanceOf(PortFailure.Unavailable.class)
                .hasMessage("DynamoDB: java.lang.IllegalStateException")
                .satisfies(left -> assertThat(printed(left)).doesNotContain(TOKEN));
    }

    @Test
    void other_failures_of_ports_leave_as_they_are() {
        PortFailure refused = new PortFailure.NeedsHuman("Slack", "missing_scope");

        assertThatThrownBy(() -> Contained.run(failing(refused))).isSameAs(refused);
    }

    private static Supplier<String> failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    /** Returns what the Lambda runtime would print. */
    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
