package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.LocalNames;
import dev.rollcall.local.aws.Xml;

import java.util.Set;

/** What can be asked of the service and of a bucket. */
final class BucketActions {
    /** The parameters of ListObjects and ListObjectsV2. */
    private static final Set<String> LISTING =
            Set.of(
                    "list-type",
                    "prefix",
                    "delimiter",
                    "max-keys",
                    "encoding-type",
                    "marker",
                    "start-after",
                    "continuation-token",
                    "fetch-owner");

    private final Buckets buckets;

    BucketActions(Buckets buckets) {
        this.buckets = requireNonNull(buckets, "buckets is null");
    }

    AwsAnswer handle(S3Target target, AwsRequest request) {
        if (target.bucket().isEmpty()) {
            return AwsAnswer.xml(200, list());
        }
        return switch (request.method()) {
            case "GET" -> read(buckets.named(target.bucket()), request);
            case "HEAD" -> head(buckets.named(target.bucket()));
            case "PUT" -> write(target.bucket(), request);
            case "POST" -> deleteObjects(buckets.named(target.bucket()), request);
            case "DELETE" -> delete(target.bucket(), request);
            default -> throw S3Service.notImplemented(request);
        };
    }

    private static AwsAnswer deleteObjects(Bucket bucket, AwsRequest request) {
        if (!request.query().containsKey("delete")) {
            throw S3Service.notImplemented(request);
        }
        Deletions deletions = new Deletions(bucket, ObjectActions.bypass(request));
        return AwsAnswer.xml(200, deletions.carryOut(request));
    }

    private AwsAnswer delete(String name, AwsRequest request) {
        if (!request.query().isEmpty()) {
            throw S3Service.notImplemented(request);
        }
        buckets.delete(name);
        return AwsAnswer.empty(204);
    }

    private static AwsAnswer read(Bucket bucket, AwsRequest request) {
        if (request.query().containsKey("versioning")) {
            return AwsAnswer.xml(200, LockXml.versioning(bucket.versioned()));
        }
        if (request.query().containsKey("object-lock")) {
            requireLock(bucket);
            return AwsAnswer.xml(200, LockXml.configuration(bucket.defaultRetention()));
        }
        if (request.query().containsKey("versions")) {
            return AwsAnswer.xml(200, new Listing(bucket, request).versions());
        }
        if (request.query().containsKey("location")) {
            return AwsAnswer.xml(200, Xml.of("LocationConstraint", LockXml.NAMESPACE));
        }
        if (!LISTING.containsAll(request.query().keySet())) {
            throw S3Service.notImplemented(request);
        }
        return AwsAnswer.xml(200, new Listing(bucket, request).objects());
    }

    private AwsAnswer write(String name, AwsRequest request) {
        if (request.query().containsKey("versioning")) {
            buckets.named(name).versioned(LockXml.enabled(request));
        } else if (request.query().containsKey("object-lock")) {
            Bucket bucket = buckets.named(name);
            requireLock(bucket);
            bucket.defaultRetention(LockXml.defaultRetention(request));
        } else if (request.query().isEmpty()) {
            boolean lock =
                    request.header("x-amz-bucket-object-lock-enabled")
                            .filter("true"::equalsIgnoreCase)
                            .isPresent();
            buckets.create(name, lock);
        } else {
            throw S3Service.notImplemented(request);
        }
        return AwsAnswer.empty(200).with("Location", "/" + name);
    }

    private static AwsAnswer head(Bucket bucket) {
        requireNonNull(bucket, "bucket is null");
        return AwsAnswer.empty(200).with("x-amz-bucket-region", LocalNames.REGION);
    }

    private static void requireLock(Bucket bucket) {
        if (!bucket.lockable()) {
            throw new AwsError(
                    "ObjectLockConfigurationNotFoundError",
                    "Object Lock configuration does not exist for this bucket",
                    404);
        }
    }

    private Xml list() {
        Xml all = Xml.of("Buckets");
        buckets.all()
                .forEach(bucket ->
                        all.add(
                                Xml.of("Bucket")
                                        .text("Name", bucket.name())
                                        .text("CreationDate", Timestamps.of(bucket.createdAt()))));
        return Xml.of("ListAllMyBucketsResult", LockXml.NAMESPACE).add(all);
    }
}
