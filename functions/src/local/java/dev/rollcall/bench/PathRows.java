package dev.rollcall.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.rollcall.domain.grant.GroupWalk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes rows of person, group and path, e.g. {@code u000001,g00002,g00001>g00002}. */
final class PathRows {
    private static final int BUFFER = 1 << 20;

    private final OutputStream out;
    private final byte[][] names;
    private final GroupWalk walk;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private byte[] person = {};

    /**
     * @param out may be shared by several: whole rows are written at a time
     * @param names of the groups, by number
     */
    PathRows(OutputStream out, byte[][] names, GroupWalk walk) {
        this.out = out;
        this.names = names;
        this.walk = walk;
    }

    /** The rows to come are of this person. */
    void of(String whose) {
        person = whose.getBytes(ISO_8859_1);
    }

    void add(int at) {
        if (used > BUFFER - 4096) {
            flush();
        }
        put(person);
        buffer[used++] = ',';
        put(names[walk.groupAt(at)]);
        buffer[used++] = ',';
        path(at);
        buffer[used++] = '\n';
    }

    private void path(int at) {
        if (walk.before(at) >= 0) {
            path(walk.before(at));
            buffer[used++] = '>';
        }
        put(names[walk.groupAt(at)]);
    }

    private void put(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    void flush() {
        synchronized (out) {
            try {
                out.write(buffer, 0, used);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        used = 0;
    }
}
