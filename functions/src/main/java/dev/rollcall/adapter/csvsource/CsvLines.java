package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads lines with their place in bytes, so that a reading can go on there. A row is one line: a
 * field with a line break in it is not taken.
 */
final class CsvLines implements AutoCloseable {
    /** Whatever is longer is no row of ours, and must not fill the memory. */
    private static final int LONGEST = 64 * 1024;

    private static final int SIXTEEN_KB = 16 * 1024;

    /**
     * A line without its end.
     *
     * @param end the byte after it and its end
     * @param text empty if it is too long, or not UTF-8
     */
    record Line(long end, Optional<String> text) {
        Line {
            requireNonNull(text, "text is null");
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[SIXTEEN_KB];
    private int next;
    private int filled;
    private long place;

    /**
     * @param place of the first byte of the stream
     */
    CsvLines(InputStream in, long place) {
        this.in = requireNonNull(in, "in is null");
        this.place = place;
    }

    /** Returns the next line; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        long begin = place;
        boolean ended = false;
        while (!ended && fill()) {
            int from = next;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, Math.min(next - from, LONGEST + 1 - line.size()));
            ended = next < filled;
            if (ended) {
                next++;
            }
            place += next - from;
        }
        return place == begin ? Optional.empty() : Optional.of(new Line(place, text(line)));
    }

    /** Returns whether there is a byte more. */
    private boolean fill() throws IOException {
        if (next == filled) {
            filled = Math.max(0, in.read(buffer));
            next = 0;
        }
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static Optional<String> text(ByteArrayOutputStream bytes) {
        if (bytes.size() > LONGEST) {
            return Optional.empty();
        }
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString();
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
