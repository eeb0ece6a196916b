package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Xml;

import java.util.Map;
import java.util.Optional;

/** What can be asked of an object. */
final class ObjectActions {
    private static final String VERSION_ID = "x-amz-version-id";
    private static final String DELETE_MARKER = "x-amz-delete-marker";

    private final Buckets buckets;
    private final CopySource.Reader sources;
    private final MultipartActions multipart;

    ObjectActions(Buckets buckets) {
        this.buckets = requireNonNull(buckets, "buckets is null");
        this.sources = new CopySource.Reader(buckets);
        this.multipart = new MultipartActions(buckets, sources);
    }

    AwsAnswer handle(S3Target target, AwsRequest request) {
        if (MultipartActions.isMeant(request)) {
            return multipart.handle(target, request);
        }
        Bucket bucket = buckets.named(target.bucket());
        String key = target.key();
        Optional<String> subresource = Subresources.named(request);
        if (subresource.isPresent()) {
            return Subresources.handle(subresource.get(), bucket, key, request);
        }
        return switch (request.method()) {
            case "GET", "HEAD" ->
                    new Download(found(bucket, key, request.parameter("versionId")), request)
                            .answer();
            case "PUT" ->
                    request.header(CopySource.HEADER).isPresent()
                            ? copy(bucket, key, request)
                            : put(bucket, key, request);
            case "DELETE" -> delete(bucket, key, request);
            default -> throw S3Service.notImplemented(request);
        };
    }

    private static AwsAnswer put(Bucket bucket, String key, AwsRequest request) {
        ObjectVersion stored = bucket.put(NewObject.of(key, request), WriteCondition.of(request));
        AwsAnswer answer = AwsAnswer.empty(200).with("ETag", stored.etag());
        return versioned(withChecksums(answer, stored.headers()), stored);
    }

    private AwsAnswer copy(Bucket bucket, String key, AwsRequest request) {
        ObjectVersion source = sources.source(request);
        ObjectVersion stored =
                bucket.put(NewObject.copied(key, source, request), WriteCondition.of(request));
        Xml result =
                Xml.of("CopyObjectResult", LockXml.NAMESPACE)
                        .text("LastModified", Timestamps.of(stored.at()))
                        .text("ETag", stored.etag());
        return versioned(AwsAnswer.xml(200, result), stored);
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

    /**
     * Returns a version, the latest where no id is given.
     *
     * @throws AwsError if there is none, or only the marker that it was deleted
     */
    static ObjectVersion found(Bucket bucket, String key, Optional<String> id) {
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

    /** Whether who asks claims the right to shorten or ignore a GOVERNANCE retention. */
    static boolean bypass(AwsRequest request) {
        return request.header("x-amz-bypass-governance-retention")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    static AwsAnswer withChecksums(AwsAnswer answer, Map<String, String> headers) {
        AwsAnswer more = answer;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().startsWith("x-amz-checksum-")) {
                more = more.with(header.getKey(), header.getValue());
            }
        }
        return more;
    }

    static AwsAnswer versioned(AwsAnswer answer, ObjectVersion version) {
        return version.id().equals(Bucket.UNVERSIONED)
                ? answer
                : answer.with(VERSION_ID, version.id());
    }
}
