package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.platform.Hashes;
import dev.rollcall.policyfile.PolicyYaml;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The policy in force: one YAML object, read again after a minute. It is served only if it is the
 * very file that was approved; before the first was adopted, as it is there.
 */
public final class S3Policies implements Policies {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Read(PolicyYaml.Valid policy, Instant at) {}

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final ApprovedPolicy approved;
    private final Clock clock;
    private volatile @Nullable Read last;

    public S3Policies(
            S3Client client, String bucket, String key, ApprovedPolicy approved, Clock clock) {
        this.client = requireNonNull(client, "client is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
        this.key = requireNonNull(key, "key is null");
        this.approved = requireNonNull(approved, "approved is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public LeaverPolicy leavers() {
        return current().leavers();
    }

    @Override
    public PlanRules plans() {
        return current().plans();
    }

    @Override
    public ApprovalPolicy approvals() {
        return current().approvals();
    }

    @Override
    public Operators operators() {
        return current().operators();
    }

    @Override
    public AccessPolicy access() {
        return current().access();
    }

    @Override
    public Map<Entitlement, String> labels() {
        return current().labels();
    }

    /** An invalid policy is refused whole; nothing of it is guessed, and no older one is used. */
    private PolicyYaml.Valid current() {
        Instant now = clock.instant();
        Read known = last;
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            known = new Read(read(), now);
            last = known;
        }
        return known.policy();
    }

    private PolicyYaml.Valid read() {
        String what = "Reading the policy " + key;
        byte[] content = content(what);
        if (!isApproved(content)) {
            // Another may have been put in force between the two readings.
            content = content(what);
            if (!isApproved(content)) {
                throw new PortFailure.NeedsHuman(what, "policy-not-approved");
            }
        }
        return switch (PolicyYaml.read(content)) {
            case PolicyYaml.Valid valid -> valid;
            case PolicyYaml.Invalid invalid ->
                    throw new PortFailure.NeedsHuman(what, "invalid-policy: " + invalid.message());
        };
    }

    private byte[] content(String what) {
        try {
            return client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArrayUnsafe();
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private boolean isApproved(byte[] content) {
        String digest = Hashes.sha256(content);
        return approved.read().map(inForce -> inForce.covers(digest)).orElse(true);
    }
}
