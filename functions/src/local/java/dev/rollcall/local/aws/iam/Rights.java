package dev.rollcall.local.aws.iam;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsGateway;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;
import dev.rollcall.local.aws.Xml;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Holds each function to its role, by the access key that its requests are signed with. Whoever
 * signs as nobody's function may do anything.
 */
public final class Rights {
    private static final Logger LOG = LoggerFactory.getLogger(Rights.class);

    /** DynamoDB takes letters and digits only. */
    private static final String KEY_PREFIX = "localhandler";

    private static final String MESSAGE = "The function's role in template.yaml does not allow it";

    private final Map<String, Role> roles;
    private final String hashKey;
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();

    /** A right that a function lacks. */
    public record Refusal(String function, String action, String resource, List<String> keys) {
        public Refusal {
            requireNonNull(function, "function is null");
            requireNonNull(action, "action is null");
            requireNonNull(resource, "resource is null");
            keys = List.copyOf(keys);
        }
    }

    /** A service's way to say no. */
    private enum Protocol {
        JSON,
        S3,
        QUERY
    }

    /**
     * @param hashKey the name of the table's partition key
     */
    public Rights(Collection<Role> roles, String hashKey) {
        this.roles = roles.stream().collect(toUnmodifiableMap(Role::function, identity()));
        this.hashKey = requireNonNull(hashKey, "hashKey is null");
    }

    /** Returns the key that a function signs with. */
    public static String accessKeyOf(String function) {
        return KEY_PREFIX + function;
    }

    public static boolean isOfFunction(String accessKey) {
        return accessKey.startsWith(KEY_PREFIX);
    }

    /** Returns what was refused so far: each is a right that the template lacks. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    public AwsService dynamoDb(AwsService service) {
        return held(service, new DynamoDbAsking(hashKey), Protocol.JSON);
    }

    public AwsService stepFunctions(AwsService service) {
        return held(service, OtherAsking::stepFunctions, Protocol.JSON);
    }

    public AwsService secrets(AwsService service) {
        return held(service, OtherAsking::secrets, Protocol.JSON);
    }

    /** Whoever may not list a bucket is not told that something is missing there. */
    public AwsService s3(AwsService service) {
        AwsService held = held(service, OtherAsking::s3, Protocol.S3);
        return request -> {
            AwsAnswer answer = held.answer(request);
            return answer.status() == 404
                            && role(request).filter(r -> !mayList(r, request)).isPresent()
                    ? refusal(Protocol.S3)
                    : answer;
        };
    }

    private static boolean mayList(Role role, AwsRequest request) {
        String bucket = request.uri().getPath().substring(1).replaceFirst("/.*", "");
        return role.allows(new Asked("s3:ListBucket", "arn:aws:s3:::" + bucket));
    }

    public AwsService sns(AwsService service) {
        return held(service, OtherAsking::sns, Protocol.QUERY);
    }

    private AwsService held(AwsService service, Asking asking, Protocol protocol) {
        return request -> {
            Optional<Refusal> refusal =
                    role(request)
                            .flatMap(role ->
                                    asking.of(request).stream()
                                            .filter(asked -> !role.allows(asked))
                                            .findFirst()
                                            .map(asked -> refused(role, asked)));
            return refusal.isPresent() ? refusal(protocol) : service.answer(request);
        };
    }

    private Optional<Role> role(AwsRequest request) {
        return AwsGateway.accessKey(request)
                .filter(Rights::isOfFunction)
                .map(key -> key.substring(KEY_PREFIX.length()))
                .map(function -> requireNonNull(roles.get(function), "no role of " + function));
    }

    private Refusal refused(Role role, Asked asked) {
        Refusal refusal =
                new Refusal(role.function(), asked.action(), asked.resource(), asked.leadingKeys());
        refusals.add(refusal);
        LOG.error("A right is missing in template.yaml: {}", refusal);
        return refusal;
    }

    private static AwsAnswer refusal(Protocol protocol) {
        return switch (protocol) {
            case JSON ->
                    AwsAnswer.of(
                            400,
                            "application/x-amz-json-1.0",
                            "{\"__type\":\"AccessDeniedException\",\"message\":\""
                                    + MESSAGE
                                    + "\"}");
            case S3 ->
                    AwsAnswer.xml(
                            403,
                            Xml.of("Error").text("Code", "AccessDenied").text("Message", MESSAGE));
            case QUERY ->
                    AwsAnswer.xml(
                            403,
                            Xml.of("ErrorResponse")
                                    .add(
                                            Xml.of("Error")
                                                    .text("Type", "Sender")
                                                    .text("Code", "AuthorizationError")
                                                    .text("Message", MESSAGE)));
        };
    }
}
