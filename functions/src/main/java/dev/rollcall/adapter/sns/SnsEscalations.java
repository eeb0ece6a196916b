package dev.rollcall.adapter.sns;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.Escalations;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.List;
import java.util.stream.Collectors;

/** Escalations as plain text to the operations topic. */
public final class SnsEscalations implements Escalations {
    /** Cases listed one by one for each reason. */
    private static final int LISTED = 50;

    private final SnsClient client;
    private final String topicArn;

    public SnsEscalations(SnsClient client, String topicArn) {
        this.client = requireNonNull(client, "client is null");
        this.topicArn = requireNonNull(topicArn, "topicArn is null");
    }

    @Override
    public void raise(List<List<Escalation>> byReason) {
        try {
            client.publish(request ->
                    request.topicArn(topicArn).subject(subject(byReason)).message(body(byReason)));
        } catch (SdkException e) {
            throw AwsFailures.of("Mailing escalations", e);
        }
    }

    private static String subject(List<List<Escalation>> byReason) {
        Escalation first = byReason.getFirst().getFirst();
        long count = byReason.stream().mapToLong(List::size).sum();
        return Subjects.printable(
                count == 1
                        ? "Rollcall case " + first.caseId() + ": " + first.reason()
                        : "Rollcall: %d cases, %s".formatted(count, reasons(byReason)));
    }

    private static String reasons(List<List<Escalation>> byReason) {
        return byReason.stream()
                .map(same -> same.getFirst().reason() + " (" + same.size() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String body(List<List<Escalation>> byReason) {
        return byReason.stream().map(SnsEscalations::part).collect(Collectors.joining("\n"));
    }

    private static String part(List<Escalation> same) {
        Escalation first = same.getFirst();
        String cases =
                same.stream()
                        .limit(LISTED)
                        .map(SnsEscalations::line)
                        .collect(Collectors.joining("\n"));
        String rest =
                same.size() > LISTED
                        ? "\n  and %d more; the ledger has them all".formatted(same.size() - LISTED)
                        : "";
        return """
        What happened: %s
        What to do: %s
        %s%s
        """
                .formatted(first.reason(), first.whatToDo(), cases, rest);
    }

    private static String line(Escalation escalation) {
        return "  Case: %s, %s"
                .formatted(
                        escalation.caseId(),
                        escalation.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + ": " + fact.getValue())
                                .collect(Collectors.joining(", ")));
    }
}
