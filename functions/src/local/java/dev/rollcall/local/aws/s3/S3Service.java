package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.AwsService;
import dev.rollcall.local.aws.Xml;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** S3's REST API. Presigned requests are verified, those signed by header are believed. */
public final class S3Service implements AwsService {
    private final Buckets all;
    private final BucketActions buckets;
    private final ObjectActions objects;
    private final QuerySignatures signatures;

    /**
     * @param secretKeys by access key: whose links are let through if they are unaltered
     */
    public S3Service(Clock clock, Map<String, String> secretKeys) {
        this.all = new Buckets(clock);
        this.buckets = new BucketActions(all);
        this.objects = new ObjectActions(all);
        this.signatures = new QuerySignatures(clock, secretKeys);
    }

    /** Creates a bucket with versions, unless there is one of that name. */
    public void createBucket(String name) {
        all.ensure(name, false).versioned(true);
    }

    /** Creates a bucket whose every version is locked for that long, in whole days. */
    public void createLockedBucket(String name, String mode, Duration period) {
        int days = Math.toIntExact(period.toDays());
        all.ensure(name, true)
                .defaultRetention(Optional.of(new DefaultRetention(LockXml.mode(mode), days)));
    }

    @Override
    public AwsAnswer answer(AwsRequest request) {
        try {
            signatures.check(request);
            S3Target target = S3Target.of(request.uri());
            return target.key().isEmpty()
                    ? buckets.handle(target, request)
                    : objects.handle(target, request);
        } catch (AwsError error) {
            Xml document =
                    Xml.of("Error")
                            .text("Code", error.code())
                            .text("Message", error.message())
                            .text("RequestId", UUID.randomUUID());
            return AwsAnswer.xml(error.httpStatus(), document);
        }
    }

    static AwsError notImplemented(AwsRequest request) {
        return new AwsError(
                "NotImplemented",
                "The local S3 does not serve "
                        + request.method()
                        + " with the parameters "
                        + request.query().keySet()
                        + "; see docs/local.md for what it does",
                501);
    }
}
