package dev.rollcall.adapter.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.RandomRows;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

class SnapshotPageTest {
    private static final SnapshotId SNAPSHOT = new SnapshotId("20260304T120000Z-0a1b2c3d");
    private static final SnapshotPage PAGE = new SnapshotPage(SNAPSHOT, SnapshotPart.ACCOUNTS, 3);
    private static final String HEADING =
            """
            {"format":1,"snapshot":"20260304T120000Z-0a1b2c3d","part":"accounts","page":3,"rows":%d}
            """;
    private static final String MEMBER = "{\"is\":\"channel-member\",\"account\":\"U0ANA\"}\n";

    @Test
    void cut_off_anywhere_it_is_unreadable() {
        byte[] whole = PAGE.write(new RandomRows(new Random(1)).ofEachKind(2));

        for (int length = 0; length < whole.length; length++) {
            assertUnreadable(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void with_any_byte_changed_it_is_unreadable_or_says_the_same() {
        List<SnapshotRow> rows = new RandomRows(new Random(2)).ofEachKind(1);
        byte[] whole = PAGE.write(rows);

        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            try {
                assertThat(PAGE.read(changed)).as("byte " + at).isEqualTo(rows);
            } catch (PortFailure.NeedsHuman e) {
                assertThat(e.code()).isEqualTo("page-unreadable");
            }
        }
    }

    @Test
    void is_read_as_it_was_written_once() {
        assertThat(PAGE.read(page(HEADING.formatted(1) + MEMBER, UTF_8)))
                .hasSize(1)
                .first()
                .isInstanceOf(SnapshotRow.ChannelMember.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, -1})
    void has_as_many_rows_as_it_says(int rows) {
        assertUnreadable(page(HEADING.formatted(rows) + MEMBER, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "[]",
                "{}",
                "{\"rows\":1}",
                "{\"format\":2,\"snapshot\":\"20260304T120000Z-0a1b2c3d\",\"part\":\"accounts\","
                        + "\"page\":3,\"rows\":1}",
                "{\"format\":1,\"snapshot\":\"20260304T120000Z-0a1b2c3e\",\"part\":\"accounts\","
                        + "\"page\":3,\"rows\":1}",
                "{\"format\":1,\"snapshot\":\"20260304T120000Z-0a1b2c3d\",\"part\":\"roster\","
                        + "\"page\":3,\"rows\":1}",
                "{\"format\":1,\"snapshot\":\"20260304T120000Z-0a1b2c3d\",\"part\":\"accounts\","
                        + "\"page\":4,\"rows\":1}",
                "{\"format\":1,\"snapshot\":\"20260304T120000Z-0a1b2c3d\",\"part\":\"accounts\","
                        + "\"page\":3,\"rows\":1,\"more\":1}",
                "{\"format\":1,\"snapshot\":\"20260304T120000Z-0a1b2c3d\",\"part\":\"accounts\","
                        + "\"page\":3,\"rows\":\"1\"}"
            })
    void has_the_first_line_of_this_very_page(String heading) {
        assertUnreadable(page(heading + "\n" + MEMBER, UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"is\":\"stranger\",\"account\":\"U0ANA\"}",
                "{\"is\":\"channel-member\"}",
                "{\"is\":\"channel-member\",\"account\":null}",
                "{\"is\":\"channel-member\",\"account\":\"ana\"}",
                "{\"is\":\"channel-member\",\"account\":\"U0ANA\",\"rank\":\"OWNER\"}",
                "{\"is\":\"channel-member\",\"account\":\"U0ANA\",\"account\":\"U0BEN\"}",
                "{\"is\":\"channel-member\",\"account\":\"U0ANA\"} {}",
                "{\"is\":\"group-member\",\"person\":\"00uAna\"}",
                "{\"is\":\"group\",\"group\":\"okta:00g\",\"people\":\"1\",\"parents\":[]}",
                "{\"is\":\"group\",\"group\":\"okta:00g\",\"people\":2147483648,\"parents\":[]}",
                "{\"is\":\"group\",\"group\":\"okta:00g\",\"people\":1.5,\"parents\":[]}",
                "{\"is\":\"group\",\"group\":\"okta:00g\",\"people\":1,\"parents\":null}",
                "{\"is\":\"user-group\",\"group\":\"S01\",\"members\":[\"U0ANA\",\"U0ANA\"]}",
                "{\"is\":\"role-holder\",\"account\":\"U0ANA\",\"role\":\"channel:C01\"}",
                "{\"is\":\"linked\",\"person\":\"okta:00u\",\"account\":\"U0ANA\","
                        + "\"madeAt\":null}",
                "{\"is\":\"linked\",\"person\":\"okta:00u\",\"account\":\"U0ANA\","
                        + "\"madeAt\":\"noon\"}",
                "{\"is\":\"roster-entry\",\"account\":\"U0ANA\",\"active\":\"true\","
                        + "\"rank\":\"OWNER\",\"deactivatedAt\":null,\"workspaces\":[]}",
                "{\"is\":\"roster-entry\",\"account\":\"U0ANA\",\"active\":true,"
                        + "\"rank\":\"KING\",\"deactivatedAt\":null,\"workspaces\":[]}"
            })
    void has_rows_of_known_kinds_with_all_of_their_members(String row) {
        assertUnreadable(page(HEADING.formatted(1) + row + "\n", UTF_8));
    }

    @Test
    void is_utf_8() {
        String row = "{\"is\":\"user-group\",\"group\":\"é\",\"members\":[]}\n";

        assertThat(PAGE.read(page(HEADING.formatted(1) + row, UTF_8))).hasSize(1);
        assertUnreadable(page(HEADING.formatted(1) + row, ISO_8859_1));
    }

    @Test
    void has_a_key_in_which_only_safe_characters_stand() {
        assertThat(new SnapshotPage(SNAPSHOT, SnapshotPart.userGroupsOf("T/0 é"), 0).key())
                .isEqualTo(
                        "snapshots/20260304T120000Z-0a1b2c3d/user-groups!T(2f)0(20)(c3)(a9)"
                                + "/000000.jsonl.gz");
        assertThatThrownBy(() -> new SnapshotPage(SNAPSHOT, SnapshotPart.ACCOUNTS, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertUnreadable(byte[] content) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> PAGE.read(content))
                .returns("page-unreadable", PortFailure.NeedsHuman::code);
    }

    private static byte[] page(String text, Charset charset) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(content)) {
            gzip.write(text.getBytes(charset));
        } catch (IOException e) {
            throw new AssertionError("Memory took no more", e);
        }
        return content.toByteArray();
    }
}
