package dev.rollcall.domain.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.stream.Stream;

class FindingTest {

    @Test
    void the_worst_comes_first_and_what_is_equally_bad_keeps_its_order() {
        Finding ok = Finding.ok("one", "fine");
        Finding first = Finding.warning("two", "odd", "look");
        Finding second = Finding.warning("three", "odd", "look");
        Finding problem = Finding.problem("four", "broken", "mend");

        assertThat(Stream.of(ok, first, second, problem).sorted(Finding.WORST_FIRST))
                .containsExactly(problem, first, second, ok);
    }

    @Test
    void whoever_is_warned_is_told_what_to_do() {
        assertThatThrownBy(() -> Finding.warning("two", "odd", " "))
                .hasMessageContaining("what to do");
        assertThat(Finding.notice("two", "so it is").remedy()).isEmpty();
    }

    @Test
    void nobody_s_mail_gets_into_it() {
        assertThatThrownBy(() -> Finding.ok("one", "kim@acme.example is an owner"))
                .hasMessage("A finding names nobody: one");
    }
}
