package dev.rollcall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class PairStreamTest {

    /** Some buffers of rows, of names of different length that come again and again. */
    @Test
    void every_row_comes_as_it_stands_in_the_file(@TempDir Path place) throws IOException {
        Random random = new Random(1);
        List<String> rows =
                Stream.generate(() -> "a" + (1 << random.nextInt(30)) + "," + random.nextInt(9_999))
                        .limit(100_000)
                        .toList();
        Path file = place.resolve("rows.csv");
        Files.write(file, rows);
        Names first = new Names();
        Names second = new Names();
        List<String> read = new ArrayList<>();

        PairStream.read(
                file, first, second, (a, b) -> read.add(first.text(a) + "," + second.text(b)));

        assertThat(read).isEqualTo(rows);
    }
}
