package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;

/** An object that has been announced and is arriving in parts. */
final class MultipartUpload {
    /** Every part but the last must have so many bytes. */
    private static final int SMALLEST_PART = 5 * 1024 * 1024;

    private final S3Target target;
    private final NewObject announced;
    private final TreeMap<Integer, byte[]> parts = new TreeMap<>();

    MultipartUpload(S3Target target, NewObject announced) {
        this.target = requireNonNull(target, "target is null");
        this.announced = requireNonNull(announced, "announced is null");
    }

    S3Target target() {
        return target;
    }

    /** Adds or replaces a part and returns its tag. */
    synchronized String add(int number, byte[] content) {
        parts.put(number, content.clone());
        return Checksums.etag(content);
    }

    /**
     * Puts the parts together that the client lists.
     *
     * @throws AwsError if they are not those that came, out of order or too small
     */
    synchronized NewObject joined(XmlBody list) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        int last = 0;
        int count = 0;
        int size = SMALLEST_PART;
        for (XmlBody listed : list.each("Part")) {
            int number = Integer.parseInt(listed.first("PartNumber").orElse("0"));
            if (number <= last) {
                throw AwsError.badRequest(
                        "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
            if (size < SMALLEST_PART) {
                throw AwsError.badRequest(
                        "EntityTooSmall",
                        "Your proposed upload is smaller than the minimum allowed size");
            }
            byte[] part = part(number, listed.first("ETag").orElse(""));
            whole.writeBytes(part);
            digests.writeBytes(Checksums.md5(part));
            size = part.length;
            last = number;
            count++;
        }
        if (count == 0) {
            throw AwsError.badRequest("MalformedXML", "You must specify at least one part");
        }
        String etag = Checksums.etag(digests.toByteArray()).replaceFirst("\"$", "-" + count + '"');
        return announced.with(whole.toByteArray(), etag);
    }

    private byte[] part(int number, String etag) {
        byte[] part = parts.get(number);
        if (part == null || !bare(Checksums.etag(part)).equals(bare(etag))) {
            throw AwsError.badRequest(
                    "InvalidPart",
                    "One or more of the specified parts could not be found. The part may not have"
                            + " been uploaded, or the specified entity tag may not match the part's"
                            + " entity tag.");
        }
        return part;
    }

    private static String bare(String etag) {
        return etag.replace("\"", "");
    }
}
