package dev.rollcall.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.platform.Hashes;

import java.net.URLEncoder;
import java.util.HexFormat;
import java.util.List;

/**
 * What signature version 4 computes of a canonical request.
 *
 * <p>Source: IAM guide, "Create a signed AWS API request".
 */
public final class SignatureV4 {
    public static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String MAC = "HmacSHA256";

    private SignatureV4() {}

    /**
     * @param scope date, region, service and {@code aws4_request}
     * @param signedAt as the request tells it
     */
    public static String of(
            String secretKey, List<String> scope, String signedAt, String canonicalRequest) {
        String text =
                String.join(
                        "\n",
                        ALGORITHM,
                        signedAt,
                        String.join("/", scope),
                        Hashes.sha256(canonicalRequest));
        byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (String part : scope) {
            key = Hmac.of(MAC, key, part);
        }
        return HexFormat.of().formatHex(Hmac.of(MAC, key, text));
    }

    /** Encodes all but letters, digits and {@code -._~}. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
