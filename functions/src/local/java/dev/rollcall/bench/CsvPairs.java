package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** A CSV file of two columns without a header, and without anything to be quoted. */
final class CsvPairs {
    private CsvPairs() {}

    static void read(Path file, BiConsumer<String, String> pair) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        int comma = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == ',') {
                comma = at;
            } else if (bytes[at] == '\n') {
                pair.accept(
                        new String(bytes, start, comma - start, ISO_8859_1),
                        new String(bytes, comma + 1, at - comma - 1, ISO_8859_1));
                start = at + 1;
            }
        }
    }
}
