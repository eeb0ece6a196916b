package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Snapshots as objects, one for each page. S3 refuses what arrives with another checksum than it
 * was sent with. The bucket's lifecycle ends them.
 *
 * <p>That an object is missing S3 says only to who may list the bucket; others get 403 (API
 * reference, GetObject), which is a failure here and never a missing page.
 */
public final class S3Snapshots implements Snapshots {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,100}");
    private static final String GZIP = "application/gzip";
    private static final String JSON = "application/json";

    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;

    public S3Snapshots(S3Client client, String bucket) {
        this.client = requireNonNull(client, "client is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    @Override
    public void keep(SnapshotId snapshot, SnapshotPart part, int number, List<SnapshotRow> rows) {
        SnapshotPage page = new SnapshotPage(snapshot, part, number);
        put(page.what(), page.key(), GZIP, page.write(rows));
    }

    @Override
    public Stream<SnapshotRow> rows(SnapshotId snapshot, SnapshotPart part, int pages) {
        return IntStream.range(0, pages)
                .mapToObj(number -> new SnapshotPage(snapshot, part, number))
                .flatMap(page -> read(page).stream());
    }

    @Override
    public void keepDocument(SnapshotId snapshot, String name, byte[] content) {
        put(documentOf(snapshot), key(snapshot, name), JSON, content);
    }

    @Override
    public Optional<byte[]> document(SnapshotId snapshot, String name) {
        return get(documentOf(snapshot), key(snapshot, name));
    }

    private List<SnapshotRow> read(SnapshotPage page) {
        return get(page.what(), page.key())
                .map(page::read)
                .orElseThrow(() -> new PortFailure.NeedsHuman(page.what(), "page-missing"));
    }

    /** S3 answers 412 where the key is taken (API reference, PutObject, If-None-Match). */
    @Override
    public byte[] keepOnce(SnapshotId snapshot, String name, byte[] content) {
        String what = documentOf(snapshot);
        try {
            store(key(snapshot, name), JSON, content, put -> put.ifNoneMatch("*"));
            return content;
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw AwsFailures.of(what, e);
            }
            return document(snapshot, name)
                    .orElseThrow(() -> new PortFailure.Unavailable(what + ": it was there"));
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private void put(String what, String key, String type, byte[] content) {
        try {
            store(key, type, content, _ -> {});
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private void store(
            String key, String type, byte[] content, Consumer<PutObjectRequest.Builder> also) {
        client.putObject(
                put -> {
                    put.bucket(bucket)
                            .key(key)
                            .contentType(type)
                            .checksumSHA256(base64(Hashes.sha256(content)));
                    also.accept(put);
                },
                RequestBody.fromBytes(content));
    }

    private Optional<byte[]> get(String what, String key) {
        try {
            return Optional.of(
                    client.getObjectAsBytes(get -> get.bucket(bucket).key(key))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private static String key(SnapshotId snapshot, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A document is named by small letters, digits and dashes");
        }
        return "snapshots/" + snapshot + "/" + name + ".json";
    }

    private static String documentOf(SnapshotId snapshot) {
        return "A document of snapshot " + snapshot;
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
