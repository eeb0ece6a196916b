package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Cursors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What {@link Cursors} do. */
public abstract class CursorsContract {
    private Cursors cursors;

    protected abstract Cursors cursors();

    @BeforeEach
    void take_the_cursors() {
        cursors = cursors();
    }

    @Test
    void a_cursor_begins_where_nobody_has_been() {
        assertThat(cursors.find("log")).isEmpty();
        assertThat(cursors.move("log", Optional.empty(), "a")).isTrue();
        assertThat(cursors.find("log")).hasValue("a");
        assertThat(cursors.find("other")).isEmpty();
    }

    @Test
    void moves_only_from_where_it_was_found() {
        cursors.move("log", Optional.empty(), "a");

        assertThat(cursors.move("log", Optional.empty(), "b")).isFalse();
        assertThat(cursors.move("log", Optional.of("z"), "b")).isFalse();
        assertThat(cursors.move("log", Optional.of("a"), "b")).isTrue();
        assertThat(cursors.find("log")).hasValue("b");
    }

    @Test
    void does_not_begin_in_the_middle() {
        assertThat(cursors.move("log", Optional.of("a"), "b")).isFalse();
        assertThat(cursors.find("log")).isEmpty();
    }

    @Test
    void one_of_two_polls_moves_it() {
        assertThat(
                        Parallel.all(
                                List.of(
                                        () -> cursors.move("log", Optional.empty(), "a"),
                                        () -> cursors.move("log", Optional.empty(), "b"))))
                .containsExactlyInAnyOrder(true, false);
    }
}
