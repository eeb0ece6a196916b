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
import dev.rollcall.domain.policy.PolicyInForce;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.platform.Hashes;
import dev.rollcall.policyfile.PolicyYaml;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policy in force: one YAML object, read again after a minute. It is served only if it is the
 * very file that was approved; before the first was adopted, if it can be that one.
 */
public final class S3Policies implements Policies {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Read(PolicyYaml.Served served, Instant at) {}

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
        return current().policy().leavers();
    }

    @Override
    public PlanRules plans() {
        return current().policy().plans();
    }

    @Override
    public ApprovalPolicy approvals() {
        return current().policy().approvals();
    }

    @Override
    public Operators operators() {
        return current().policy().operators();
    }

    @Override
    public AccessPolicy access() {
        return aboutAccess().access();
    }

    @Override
    public Reactions reactions() {
        return aboutAccess().reactions();
    }

    private PolicyYaml.Valid aboutAccess() {
        PolicyYaml.Served served = current();
        if (served.refused().isPresent()) {
            throw invalid(served.refused().get());
        }
        return served.policy();
    }

    @Override
    public Map<Entitlement, String> labels() {
        return current().policy().labels();
    }

    /**
     * An invalid policy is refused: whole, or the part about access alone if only that is wrong.
     * Nothing of it is guessed, and no older one is used.
     */
    private PolicyYaml.Served current() {
        Instant now = clock.instant();
        Read known = last;
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            known = new Read(read(), now);
            last = known;
        }
        return known.served();
    }

    private PolicyYaml.Served read() {
        byte[] content = good();
        return PolicyYaml.serve(content).orElseThrow(() -> refused(content));
    }

    private PortFailure refused(byte[] content) {
        return switch (PolicyYaml.read(content)) {
            case PolicyYaml.Invalid invalid -> invalid(invalid);
            case PolicyYaml.Valid _ -> throw new IllegalStateException("A valid file is served");
        };
    }

    private PortFailure invalid(PolicyYaml.Invalid invalid) {
        return new PortFailure.NeedsHuman(reading(), "invalid-policy: " + invalid.message());
    }

    private byte[] good() {
        byte[] content = content();
        // Another may have been put in force between the two readings.
        byte[] again = against(content).isEmpty() ? content : content();
        Optional<String> against = against(again);
        if (against.isPresent()) {
            throw new PortFailure.NeedsHuman(reading(), against.get());
        }
        return again;
    }

    private String reading() {
        return "Reading the policy " + key;
    }

    private byte[] content() {
        try {
            return client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArrayUnsafe();
        } catch (SdkException e) {
            throw AwsFailures.of(reading(), e);
        }
    }

    /** Returns why the file is not served, whatever stands in it; empty if it may be. */
    private Optional<String> against(byte[] content) {
        Optional<PolicyInForce> inForce = approved.read();
        return inForce.isEmpty()
                ? againstFirst(content)
                : inForce.filter(known -> !known.covers(Hashes.sha256(content)))
                        .map(_ -> "policy-not-approved");
    }

    /** What can never be adopted could be changed by whoever writes the bucket. */
    private Optional<String> againstFirst(byte[] content) {
        String wrong =
                PolicyYaml.review(content, clock.instant(), Optional.empty()).stream()
                        .filter(violation -> violation.fault().isError())
                        .map(Violation::toString)
                        .collect(Collectors.joining(". "));
        return wrong.isEmpty() ? Optional.empty() : Optional.of("policy-not-adopted: " + wrong);
    }
}
