package dev.rollcall.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.platform.Hashes;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a link that was signed beforehand, as S3 does (Amazon S3 API reference, "Authenticating
 * requests: using query parameters").
 *
 * @param accessKey the only key known here
 */
record PresignedQuery(String accessKey, String secretKey) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static boolean isSigned(AwsRequest request) {
        return request.parameter("X-Amz-Signature").isPresent();
    }

    void check(AwsRequest request, Instant now) {
        String credential = request.parameter("X-Amz-Credential").orElse("");
        String stamp = request.parameter("X-Amz-Date").orElse("");
        String[] scope = credential.split("/", -1);
        if (scope.length != 5 || !scope[0].equals(accessKey)) {
            throw denied("InvalidAccessKeyId", "The AWS access key Id does not exist here.");
        }
        if (now.isAfter(expiry(request, stamp))) {
            throw denied("AccessDenied", "Request has expired");
        }
        String scopeText = credential.substring(credential.indexOf('/') + 1);
        String toSign =
                String.join("\n", ALGORITHM, stamp, scopeText, Hashes.sha256(canonical(request)));
        byte[] expected = HexFormat.of().formatHex(sign(scope, toSign)).getBytes(UTF_8);
        byte[] given = request.parameter("X-Amz-Signature").orElse("").getBytes(UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw denied(
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you"
                            + " provided.");
        }
    }

    private static Instant expiry(AwsRequest request, String stamp) {
        try {
            long seconds = Long.parseLong(request.parameter("X-Amz-Expires").orElse(""));
            return Instant.from(STAMP.parse(stamp)).plusSeconds(seconds);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw denied(
                    "AuthorizationQueryParametersError", "X-Amz-Date or X-Amz-Expires is wrong");
        }
    }

    private static String canonical(AwsRequest request) {
        Map<String, String> query = new TreeMap<>(request.query());
        query.remove("X-Amz-Signature");
        String parameters =
                query.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&"));
        StringBuilder headers = new StringBuilder();
        String signed = request.parameter("X-Amz-SignedHeaders").orElse("");
        for (String name : signed.split(";", -1)) {
            headers.append(name)
                    .append(':')
                    .append(request.header(name).orElse("").strip())
                    .append('\n');
        }
        return String.join(
                "\n",
                request.method(),
                request.uri().getRawPath(),
                parameters,
                headers,
                signed,
                "UNSIGNED-PAYLOAD");
    }

    private byte[] sign(String[] scope, String toSign) {
        byte[] key = hmac(("AWS4" + secretKey).getBytes(UTF_8), scope[1]);
        for (String part : new String[] {scope[2], scope[3], scope[4]}) {
            key = hmac(key, part);
        }
        return hmac(key, toSign);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have HmacSHA256", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static AwsError denied(String code, String message) {
        return new AwsError(code, message, 403);
    }
}
