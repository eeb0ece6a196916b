package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.policy.AccessPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

class CredentialsTest {
    private static final String SECRET = "xoxp-never-shown";
    private static final String SLACK =
            "{\"scimToken\":\"" + SECRET + "\",\"adminToken\":\"" + SECRET + "\"}";

    @TempDir private Path directory;

    @Test
    void a_variable_takes_the_place_of_the_file_s_section() {
        Credentials read =
                Credentials.read(
                        Optional.of("{\"slack\":{\"scimToken\":\"a\"},\"okta\":{}}"),
                        Map.of("ROLLCALL_SLACK", SLACK));

        assertThat(read.of(Credentials.For.SLACK).orElseThrow().text("scimToken"))
                .isEqualTo(SECRET);
        assertThat(read.of(Credentials.For.OKTA)).isPresent();
        assertThat(read.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"slack\":{\"scimToken\":\"xoxp-never-shown\"},\"okat\":{}}",
                "{\"slack\":\"xoxp-never-shown\"}",
                "{\"slack\":{\"scimToken\":\"xoxp-never-shown\"",
                "xoxp-never-shown",
                "[]",
                "{}",
                ""
            })
    void what_is_no_credentials_file_is_refused_and_not_quoted(String text) {
        assertThatExceptionOfType(SandboxRefused.class)
                .isThrownBy(() -> Credentials.read(Optional.of(text), Map.of()))
                .withMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://slack.example/api",
                "https://user:xoxp-never-shown@slack.example",
                "https://slack.example?token=xoxp-never-shown",
                "file:///xoxp-never-shown",
                "not an address xoxp-never-shown"
            })
    void a_token_is_sent_to_no_address_but_by_https(String address) {
        Credentials read =
                Credentials.read(
                        Optional.of(
                                "{\"slack\":{\"scimToken\":\"t\",\"adminToken\":\"t\",\"apiUrl\":\""
                                        + address
                                        + "\"}}"),
                        Map.of());

        assertThatExceptionOfType(SandboxRefused.class)
                .isThrownBy(() ->
                        new Sandbox(
                                        read,
                                        AccessPolicy.none("0".repeat(64)),
                                        Share.DEFAULT,
                                        Clock.systemUTC())
                                .close())
                .withMessageContaining("apiUrl")
                .withMessageNotContaining(SECRET);
    }

    @Test
    void what_a_source_lacks_is_said() {
        Credentials read =
                Credentials.read(Optional.of("{\"slack\":" + SLACK + ",\"okta\":{}}"), Map.of());

        assertThatExceptionOfType(SandboxRefused.class)
                .isThrownBy(() ->
                        new Sandbox(
                                        read,
                                        AccessPolicy.none("0".repeat(64)),
                                        Share.DEFAULT,
                                        Clock.systemUTC())
                                .close())
                .withMessageContaining("okta")
                .withMessageContaining("'url'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwxrwxrwx"})
    void a_file_that_others_may_use_is_refused(String permissions) throws IOException {
        Path file = file(permissions);

        assertThatExceptionOfType(SandboxRefused.class)
                .isThrownBy(() -> CredentialsFile.read(file))
                .withMessageContaining("chmod 600")
                .withMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------"})
    void one_s_own_is_read(String permissions) throws IOException {
        Path file = file(permissions);

        assertThatCode(() -> assertThat(CredentialsFile.read(file)).contains(SECRET))
                .doesNotThrowAnyException();
    }

    @Test
    void neither_a_link_nor_a_folder_is_a_file_with_credentials() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file("rw-------"));

        for (Path no : new Path[] {link, directory, directory.resolve("nothing")}) {
            assertThatExceptionOfType(SandboxRefused.class)
                    .isThrownBy(() -> CredentialsFile.read(no));
        }
    }

    private Path file(String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.json"), SLACK);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
