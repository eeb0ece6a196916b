package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.util.Map;
import java.util.Optional;

/** What can be asked of an object. */
final class ObjectActions {
    private static final String VERSION_ID = "x-amz-version-id";
    private static final String DELETE_MARKER = "x-amz-delete-marker";

    private final Buckets buckets;

    ObjectActions(Buckets buckets) {
        this.buckets = requireNonNull(buckets, "buckets is null");
    }

    AwsAnswer handle(S3Target target, AwsRequest request) {
        Bucket bucket = buckets.named(target.bucket());
        String key = target.key();
        if (request.query().containsKey("retention")) {
            return retention(bucket, key, request);
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> new Download(found(bucket, key, request), request).answer();
            case "PUT" -> put(bucket, key, request);
            case "DELETE" -> delete(bucket, key, request);
            default -> throw S3Service.notImplemented(request);
        };
    }

    private static AwsAnswer put(Bucket bucket, String key, AwsRequest request) {
        boolean otherOperation =
                request.header("x-amz-copy-source").isPresent()
                        || request.query().keySet().stream().anyMatch(n -> !n.equals("x-id"));
        if (otherOperation && request.parameter("X-Amz-Signature").isEmpty()) {
            throw S3Service.notImplemented(request);
        }
        NewObject object = NewObject.of(key, request);
        if (object.retention().isPresent() && !bucket.lockable()) {
            throw AwsError.badRequest(
                    "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
        ObjectVersion stored = bucket.put(object, WriteCondition.of(request));
        AwsAnswer answer = AwsAnswer.empty(200).with("ETag", stored.etag());
        for (Map.Entry<String, String> header : stored.headers().entrySet()) {
            if (header.getKey().startsWith("x-amz-checksum-")) {
                answer = answer.with(header.getKey(), header.getValue());
            }
        }
        return versioned(answer, stored);
    }

    private static AwsAnswer delete(Bucket bucket, String key, AwsRequest request) {
        Optional<String> id = request.parameter("versionId");
        if (id.isPresent()) {
            AwsAnswer gone = AwsAnswer.empty(204).with(VERSION_ID, id.get());
            boolean marker =
                    bucket.delete(key, id.get(), bypass(request))
                            .filter(ObjectVersion::deleteMarker)
                            .isPresent();
            return marker ? gone.with(DELETE_MARKER, "true") : gone;
        }
        return bucket.delete(key)
                .map(marker ->
                        AwsAnswer.empty(204)
                                .with(DELETE_MARKER, "true")
                                .with(VERSION_ID, marker.id()))
                .orElseGet(() -> AwsAnswer.empty(204));
    }

    private static AwsAnswer retention(Bucket bucket, String key, AwsRequest request) {
        ObjectVersion version = found(bucket, key, request);
        return switch (request.method()) {
            case "GET" ->
                    version.retention()
                            .map(kept -> AwsAnswer.xml(200, LockXml.retention(kept)))
                            .orElseThrow(() ->
                                    new AwsError(
                                            "NoSuchObjectLockConfiguration",
                                            "The specified object does not have a ObjectLock"
                                                    + " configuration",
                                            404));
            case "PUT" -> {
                bucket.retain(version, LockXml.retention(request), bypass(request));
                yield AwsAnswer.empty(200);
            }
            default -> throw S3Service.notImplemented(request);
        };
    }

    private static ObjectVersion found(Bucket bucket, String key, AwsRequest request) {
        Optional<String> id = request.parameter("versionId");
        Optional<ObjectVersion> found =
                id.isPresent() ? bucket.version(key, id.get()) : bucket.latest(key);
        ObjectVersion version =
                found.orElseThrow(() ->
                        id.isPresent()
                                ? new AwsError(
                                        "NoSuchVersion",
                                        "The specified version does not exist.",
                                        404)
                                : new AwsError(
                                        "NoSuchKey", "The specified key does not exist.", 404));
        if (version.deleteMarker()) {
            throw new AwsError(
                    "MethodNotAllowed",
                    "The specified method is not allowed against this resource.",
                    405);
        }
        return version;
    }

    private static boolean bypass(AwsRequest request) {
        return request.header("x-amz-bypass-governance-retention")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    static AwsAnswer versioned(AwsAnswer answer, ObjectVersion version) {
        return version.id().equals(Bucket.UNVERSIONED)
                ? answer
                : answer.with(VERSION_ID, version.id());
    }
}
