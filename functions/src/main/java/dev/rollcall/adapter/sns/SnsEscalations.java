package dev.rollcall.adapter.sns;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.Escalations;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.stream.Collectors;

/**
 * Escalations as plain text to the operations topic.
 *
 * <p>A subject is printable ASCII, shorter than 100 characters (SNS API reference, Publish).
 */
public final class SnsEscalations implements Escalations {
    private static final int LONGEST_SUBJECT = 99;

    private final SnsClient client;
    private final String topicArn;

    public SnsEscalations(SnsClient client, String topicArn) {
        this.client = requireNonNull(client, "client is null");
        this.topicArn = requireNonNull(topicArn, "topicArn is null");
    }

    @Override
    public void raise(Escalation escalation) {
        try {
            client.publish(request ->
                    request.topicArn(topicArn)
                            .subject(subject(escalation))
                            .message(body(escalation)));
        } catch (SdkException e) {
            throw AwsFailures.of("Escalating case " + escalation.caseId(), e);
        }
    }

    private static String subject(Escalation escalation) {
        String subject = "Rollcall case " + escalation.caseId() + ": " + escalation.reason();
        String printable = subject.replaceAll("[^\\x20-\\x7e]", " ");
        return printable.substring(0, Math.min(LONGEST_SUBJECT, printable.length())).strip();
    }

    private static String body(Escalation escalation) {
        return """
        What happened: %s
        Case: %s
        What to do: %s

        %s
        """
                .formatted(
                        escalation.reason(),
                        escalation.caseId(),
                        escalation.whatToDo(),
                        escalation.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + ": " + fact.getValue())
                                .collect(Collectors.joining("\n")));
    }
}
