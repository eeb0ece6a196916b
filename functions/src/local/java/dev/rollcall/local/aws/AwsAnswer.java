package dev.rollcall.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to an AWS client. */
public record AwsAnswer(int status, Map<String, String> headers, byte[] body) {
    public AwsAnswer {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    public static AwsAnswer of(int status, String contentType, String body) {
        return new AwsAnswer(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
    }

    public static AwsAnswer xml(int status, Xml document) {
        return of(status, "application/xml", document.document());
    }

    public static AwsAnswer empty(int status) {
        return new AwsAnswer(status, Map.of(), new byte[0]);
    }

    /** Returns this answer with one more header. */
    public AwsAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new AwsAnswer(status, more, body);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
