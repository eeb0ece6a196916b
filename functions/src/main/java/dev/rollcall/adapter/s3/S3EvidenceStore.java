package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Base64;
import java.util.HexFormat;

/**
 * Evidence under one key per case, written with {@code If-None-Match: *}.
 *
 * <p>S3 answers 412 where the key is taken. Then the content decides: the same means an earlier try
 * of ours took effect. How long it is locked is the bucket's default retention.
 */
public final class S3EvidenceStore implements EvidenceStore {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;

    public S3EvidenceStore(S3Client client, String bucket) {
        this.client = requireNonNull(client, "client is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    @Override
    public Location put(CaseId caseId, byte[] content) {
        return put(ofCase(caseId), "evidence/" + caseId, content);
    }

    @Override
    public Location putPart(CaseId caseId, int number, byte[] content) {
        return put(ofCase(caseId), "evidence/" + caseId + "-part-" + number, content);
    }

    @Override
    public Location putClosing(CaseId caseId, byte[] content) {
        return put(ofCase(caseId), "evidence/" + caseId + "-closed", content);
    }

    @Override
    public Location putAdopted(SnapshotId baseline, int page, byte[] content) {
        return put(
                "Storing the baseline " + baseline,
                "adoption/%s-%05d".formatted(baseline, page),
                content);
    }

    private static String ofCase(CaseId caseId) {
        return "Storing the evidence of case " + caseId;
    }

    private Location put(String what, String name, byte[] content) {
        Location location = new Location(name + ".json", Hashes.sha256(content));
        try {
            store(location, content);
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw AwsFailures.of(what, e);
            }
            requireSame(what, location);
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
        return location;
    }

    /** A locked object needs a checksum; S3 compares this one with what arrived. */
    private void store(Location location, byte[] content) {
        client.putObject(
                request ->
                        request.bucket(bucket)
                                .key(location.key())
                                .ifNoneMatch("*")
                                .contentType("application/json")
                                .checksumSHA256(base64(location.sha256())),
                RequestBody.fromBytes(content));
    }

    private void requireSame(String what, Location location) {
        byte[] present;
        try {
            present =
                    client.getObjectAsBytes(r -> r.bucket(bucket).key(location.key()))
                            .asByteArrayUnsafe();
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
        if (!Hashes.sha256(present).equals(location.sha256())) {
            throw new PortFailure.NeedsHuman(what, "other-content-stored");
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
