package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the header {@code x-amz-copy-source} names. */
record CopySource(S3Target target, Optional<String> versionId) {
    static final String HEADER = "x-amz-copy-source";

    private static final String VERSION = "?versionId=";

    CopySource {
        requireNonNull(target, "target is null");
        requireNonNull(versionId, "versionId is null");
    }

    static CopySource of(AwsRequest request) {
        String header = request.header(HEADER).orElse("");
        int query = header.indexOf(VERSION);
        String path = query < 0 ? header : header.substring(0, query);
        String decoded = URLDecoder.decode(path.replace("+", "%2B"), UTF_8).replaceFirst("^/", "");
        int slash = decoded.indexOf('/');
        if (slash < 1) {
            throw AwsError.badRequest(
                    "InvalidArgument", "Copy Source must mention the source bucket and key");
        }
        return new CopySource(
                new S3Target(decoded.substring(0, slash), decoded.substring(slash + 1)),
                query < 0
                        ? Optional.empty()
                        : Optional.of(header.substring(query + VERSION.length())));
    }

    /** Finds the object a request copies from. */
    record Reader(Buckets buckets) {
        private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{1,9})");

        ObjectVersion source(AwsRequest request) {
            CopySource source = CopySource.of(request);
            return ObjectActions.found(
                    buckets.named(source.target().bucket()),
                    source.target().key(),
                    source.versionId());
        }

        /** Returns the bytes that UploadPartCopy asks for. */
        byte[] partOf(AwsRequest request) {
            byte[] content = source(request).content();
            Optional<String> range = request.header("x-amz-copy-source-range");
            if (range.isEmpty()) {
                return content;
            }
            Matcher bytes = RANGE.matcher(range.get());
            if (!bytes.matches() || Integer.parseInt(bytes.group(2)) >= content.length) {
                throw AwsError.badRequest(
                        "InvalidArgument", "Range specified is not valid for source object");
            }
            return Arrays.copyOfRange(
                    content,
                    Integer.parseInt(bytes.group(1)),
                    Integer.parseInt(bytes.group(2)) + 1);
        }
    }
}
