package dev.rollcall.function.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></textarea><svg onload=alert(1)>",
                "<!--",
                "]]>",
                "&lt;b&gt;"
            })
    void a_hostile_text_stays_a_text(String hostile) {
        String markup = Html.tag("p").with("title", hostile).of(hostile).markup();

        assertThat(markup).startsWith("<p title=\"").endsWith("</p>");
        String inner = markup.substring("<p title=\"".length(), markup.length() - "</p>".length());
        assertThat(inner.replaceFirst("\">", "")).doesNotContain("<", ">", "\"", "'", "`");
    }

    @Test
    void what_is_escaped_reads_as_it_was_written() {
        assertThat(Html.text("Tom & <Jerry> \"'`").markup())
                .isEqualTo("Tom &amp; &lt;Jerry&gt; &quot;&#39;&#96;");
    }

    @Test
    void nothing_turns_the_direction_of_writing_or_hides_in_a_name() {
        assertThat(Html.text("A\u202Enimda\u2066B\u0000C\u200BD\u001B[31m").markup())
                .isEqualTo("A\uFFFDnimda\uFFFDB\uFFFDC\uFFFDD\uFFFD[31m");
    }

    @Test
    void names_of_all_scripts_stay_as_they_are() {
        String names = "Zoë Šimůnek, 山田太郎, محمد, नीना\u200D, Łukasz 🙂";

        assertThat(Html.text(names).markup()).isEqualTo(names);
    }

    @Test
    void a_flag_is_there_only_if_set() {
        assertThat(Html.tag("input").flag("checked", true).alone().markup())
                .isEqualTo("<input checked>");
        assertThat(Html.tag("input").flag("checked", false).alone().markup()).isEqualTo("<input>");
    }
}
