package dev.rollcall.local.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells a script how to start classes of the local runtime without Maven: the JDK that the build
 * found, and its class path. So what is started gets signals and gives its exit code directly.
 */
public final class LaunchFile {
    private LaunchFile() {}

    /** Writes the two lines to the file that is the argument. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path")));
    }
}
