package dev.rollcall.local.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;
import dev.rollcall.local.aws.LocalNames;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** SNS over the Query protocol: forms in, XML out. */
public final class SnsService implements AwsService {
    private static final int LARGEST_MESSAGE = 262_144;
    private static final int LONGEST_SUBJECT = 99;
    private static final Set<String> DELIVERED = Set.of("email", "https");

    private final Clock clock;
    private final Map<String, List<Subscription>> topics = new LinkedHashMap<>();
    private final List<Mail> outbox = new ArrayList<>();

    /**
     * @param signed whether whoever confirmed it signed that request
     */
    private record Subscription(String arn, String protocol, String endpoint, boolean signed) {}

    public SnsService(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    public synchronized String createTopic(String name) {
        String arn = LocalNames.ref("AWS::SNS::Topic", name);
        topics.computeIfAbsent(arn, _ -> new ArrayList<>());
        return arn;
    }

    /** Subscribes an address, confirmed at once: there is nobody to click the link. */
    public synchronized String subscribe(String topicArn, String protocol, String endpoint) {
        return subscribe(topicArn, protocol, endpoint, true);
    }

    /** The same, as if whoever confirmed it had clicked the link and signed nothing. */
    public synchronized String subscribeByLink(String topicArn, String endpoint) {
        return subscribe(topicArn, "email", endpoint, false);
    }

    private String subscribe(String topicArn, String protocol, String endpoint, boolean signed) {
        String arn = topicArn + ":" + UUID.randomUUID();
        topic(topicArn).add(new Subscription(arn, protocol, endpoint, signed));
        return arn;
    }

    /** Returns every mail sent so far, oldest first. */
    public synchronized List<Mail> outbox() {
        return List.copyOf(outbox);
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        Map<String, String> form = request.form();
        String action = form.getOrDefault("Action", "");
        try {
            return answer(200, action, act(action, form));
        } catch (AwsError error) {
            return AwsAnswer.of(
                    error.httpStatus(),
                    "text/xml",
                    "<ErrorResponse><Error><Type>Sender</Type><Code>"
                            + error.code()
                            + "</Code><Message>"
                            + escape(error.message())
                            + "</Message></Error></ErrorResponse>");
        }
    }

    private synchronized String act(String action, Map<String, String> form) {
        return switch (action) {
            case "CreateTopic" ->
                    "<TopicArn>" + createTopic(form.getOrDefault("Name", "")) + "</TopicArn>";
            case "ListTopics" -> listTopics();
            case "Subscribe" ->
                    "<SubscriptionArn>"
                            + subscribe(
                                    form.getOrDefault("TopicArn", ""),
                                    form.getOrDefault("Protocol", ""),
                                    form.getOrDefault("Endpoint", ""))
                            + "</SubscriptionArn>";
            case "ListSubscriptions" -> listSubscriptions(topics.keySet());
            case "GetTopicAttributes" -> attributes(form.getOrDefault("TopicArn", ""));
            case "GetSubscriptionAttributes" ->
                    subscription(form.getOrDefault("SubscriptionArn", ""));
            case "ListSubscriptionsByTopic" ->
                    listSubscriptions(Set.of(form.getOrDefault("TopicArn", "")));
            case "Publish" ->
                    "<MessageId>"
                            + publish(
                                    form.getOrDefault("TopicArn", ""),
                                    form.getOrDefault("Subject", ""),
                                    form.getOrDefault("Message", ""))
                            + "</MessageId>";
            default -> throw AwsError.badRequest("InvalidAction", "No such action: " + action);
        };
    }

    /**
     * Sends one mail to each e-mail subscriber and one message to each https address, and returns
     * the message's id.
     *
     * @throws AwsError if the topic does not exist, or subject or message is not what SNS takes
     */
    synchronized String publish(String topicArn, String subject, String message) {
        if (message.isEmpty() || message.getBytes(UTF_8).length > LARGEST_MESSAGE) {
            throw AwsError.badRequest("InvalidParameter", "Invalid parameter: Message");
        }
        boolean control = subject.chars().anyMatch(Character::isISOControl);
        if (subject.length() > LONGEST_SUBJECT || control) {
            throw AwsError.badRequest("InvalidParameter", "Invalid parameter: Subject");
        }
        for (Subscription subscription : topic(topicArn)) {
            if (DELIVERED.contains(subscription.protocol())) {
                outbox.add(new Mail(subscription.endpoint(), subject, message, clock.instant()));
            }
        }
        return UUID.randomUUID().toString();
    }

    private String listTopics() {
        StringBuilder members = new StringBuilder("<Topics>");
        topics.keySet()
                .forEach(
                        arn -> members.append("<member><TopicArn>" + arn + "</TopicArn></member>"));
        return members.append("</Topics>").toString();
    }

    private String attributes(String topicArn) {
        return "<Attributes><entry><key>TopicArn</key><value>"
                + topicArn
                + "</value></entry><entry><key>SubscriptionsConfirmed</key><value>"
                + topic(topicArn).size()
                + "</value></entry></Attributes>";
    }

    private String subscription(String arn) {
        Subscription subscription =
                topics.values().stream()
                        .flatMap(List::stream)
                        .filter(one -> one.arn().equals(arn))
                        .findFirst()
                        .orElseThrow(
                                () -> new AwsError("NotFound", "Subscription does not exist", 404));
        return "<Attributes><entry><key>SubscriptionArn</key><value>"
                + arn
                + "</value></entry><entry><key>ConfirmationWasAuthenticated</key><value>"
                + subscription.signed()
                + "</value></entry></Attributes>";
    }

    private String listSubscriptions(Set<String> topicArns) {
        StringBuilder members = new StringBuilder("<Subscriptions>");
        topicArns.forEach(arn -> list(arn, members));
        return members.append("</Subscriptions>").toString();
    }

    private void list(String topicArn, StringBuilder members) {
        for (Subscription subscription : topic(topicArn)) {
            members.append("<member><TopicArn>")
                    .append(topicArn)
                    .append("</TopicArn><Protocol>")
                    .append(subscription.protocol())
                    .append("</Protocol><Endpoint>")
                    .append(escape(subscription.endpoint()))
                    .append("</Endpoint><SubscriptionArn>")
                    .append(subscription.arn())
                    .append("</SubscriptionArn><Owner>" + LocalNames.ACCOUNT + "</Owner></member>");
        }
    }

    private List<Subscription> topic(String arn) {
        List<Subscription> subscriptions = topics.get(arn);
        if (subscriptions == null) {
            throw new AwsError("NotFound", "Topic does not exist", 404);
        }
        return subscriptions;
    }

    private static AwsAnswer answer(int status, String action, String result) {
        return AwsAnswer.of(
                status,
                "text/xml",
                "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata></%1$sResponse>"
                        .formatted(action, result, UUID.randomUUID()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
