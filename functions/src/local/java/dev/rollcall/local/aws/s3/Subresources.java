package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What hangs on an object besides its content: retention, legal hold, tags, attributes. */
final class Subresources {
    private static final List<String> SERVED =
            List.of("retention", "tagging", "attributes", "legal-hold");

    /** What else S3 has; a request that names one must not be taken for one about the content. */
    private static final List<String> NOT_SERVED =
            List.of(
                    "acl",
                    "torrent",
                    "restore",
                    "select",
                    "annotation",
                    "encryption",
                    "renameObject");

    private Subresources() {}

    static Optional<String> named(AwsRequest request) {
        if (NOT_SERVED.stream().anyMatch(request.query()::containsKey)) {
            throw S3Service.notImplemented(request);
        }
        return SERVED.stream().filter(request.query()::containsKey).findFirst();
    }

    static AwsAnswer handle(String name, Bucket bucket, String key, AwsRequest request) {
        ObjectVersion version = ObjectActions.found(bucket, key, request.parameter("versionId"));
        return switch (request.method() + " " + name) {
            case "GET retention" ->
                    version.retention()
                            .map(kept -> AwsAnswer.xml(200, LockXml.retention(kept)))
                            .orElseThrow(Subresources::noLock);
            case "PUT retention" -> {
                boolean bypass = ObjectActions.bypass(request);
                bucket.retain(version, LockXml.retention(request), bypass);
                yield AwsAnswer.empty(200);
            }
            case "GET legal-hold" -> throw noLock();
            case "GET tagging" ->
                    ObjectActions.versioned(AwsAnswer.xml(200, Tags.of(version).xml()), version);
            case "PUT tagging" -> {
                bucket.replace(version, version.tagged(Tags.of(new XmlBody(request.text()))));
                yield ObjectActions.versioned(AwsAnswer.empty(200), version);
            }
            case "DELETE tagging" -> {
                bucket.replace(version, version.tagged(new Tags(Map.of())));
                yield ObjectActions.versioned(AwsAnswer.empty(204), version);
            }
            case "GET attributes" ->
                    ObjectActions.versioned(AwsAnswer.xml(200, attributes(version)), version);
            default -> throw S3Service.notImplemented(request);
        };
    }

    private static Xml attributes(ObjectVersion version) {
        Xml answer =
                Xml.of("GetObjectAttributesResponse", LockXml.NAMESPACE)
                        .text("ETag", version.etag().replace("\"", ""));
        Xml checksum = Xml.of("Checksum");
        Checksums.elements(version.headers()).forEach(checksum::text);
        return answer.add(checksum)
                .text("StorageClass", "STANDARD")
                .text("ObjectSize", version.size());
    }

    private static AwsError noLock() {
        return new AwsError(
                "NoSuchObjectLockConfiguration",
                "The specified object does not have a ObjectLock configuration",
                404);
    }
}
