package dev.rollcall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many rows a file has, and the sum of their hashes, in which the order does not count. */
record Rows(long count, long sum) {

    static Rows of(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.reduce(
                    new Rows(0, 0),
                    (rows, line) -> new Rows(rows.count() + 1, rows.sum() + hash(line)),
                    (a, b) -> new Rows(a.count() + b.count(), a.sum() + b.sum()));
        }
    }

    /** FNV-1a of 64 bits. */
    private static long hash(String line) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < line.length(); at++) {
            hash = (hash ^ line.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }
}
