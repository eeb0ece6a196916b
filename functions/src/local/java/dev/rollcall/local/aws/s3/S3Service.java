package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;

import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** S3 in path style: {@code /bucket/key}. */
public final class S3Service implements AwsService {
    private final Clock clock;
    private final PresignedQuery presigned;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Links are checked against the one pair of keys that exists here. */
    public S3Service(Clock clock, String accessKey, String secretKey) {
        this.clock = requireNonNull(clock, "clock is null");
        this.presigned = new PresignedQuery(accessKey, secretKey);
    }

    public void createBucket(String name) {
        buckets.putIfAbsent(name, new Bucket(name, Optional.empty()));
    }

    /** Creates a bucket whose every version is locked for that long. */
    public void createLockedBucket(String name, String mode, Duration period) {
        Bucket.DefaultRetention retention =
                new Bucket.DefaultRetention(ObjectVersion.Mode.valueOf(mode), period);
        buckets.putIfAbsent(name, new Bucket(name, Optional.of(retention)));
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        try {
            return route(request);
        } catch (AwsError error) {
            boolean head = request.method().equals("HEAD");
            return head ? AwsAnswer.empty(error.httpStatus()) : S3Xml.error(error);
        }
    }

    private AwsAnswer route(AwsRequest request) {
        if (PresignedQuery.isSigned(request)) {
            presigned.check(request, clock.instant());
        } else if (request.header("authorization").isEmpty()) {
            throw new AwsError("AccessDenied", "Access Denied", 403);
        }
        String[] path = request.uri().getRawPath().substring(1).split("/", 2);
        String name = URLDecoder.decode(path[0], UTF_8);
        if (name.isEmpty()) {
            return S3Xml.buckets(new TreeMap<>(buckets).keySet(), clock.instant());
        }
        if (path.length == 1 || path[1].isEmpty()) {
            return bucket(request, name);
        }
        return object(request, find(name), URLDecoder.decode(path[1], UTF_8));
    }

    private AwsAnswer bucket(AwsRequest request, String name) {
        if (request.method().equals("PUT")) {
            createBucket(name);
            return AwsAnswer.empty(200);
        }
        Bucket bucket = find(name);
        String prefix = request.parameter("prefix").orElse("");
        if (request.method().equals("HEAD")) {
            return AwsAnswer.empty(200);
        }
        if (request.query().containsKey("versions")) {
            return S3Xml.versions(bucket.name(), bucket.versions(prefix));
        }
        if (request.query().containsKey("object-lock")) {
            return S3Xml.lockConfiguration(bucket.defaultRetention());
        }
        return S3Xml.list(bucket.name(), prefix, bucket.list(prefix));
    }

    private AwsAnswer object(AwsRequest request, Bucket bucket, String key) {
        Optional<String> version = request.parameter("versionId");
        return switch (request.method()) {
            case "PUT" -> put(request, bucket, key);
            case "GET", "HEAD" -> {
                ObjectVersion found = found(bucket, key, version);
                yield request.query().containsKey("retention")
                        ? S3Xml.retention(found.lock())
                        : S3Xml.content(found);
            }
            case "DELETE" -> {
                boolean bypass =
                        request.header("x-amz-bypass-governance-retention")
                                .filter("true"::equals)
                                .isPresent();
                ObjectVersion gone = bucket.delete(key, version, bypass, clock.instant());
                yield new AwsAnswer(
                        204,
                        Map.of(
                                "x-amz-version-id", gone.versionId(),
                                "x-amz-delete-marker", Boolean.toString(gone.deleteMarker())),
                        new byte[0]);
            }
            default -> throw new AwsError("MethodNotAllowed", "Not supported here", 405);
        };
    }

    private AwsAnswer put(AwsRequest request, Bucket bucket, String key) {
        Map<String, String> metadata = new TreeMap<>();
        request.header("content-type").ifPresent(type -> metadata.put("Content-Type", type));
        request.headers()
                .forEach((name, value) -> {
                    if (name.startsWith("x-amz-meta-")) {
                        metadata.put(name, value);
                    }
                });
        boolean onlyIfAbsent = request.header("if-none-match").filter("*"::equals).isPresent();
        ObjectVersion stored =
                bucket.put(
                        key,
                        Upload.of(request).content(),
                        metadata,
                        lock(request),
                        onlyIfAbsent,
                        clock.instant());
        return new AwsAnswer(
                200,
                Map.of("ETag", "\"" + stored.etag() + "\"", "x-amz-version-id", stored.versionId()),
                new byte[0]);
    }

    private static Optional<ObjectVersion.Lock> lock(AwsRequest request) {
        return request.header("x-amz-object-lock-mode")
                .map(mode ->
                        new ObjectVersion.Lock(
                                ObjectVersion.Mode.valueOf(mode),
                                Instant.parse(
                                        request.header("x-amz-object-lock-retain-until-date")
                                                .orElseThrow(() ->
                                                        AwsError.badRequest(
                                                                "InvalidRequest",
                                                                "A lock needs a date"
                                                                        + " too.")))));
    }

    private static ObjectVersion found(Bucket bucket, String key, Optional<String> version) {
        return bucket.find(key, version)
                .filter(found -> !found.deleteMarker())
                .orElseThrow(() ->
                        new AwsError(
                                version.isPresent() ? "NoSuchVersion" : "NoSuchKey",
                                "The specified key does not exist.",
                                404));
    }

    private Bucket find(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);
        }
        return bucket;
    }
}
