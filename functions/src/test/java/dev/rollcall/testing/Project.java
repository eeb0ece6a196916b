package dev.rollcall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the project's own files lie, for the tests that read them. */
public final class Project {
    private Project() {}

    /** Returns a file or directory by its path below the project's root. */
    public static Path path(String below) {
        return Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve(below);
    }

    /** Returns the files below a directory whose names end so, in the order of their paths. */
    public static List<Path> files(String below, String ending) {
        try (Stream<Path> found = Files.walk(path(below))) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + below, e);
        }
    }

    /** Returns a file's text. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
