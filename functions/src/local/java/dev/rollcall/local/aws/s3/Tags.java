package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.Xml;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** An object's tags, kept like the header {@code x-amz-tagging} brings them: as a query. */
record Tags(Map<String, String> pairs) {
    static final String HEADER = "x-amz-tagging";

    Tags {
        pairs = Map.copyOf(pairs);
    }

    static Tags of(ObjectVersion version) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : version.headers().getOrDefault(HEADER, "").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return new Tags(pairs);
    }

    static Tags of(XmlBody body) {
        Map<String, String> pairs = new LinkedHashMap<>();
        body.each("Tag")
                .forEach(tag ->
                        pairs.put(tag.first("Key").orElse(""), tag.first("Value").orElse("")));
        return new Tags(pairs);
    }

    String header() {
        return pairs.entrySet().stream()
                .map(tag ->
                        URLEncoder.encode(tag.getKey(), UTF_8)
                                + "="
                                + URLEncoder.encode(tag.getValue(), UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    Xml xml() {
        Xml set = Xml.of("TagSet");
        pairs.forEach((key, value) -> set.add(Xml.of("Tag").text("Key", key).text("Value", value)));
        return Xml.of("Tagging", LockXml.NAMESPACE).add(set);
    }
}
