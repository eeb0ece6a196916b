package dev.rollcall.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What the distribution's packages put on the PATH. Nothing is ever downloaded. */
final class Programs {
    static final Optional<Path> CHROMIUM = onPath("chromium");
    static final Optional<Path> CHROMEDRIVER = onPath("chromedriver");

    private Programs() {}

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
