package dev.rollcall.local.aws.s3;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.aws.AwsError;
import dev.rollcall.local.aws.AwsRequest;
import dev.rollcall.local.aws.SignatureV4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signature version 4 in the query.
 *
 * <p>Source: S3 API reference, "Authenticating requests: using query parameters (AWS signature
 * version 4)".
 *
 * @param scope date, region, service and {@code aws4_request} of the credential
 */
record PresignedV4(
        String accessKeyId,
        List<String> scope,
        String signedAt,
        Instant expiresAt,
        String signature)
        implements Presigned {

    private static final int LONGEST = 604_800;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    PresignedV4 {
        requireNonNull(accessKeyId, "accessKeyId is null");
        scope = List.copyOf(scope);
        requireNonNull(signedAt, "signedAt is null");
        requireNonNull(expiresAt, "expiresAt is null");
        requireNonNull(signature, "signature is null");
    }

    static PresignedV4 of(AwsRequest request) {
        List<String> credential = List.of(parameter(request, "X-Amz-Credential").split("/"));
        String signedAt = parameter(request, "X-Amz-Date");
        boolean sound =
                credential.size() == 5
                        && parameter(request, "X-Amz-Algorithm").equals(SignatureV4.ALGORITHM)
                        && signedAt.startsWith(credential.get(1));
        if (!sound) {
            throw malformed();
        }
        return new PresignedV4(
                credential.getFirst(),
                credential.subList(1, 5),
                signedAt,
                expiry(signedAt, parameter(request, "X-Amz-Expires")),
                parameter(request, "X-Amz-Signature"));
    }

    @Override
    public boolean isSignedWith(String secret, AwsRequest request) {
        String expected = SignatureV4.of(secret, scope, signedAt, canonical(request));
        return Presigned.same(expected, signature);
    }

    private static String canonical(AwsRequest request) {
        String names = parameter(request, "X-Amz-SignedHeaders");
        String headers =
                Arrays.stream(names.split(";"))
                        .map(name -> name + ":" + request.header(name).orElse("").strip() + "\n")
                        .collect(Collectors.joining());
        String query =
                request.query().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("X-Amz-Signature"))
                        .map(entry ->
                                SignatureV4.encoded(entry.getKey())
                                        + "="
                                        + SignatureV4.encoded(entry.getValue()))
                        .sorted()
                        .collect(Collectors.joining("&"));
        return String.join(
                "\n",
                request.method(),
                request.uri().getRawPath(),
                query,
                headers,
                names,
                "UNSIGNED-PAYLOAD");
    }

    private static Instant expiry(String signedAt, String seconds) {
        try {
            int valid = Integer.parseInt(seconds);
            if (valid < 1 || valid > LONGEST) {
                throw malformed();
            }
            return STAMP.parse(signedAt, Instant::from).plusSeconds(valid);
        } catch (NumberFormatException | DateTimeException _) {
            throw malformed();
        }
    }

    private static String parameter(AwsRequest request, String name) {
        return request.parameter(name).orElseThrow(PresignedV4::malformed);
    }

    private static AwsError malformed() {
        return AwsError.badRequest(
                "AuthorizationQueryParametersError",
                "Query-string authentication version 4 requires a sound X-Amz-Algorithm,"
                        + " X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders and"
                        + " an X-Amz-Expires of at most a week");
    }
}
