package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.Xml;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One page of what is in a bucket. */
final class Listing {
    private static final int LARGEST_PAGE = 1000;

    private final Bucket bucket;
    private final AwsRequest request;
    private final String prefix;
    private final int pageSize;

    Listing(Bucket bucket, AwsRequest request) {
        this.bucket = requireNonNull(bucket, "bucket is null");
        this.request = request;
        this.prefix = request.parameter("prefix").orElse("");
        this.pageSize = pageSize(request);
    }

    /** ListObjects, both versions: the newest versions, keys behind the delimiter rolled up. */
    Xml objects() {
        String after = after();
        Set<String> rolledUp = new TreeSet<>();
        Xml answer = head("ListBucketResult");
        int count = 0;
        String last = "";
        boolean truncated = false;
        for (ObjectVersion object : newest()) {
            Optional<String> group = group(object.key());
            boolean shown = group.filter(rolledUp::contains).isPresent();
            if (group.orElse(object.key()).compareTo(after) <= 0 || shown) {
                continue;
            }
            if (count == pageSize) {
                truncated = true;
                break;
            }
            count++;
            last = group.orElse(object.key());
            group.ifPresentOrElse(rolledUp::add, () -> answer.add(contents(object)));
        }
        rolledUp.forEach(g -> answer.add(Xml.of("CommonPrefixes").text("Prefix", encoded(g))));
        answer.text("KeyCount", count).text("IsTruncated", truncated);
        if (!truncated) {
            return answer;
        }
        return request.query().containsKey("list-type")
                ? answer.text("NextContinuationToken", token(last))
                : answer.text("NextMarker", encoded(last));
    }

    /** ListObjectVersions, always whole: nothing here has that many. */
    Xml versions() {
        Xml answer = head("ListVersionsResult").text("IsTruncated", false);
        Set<String> seen = new HashSet<>();
        for (ObjectVersion version : bucket.versions(prefix)) {
            Xml element =
                    Xml.of(version.deleteMarker() ? "DeleteMarker" : "Version")
                            .text("Key", encoded(version.key()))
                            .text("VersionId", version.id())
                            .text("IsLatest", seen.add(version.key()))
                            .text("LastModified", Timestamps.of(version.at()));
            answer.add(version.deleteMarker() ? element : sized(element, version));
        }
        return answer;
    }

    private Xml head(String name) {
        Xml answer =
                Xml.of(name, LockXml.NAMESPACE)
                        .text("Name", bucket.name())
                        .text("Prefix", encoded(prefix))
                        .text("MaxKeys", pageSize);
        request.parameter("delimiter").ifPresent(d -> answer.text("Delimiter", encoded(d)));
        return urlEncoding() ? answer.text("EncodingType", "url") : answer;
    }

    private List<ObjectVersion> newest() {
        Set<String> seen = new HashSet<>();
        return bucket.versions(prefix).stream()
                .filter(version -> seen.add(version.key()) && !version.deleteMarker())
                .toList();
    }

    private Optional<String> group(String key) {
        return request.parameter("delimiter")
                .filter(delimiter -> !delimiter.isEmpty())
                .filter(delimiter -> key.indexOf(delimiter, prefix.length()) >= 0)
                .map(delimiter -> {
                    int at = key.indexOf(delimiter, prefix.length());
                    return key.substring(0, at + delimiter.length());
                });
    }

    private Xml contents(ObjectVersion object) {
        Xml element = Xml.of("Contents").text("Key", encoded(object.key()));
        return sized(element.text("LastModified", Timestamps.of(object.at())), object);
    }

    private static Xml sized(Xml element, ObjectVersion object) {
        return element.text("ETag", object.etag())
                .text("Size", object.size())
                .text("StorageClass", "STANDARD");
    }

    private boolean urlEncoding() {
        return request.parameter("encoding-type").filter("url"::equals).isPresent();
    }

    private String encoded(String text) {
        return urlEncoding() ? URLEncoder.encode(text, UTF_8).replace("%2F", "/") : text;
    }

    private String after() {
        Optional<String> token = request.parameter("continuation-token");
        try {
            return token.map(t -> new String(Base64.getUrlDecoder().decode(t), UTF_8))
                    .or(() -> request.parameter("start-after"))
                    .or(() -> request.parameter("marker"))
                    .orElse("");
        } catch (IllegalArgumentException _) {
            throw AwsError.badRequest(
                    "InvalidArgument", "The continuation token provided is incorrect");
        }
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static int pageSize(AwsRequest request) {
        try {
            int asked = request.parameter("max-keys").map(Integer::parseInt).orElse(LARGEST_PAGE);
            return Math.min(asked, LARGEST_PAGE);
        } catch (NumberFormatException _) {
            throw AwsError.badRequest("InvalidArgument", "max-keys is not a number");
        }
    }
}
