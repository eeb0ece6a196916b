package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SourceFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What {@link SourceFiles} do. */
public abstract class SourceFilesContract {

    protected abstract SourceFiles files();

    /** Lays a file down, or another one in its place. */
    protected abstract void put(String name, String content);

    @Test
    void a_file_is_read_whole_and_from_a_byte_on() {
        put("a/users.csv", "id\nana\n");

        assertThat(text(open("a/users.csv", 0, Optional.empty()))).isEqualTo("id\nana\n");
        assertThat(text(open("a/users.csv", 3, Optional.empty()))).isEqualTo("ana\n");
    }

    @Test
    void the_same_file_is_opened_again_by_its_tag() {
        put("users.csv", "first");
        String tag = file(open("users.csv", 0, Optional.empty())).tag();

        assertThat(text(open("users.csv", 0, Optional.of(tag)))).isEqualTo("first");
        assertThat(text(open("users.csv", 2, Optional.of(tag)))).isEqualTo("rst");
    }

    @Test
    void behind_its_end_a_file_has_nothing() {
        put("users.csv", "first");
        String tag = file(open("users.csv", 0, Optional.empty())).tag();

        assertThat(text(open("users.csv", 5, Optional.of(tag)))).isEmpty();
    }

    @Test
    void another_file_in_its_place_is_not_taken_for_it() {
        put("users.csv", "first");
        String tag = file(open("users.csv", 0, Optional.empty())).tag();
        put("users.csv", "other");

        assertThat(open("users.csv", 0, Optional.of(tag)))
                .isEqualTo(new SourceFiles.Opened.Changed());
        assertThat(open("users.csv", 2, Optional.of(tag)))
                .isEqualTo(new SourceFiles.Opened.Changed());
    }

    @Test
    void a_file_that_is_not_there_is_missing() {
        put("users.csv", "first");

        assertThat(open("groups.csv", 0, Optional.empty()))
                .isEqualTo(new SourceFiles.Opened.Missing());
    }

    @Test
    void a_file_may_be_closed_before_its_end() throws IOException {
        put("users.csv", "x".repeat(100_000));

        try (var content = file(open("users.csv", 0, Optional.empty())).content()) {
            assertThat(content.read()).isEqualTo('x');
        }
        assertThat(text(open("users.csv", 99_999, Optional.empty()))).isEqualTo("x");
    }

    private SourceFiles.Opened open(String name, long from, Optional<String> tag) {
        return files().open(name, from, tag);
    }

    private static SourceFiles.Opened.File file(SourceFiles.Opened opened) {
        return (SourceFiles.Opened.File) opened;
    }

    private static String text(SourceFiles.Opened opened) {
        try (var content = file(opened).content()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
