package dev.rollcall.adapter.sns;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.Escalations;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.List;
import java.util.stream.Collectors;

/** Escalations as plain text: to the operations topic, and pages to the paging topic. */
public final class SnsEscalations implements Escalations {
    /** Listed one by one for each reason. */
    private static final int LISTED = 50;

    private final SnsClient client;
    private final String operationsTopic;
    private final String pagingTopic;

    public SnsEscalations(SnsClient client, String operationsTopic, String pagingTopic) {
        this.client = requireNonNull(client, "client is null");
        this.operationsTopic = requireNonNull(operationsTopic, "operationsTopic is null");
        this.pagingTopic = requireNonNull(pagingTopic, "pagingTopic is null");
    }

    @Override
    public void raise(List<List<Escalation>> byReason) {
        publish(operationsTopic, byReason, "Mailing escalations");
    }

    @Override
    public void page(List<List<Escalation>> byReason) {
        publish(pagingTopic, byReason, "Paging");
    }

    private void publish(String topic, List<List<Escalation>> byReason, String what) {
        try {
            client.publish(request ->
                    request.topicArn(topic).subject(subject(byReason)).message(body(byReason)));
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private static String subject(List<List<Escalation>> byReason) {
        Escalation first = byReason.getFirst().getFirst();
        long count = byReason.stream().mapToLong(List::size).sum();
        return Subjects.printable(
                count == 1
                        ? "Rollcall " + first.about() + ": " + first.reason()
                        : "Rollcall: %d escalations, %s".formatted(count, reasons(byReason)));
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
        String each =
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
                .formatted(first.reason(), first.whatToDo(), each, rest);
    }

    private static String line(Escalation escalation) {
        String facts =
                escalation.facts().entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining(", "));
        return "  About: " + escalation.about() + (facts.isEmpty() ? "" : ", " + facts);
    }
}
