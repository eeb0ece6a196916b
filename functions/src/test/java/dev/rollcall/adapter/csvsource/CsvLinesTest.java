package dev.rollcall.adapter.csvsource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CsvLinesTest {
    @Test
    void tells_lines_and_where_the_next_one_begins() throws IOException {
        assertThat(lines("ab\r\n\nB\u00f6\nend", 10))
                .containsExactly(
                        new CsvLines.Line(14, Optional.of("ab")),
                        new CsvLines.Line(15, Optional.of("")),
                        new CsvLines.Line(19, Optional.of("B\u00f6")),
                        new CsvLines.Line(22, Optional.of("end")));
    }

    @Test
    void has_no_line_where_there_is_nothing() throws IOException {
        assertThat(lines("", 0)).isEmpty();
        assertThat(lines("\n", 0)).containsExactly(new CsvLines.Line(1, Optional.of("")));
    }

    /** Around the size of the buffer and of the longest line. */
    @ParameterizedTest
    @ValueSource(ints = {16_383, 16_384, 16_385, 32_768, 65_535, 65_536})
    void a_long_line_is_one(int length) throws IOException {
        String line = "x".repeat(length);

        assertThat(lines(line + "\n" + line + "\n", 0))
                .containsExactly(
                        new CsvLines.Line(length + 1, Optional.of(line)),
                        new CsvLines.Line((2 * length) + 2, Optional.of(line)));
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 200_000})
    void a_line_beyond_all_measure_is_passed_over_and_not_kept(int length) throws IOException {
        assertThat(lines("x".repeat(length) + "\nnext\n", 0))
                .containsExactly(
                        new CsvLines.Line(length + 1, Optional.empty()),
                        new CsvLines.Line(length + 6, Optional.of("next")));
    }

    private static List<CsvLines.Line> lines(String content, long place) throws IOException {
        List<CsvLines.Line> all = new ArrayList<>();
        try (CsvLines lines =
                new CsvLines(
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                        place)) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                all.add(line.get());
            }
        }
        return all;
    }
}
