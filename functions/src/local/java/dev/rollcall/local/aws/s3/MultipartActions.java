package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Xml;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Objects that come in parts, as command lines and SDKs send large ones. */
final class MultipartActions {
    private static final int LAST_PART = 10_000;

    private final Buckets buckets;
    private final CopySource.Reader sources;
    private final Map<String, MultipartUpload> uploads = new ConcurrentHashMap<>();

    MultipartActions(Buckets buckets, CopySource.Reader sources) {
        this.buckets = requireNonNull(buckets, "buckets is null");
        this.sources = requireNonNull(sources, "sources is null");
    }

    static boolean isMeant(AwsRequest request) {
        return request.query().containsKey("uploads") || request.query().containsKey("uploadId");
    }

    AwsAnswer handle(S3Target target, AwsRequest request) {
        Bucket bucket = buckets.named(target.bucket());
        if (request.query().containsKey("uploads") && request.method().equals("POST")) {
            return begin(target, request);
        }
        String id = request.parameter("uploadId").orElse("");
        MultipartUpload upload = uploads.get(id);
        if (upload == null || !upload.target().equals(target)) {
            throw new AwsError(
                    "NoSuchUpload",
                    "The specified upload does not exist. The upload ID may be invalid, or the"
                            + " upload may have been aborted or completed.",
                    404);
        }
        return switch (request.method()) {
            case "PUT" -> part(upload, request);
            case "POST" -> complete(bucket, upload, id, request);
            case "DELETE" -> {
                uploads.remove(id);
                yield AwsAnswer.empty(204);
            }
            default -> throw S3Service.notImplemented(request);
        };
    }

    private AwsAnswer begin(S3Target target, AwsRequest request) {
        String id = UUID.randomUUID().toString();
        uploads.put(id, new MultipartUpload(target, NewObject.announced(target.key(), request)));
        return AwsAnswer.xml(
                200,
                Xml.of("InitiateMultipartUploadResult", LockXml.NAMESPACE)
                        .text("Bucket", target.bucket())
                        .text("Key", target.key())
                        .text("UploadId", id));
    }

    private AwsAnswer part(MultipartUpload upload, AwsRequest request) {
        int number = number(request.parameter("partNumber").orElse(""));
        if (request.header(CopySource.HEADER).isPresent()) {
            byte[] content = sources.partOf(request);
            String etag = upload.add(number, content);
            return AwsAnswer.xml(
                    200,
                    Xml.of("CopyPartResult", LockXml.NAMESPACE)
                            .text("LastModified", Timestamps.of(buckets.now()))
                            .text("ETag", etag));
        }
        NewObject sent = NewObject.of(upload.target().key(), request);
        AwsAnswer answer = AwsAnswer.empty(200).with("ETag", upload.add(number, sent.content()));
        return ObjectActions.withChecksums(answer, sent.headers());
    }

    private AwsAnswer complete(
            Bucket bucket, MultipartUpload upload, String id, AwsRequest request) {
        NewObject whole = upload.joined(new XmlBody(request.text()));
        ObjectVersion stored = bucket.put(whole, WriteCondition.of(request));
        uploads.remove(id);
        Xml body =
                Xml.of("CompleteMultipartUploadResult", LockXml.NAMESPACE)
                        .text("Location", request.uri().getPath())
                        .text("Bucket", upload.target().bucket())
                        .text("Key", upload.target().key())
                        .text("ETag", stored.etag());
        return ObjectActions.versioned(AwsAnswer.xml(200, body), stored);
    }

    private static int number(String text) {
        boolean sound = text.matches("\\d{1,5}");
        int number = sound ? Integer.parseInt(text) : 0;
        if (number < 1 || number > LAST_PART) {
            throw AwsError.badRequest(
                    "InvalidArgument",
                    "Part number must be an integer between 1 and " + LAST_PART + ", inclusive");
        }
        return number;
    }
}
