package dev.rollcall.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A CSV file of two columns without a header, and without anything to be quoted, a buffer at a
 * time; each column by the numbers of its names. Several may be read at once with the same names.
 */
final class PairStream {
    private static final int BUFFER = 1 << 18;

    /** No row is shorter than a comma and its end. */
    private static final int MOST_ROWS = BUFFER / 2;

    private final byte[] buffer = new byte[BUFFER];
    private final int[] rows = new int[MOST_ROWS * 2];
    private final Names first;
    private final Names second;

    private PairStream(Names first, Names second) {
        this.first = first;
        this.second = second;
    }

    /** Takes a row. */
    interface Pair {
        void take(int first, int second);
    }

    static void read(Path file, Names first, Names second, Pair pair) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new PairStream(first, second).read(in, pair);
        }
    }

    private void read(InputStream in, Pair pair) throws IOException {
        int held = 0;
        for (int more = in.read(buffer); more > 0; more = in.read(buffer, held, BUFFER - held)) {
            held += more;
            int count;
            synchronized (first) {
                synchronized (second) {
                    count = number(held);
                }
            }
            for (int row = 0; row < count; row += 2) {
                pair.take(rows[row], rows[row + 1]);
            }
            held = kept(held);
        }
    }

    /** Returns how many numbers there are now, two for each row that has ended. */
    private int number(int end) {
        int count = 0;
        int start = 0;
        int comma = 0;
        int before = 0;
        int beforeComma = 0;
        for (int at = 0; at < end; at++) {
            if (buffer[at] == ',') {
                comma = at;
            } else if (buffer[at] == '\n') {
                boolean known = count > 0;
                rows[count] =
                        known && same(before, beforeComma, start, comma)
                                ? rows[count - 2]
                                : first.numberOf(buffer, start, comma);
                rows[count + 1] =
                        known && same(beforeComma + 1, start - 1, comma + 1, at)
                                ? rows[count - 1]
                                : second.numberOf(buffer, comma + 1, at);
                count += 2;
                before = start;
                beforeComma = comma;
                start = at + 1;
            }
        }
        return count;
    }

    private boolean same(int from, int to, int start, int end) {
        return Arrays.equals(buffer, from, to, buffer, start, end);
    }

    /** Moves the row that has not ended to the front, and returns its length. */
    private int kept(int end) {
        int start = end;
        while (start > 0 && buffer[start - 1] != '\n') {
            start--;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        return end - start;
    }
}
