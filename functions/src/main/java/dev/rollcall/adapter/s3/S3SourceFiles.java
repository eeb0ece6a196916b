package dev.rollcall.adapter.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.aws.AwsFailures;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Optional;

/**
 * A source's files below a prefix of a bucket; the tag is the object's ETag. S3 answers 412 where
 * {@code If-Match} does not hold, and 416 where a range begins behind the end (API reference,
 * GetObject). That an object is missing it says only to who may list the bucket.
 *
 * <p>The client must hand bodies over while they come: files do not fit into memory.
 */
public final class S3SourceFiles implements SourceFiles {
    private static final int PRECONDITION_FAILED = 412;
    private static final int BEHIND_THE_END = 416;

    /** Five million memberships of the longest ids; whatever is larger is no such file. */
    private static final long LARGEST = 1L << 30;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final long largest;

    /**
     * @param prefix e.g. {@code hr/}; may be empty
     */
    public S3SourceFiles(S3Client client, String bucket, String prefix) {
        this(client, bucket, prefix, LARGEST);
    }

    /**
     * @param largest how many bytes a file may have
     */
    S3SourceFiles(S3Client client, String bucket, String prefix, long largest) {
        this.client = requireNonNull(client, "client is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
        this.largest = largest;
    }

    @Override
    public Opened open(String name, long from, Optional<String> tag) {
        String what = "Reading a file of the source";
        try {
            ResponseInputStream<GetObjectResponse> file =
                    client.getObject(get -> asked(get, name, from, tag));
            if (from + file.response().contentLength() > largest) {
                file.abort();
                throw new PortFailure.NeedsHuman(what, "file-too-large");
            }
            return new Opened.File(file.response().eTag(), new Aborted(file));
        } catch (NoSuchKeyException _) {
            return new Opened.Missing();
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return new Opened.Changed();
            }
            if (e.statusCode() == BEHIND_THE_END && tag.isPresent()) {
                return new Opened.File(tag.get(), InputStream.nullInputStream());
            }
            throw AwsFailures.of(what, e);
        } catch (SdkException e) {
            throw AwsFailures.of(what, e);
        }
    }

    private void asked(GetObjectRequest.Builder get, String name, long from, Optional<String> tag) {
        get.bucket(bucket).key(prefix + name);
        if (from > 0) {
            get.range("bytes=" + from + "-");
        }
        tag.ifPresent(get::ifMatch);
    }

    /** To close the SDK's own stream would read it to its end first. */
    private static final class Aborted extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> file;

        Aborted(ResponseInputStream<GetObjectResponse> file) {
            super(file);
            this.file = file;
        }

        @Override
        public void close() {
            file.abort();
        }
    }
}
