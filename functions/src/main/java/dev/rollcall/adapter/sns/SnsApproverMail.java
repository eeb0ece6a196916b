package dev.rollcall.adapter.sns;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;

import java.util.Optional;

/**
 * One topic per approver and address, named after both, so that a link reaches one mailbox and
 * nobody can subscribe to another's. With a new address comes a new topic: what was confirmed for
 * the old one gets no link any more. Making a topic that exists returns it (SNS API reference,
 * CreateTopic); subscribing an address that waits for its confirmation sends that mail again.
 */
public final class SnsApproverMail implements ApproverMail {
    private static final String PENDING = "PendingConfirmation";

    /** Enough to tell one address from the next, and no address in a topic's name. */
    private static final int ADDRESS = 12;

    private final SnsClient client;
    private final String prefix;

    /**
     * @param prefix of the topics' names; the function's role reaches topics of that prefix only
     */
    public SnsApproverMail(SnsClient client, String prefix) {
        this.client = requireNonNull(client, "client is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
    }

    @Override
    public Reach ensure(Approver approver) {
        try {
            String topic = topic(approver);
            Optional<Subscription> known = subscription(topic, approver);
            if (known.isEmpty()) {
                client.subscribe(request ->
                        request.topicArn(topic).protocol("email").endpoint(approver.email()));
                known = subscription(topic, approver);
            }
            return known.map(Subscription::subscriptionArn)
                    .filter(arn -> !PENDING.equals(arn))
                    .map(this::confirmed)
                    .orElse(Reach.UNCONFIRMED);
        } catch (SdkException e) {
            throw AwsFailures.of("Making the topic of approver " + approver.id(), e);
        }
    }

    @Override
    public void send(Approver approver, Mail mail) {
        try {
            String topic = topic(approver);
            client.publish(request ->
                    request.topicArn(topic)
                            .subject(Subjects.printable(mail.subject()))
                            .message(mail.body()));
        } catch (SdkException e) {
            throw AwsFailures.of("Mailing approver " + approver.id(), e);
        }
    }

    /**
     * SNS does not tell whether unsubscribing takes a signature. It tells whether confirming did,
     * and only a confirmation that was signed can ask for the other (SNS API reference,
     * ConfirmSubscription).
     */
    private Reach confirmed(String subscription) {
        String signed =
                client.getSubscriptionAttributes(request -> request.subscriptionArn(subscription))
                        .attributes()
                        .get("ConfirmationWasAuthenticated");
        return "true".equals(signed) ? Reach.CONFIRMED : Reach.REVOCABLE;
    }

    private String topic(Approver approver) {
        String address = Hashes.sha256(approver.email()).substring(0, ADDRESS);
        return client.createTopic(request -> request.name(prefix + approver.id() + "-" + address))
                .topicArn();
    }

    private Optional<Subscription> subscription(String topic, Approver approver) {
        return client
                .listSubscriptionsByTopicPaginator(request -> request.topicArn(topic))
                .subscriptions()
                .stream()
                .filter(subscription -> "email".equals(subscription.protocol()))
                .filter(subscription -> approver.email().equals(subscription.endpoint()))
                .findFirst();
    }
}
