package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GetObject and HeadObject: headers, and the whole content or a range of it. */
final class Download {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final ObjectVersion version;
    private final AwsRequest request;
    private final byte[] content;

    Download(ObjectVersion version, AwsRequest request) {
        this.version = version;
        this.request = requireNonNull(request, "request is null");
        this.content = version.content();
    }

    AwsAnswer answer() {
        // Of several conditions on a read, this one is all that anybody here sets.
        if (request.header("if-match").filter(tag -> !tag.equals(version.etag())).isPresent()) {
            throw new AwsError(
                    "PreconditionFailed",
                    "At least one of the pre-conditions you specified did not hold",
                    412);
        }
        Map<String, String> headers = new TreeMap<>(version.headers());
        Optional<Matcher> range = request.header("range").map(RANGE::matcher);
        boolean partial = range.filter(Matcher::matches).isPresent();
        if (partial || request.header("x-amz-checksum-mode").isEmpty()) {
            headers.keySet().removeIf(name -> name.startsWith("x-amz-checksum-"));
        }
        int tags = Tags.of(version).pairs().size();
        headers.remove(Tags.HEADER);
        if (tags > 0) {
            headers.put("x-amz-tagging-count", String.valueOf(tags));
        }
        headers.put("ETag", version.etag());
        headers.put("Accept-Ranges", "bytes");
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(version.at().atZone(ZoneOffset.UTC)));
        version.retention()
                .ifPresent(kept -> {
                    headers.put("x-amz-object-lock-mode", kept.mode().toString());
                    headers.put("x-amz-object-lock-retain-until-date", Timestamps.of(kept.until()));
                });
        override(headers, "response-content-type", "content-type");
        override(headers, "response-content-disposition", "content-disposition");
        return ObjectActions.versioned(
                partial ? part(headers, range.orElseThrow()) : whole(headers), version);
    }

    private AwsAnswer whole(Map<String, String> headers) {
        // To HEAD nobody sends a body, so the length has to be said.
        headers.put("Content-Length", String.valueOf(content.length));
        return new AwsAnswer(200, headers, content);
    }

    private AwsAnswer part(Map<String, String> headers, Matcher range) {
        int length = content.length;
        boolean suffix = range.group(1).isEmpty();
        int from = suffix ? Math.max(0, length - number(range.group(2))) : number(range.group(1));
        int to =
                suffix || range.group(2).isEmpty()
                        ? length - 1
                        : Math.min(length - 1, number(range.group(2)));
        if (from > to) {
            throw new AwsError("InvalidRange", "The requested range is not satisfiable", 416);
        }
        headers.put("Content-Range", "bytes " + from + "-" + to + "/" + length);
        headers.put("Content-Length", String.valueOf(to - from + 1));
        return new AwsAnswer(206, headers, Arrays.copyOfRange(content, from, to + 1));
    }

    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt("0" + digits);
    }

    private void override(Map<String, String> headers, String parameter, String name) {
        request.parameter(parameter).ifPresent(value -> headers.put(name, value));
    }
}
