package dev.rollcall.local.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;

import dev.rollcall.local.aws.SignatureV4;
import dev.rollcall.platform.Hashes;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Signature version 4 in the header {@code Authorization}.
 *
 * <p>Source: IAM guide, "Create a signed AWS API request".
 *
 * @param names the signed headers, in lower case and in order
 */
record SignedHeaders(
        String accessKeyId,
        String date,
        String region,
        String service,
        List<String> names,
        String signature) {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=([^/, ]+)/(\\d{8})/([^/, ]+)/([^/,"
                            + " ]+)/aws4_request, ?SignedHeaders=([a-z0-9;-]+),"
                            + " ?Signature=([0-9a-f]{64})");

    SignedHeaders {
        requireNonNull(accessKeyId, "accessKeyId is null");
        requireNonNull(date, "date is null");
        requireNonNull(region, "region is null");
        requireNonNull(service, "service is null");
        names = List.copyOf(names);
        requireNonNull(signature, "signature is null");
    }

    static Optional<SignedHeaders> of(@Nullable String authorization) {
        Matcher matcher = SHAPE.matcher(Objects.requireNonNullElse(authorization, ""));
        return matcher.matches()
                ? Optional.of(
                        new SignedHeaders(
                                matcher.group(1),
                                matcher.group(2),
                                matcher.group(3),
                                matcher.group(4),
                                List.of(matcher.group(5).split(";", -1)),
                                matcher.group(6)))
                : Optional.empty();
    }

    boolean isBy(String secretKey, HttpExchange exchange, byte[] body) {
        String expected =
                SignatureV4.of(
                        secretKey,
                        List.of(date, region, service, "aws4_request"),
                        header(exchange, "x-amz-date"),
                        canonical(exchange, body));
        return MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String canonical(HttpExchange exchange, byte[] body) {
        String headers =
                names.stream()
                        .map(name -> name + ":" + header(exchange, name) + "\n")
                        .collect(Collectors.joining());
        return String.join(
                "\n",
                exchange.getRequestMethod(),
                path(exchange.getRequestURI().getRawPath()),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                String.join(";", names),
                Hashes.sha256(body));
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    /** Every service but S3 encodes the path once more. */
    private static String path(String rawPath) {
        return Arrays.stream(rawPath.split("/", -1))
                .map(SignatureV4::encoded)
                .collect(Collectors.joining("/"));
    }

    private static String query(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return "";
        }
        return Arrays.stream(rawQuery.split("&", -1))
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return again(pair.substring(0, equals))
                            + "="
                            + again(pair.substring(equals + 1));
                })
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String again(String text) {
        return SignatureV4.encoded(URLDecoder.decode(text.replace("+", "%2B"), UTF_8));
    }
}
