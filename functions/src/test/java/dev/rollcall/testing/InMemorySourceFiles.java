package dev.rollcall.testing;

import dev.rollcall.application.port.SourceFiles;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files that a test lays down. */
public final class InMemorySourceFiles implements SourceFiles {
    private final Map<String, Laid> files = new HashMap<>();
    private int written;

    private record Laid(String tag, byte[] content) {}

    /** Lays a file down, or another one in its place. */
    public synchronized void put(String name, String content) {
        put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Lays a file down, or another one in its place. */
    public synchronized void put(String name, byte[] content) {
        written++;
        files.put(name, new Laid("\"" + written + "\"", content));
    }

    /** Takes a file away. */
    public synchronized void remove(String name) {
        files.remove(name);
    }

    @Override
    public synchronized Opened open(String name, long from, Optional<String> tag) {
        Laid file = files.get(name);
        if (file == null) {
            return new Opened.Missing();
        }
        if (tag.isPresent() && !tag.get().equals(file.tag())) {
            return new Opened.Changed();
        }
        int begin = (int) Math.min(from, file.content().length);
        return new Opened.File(
                file.tag(),
                new ByteArrayInputStream(
                        Arrays.copyOfRange(file.content(), begin, file.content().length)));
    }
}
