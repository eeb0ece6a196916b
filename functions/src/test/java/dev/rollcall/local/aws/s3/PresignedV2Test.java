package dev.rollcall.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.local.aws.Hmac;
import dev.rollcall.local.runtime.LocalAws;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;

/** Links of the kind that {@code aws s3 presign} makes in us-east-1. */
class PresignedV2Test {
    private S3Endpoint endpoint;
    private URI link;

    @BeforeEach
    void start() throws IOException {
        endpoint = new S3Endpoint();
        endpoint.client().createBucket(create -> create.bucket("things"));
        endpoint.client()
                .putObject(put -> put.bucket("things").key("a+b"), RequestBody.fromString("proof"));
        link = link("/things/a%2Bb", endpoint.timeline.now().getEpochSecond() + 60);
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void downloads_until_it_expires() throws Exception {
        assertThat(endpoint.get(link).body()).isEqualTo("proof");
        endpoint.timeline.advance(Duration.ofSeconds(61));
        assertThat(endpoint.get(link).statusCode()).isEqualTo(403);
        assertThat(endpoint.get(link).body()).contains("Request has expired");
    }

    @Test
    void does_not_download_what_was_not_signed() throws Exception {
        URI later = URI.create(link.toString().replaceFirst("Expires=(\\d+)", "Expires=$10"));
        URI other = URI.create(link.toString().replace("a%2Bb", "a"));

        URI more = URI.create(link + "&retention");

        assertThat(endpoint.get(later).body()).contains("SignatureDoesNotMatch");
        assertThat(endpoint.get(more).body()).contains("SignatureDoesNotMatch");
        assertThat(endpoint.get(other).body()).contains("SignatureDoesNotMatch");
        assertThat(endpoint.get(endpoint.uri("/things/a%2Bb")).body()).contains("AccessDenied");
    }

    private URI link(String path, long expires) {
        byte[] mac =
                Hmac.of(
                        "HmacSHA1",
                        LocalAws.SECRET_KEY.getBytes(UTF_8),
                        "GET\n\n\n" + expires + "\n" + path);
        String signature = URLEncoder.encode(Base64.getEncoder().encodeToString(mac), UTF_8);
        return endpoint.uri(
                path
                        + "?AWSAccessKeyId="
                        + LocalAws.ACCESS_KEY
                        + "&Signature="
                        + signature
                        + "&Expires="
                        + expires);
    }
}
