package dev.rollcall.testing;

import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.policyfile.WorldFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy file with something wrong in it, by itself or in the world beside it. It begins with all
 * that must be said of it, word for word, in the order of the lines.
 */
public record BrokenPolicy(String name, String text) {
    private static final Path FOLDER = Project.path("functions/src/test/resources/policy");
    private static final String ERROR = "# expect ";
    private static final String WARNING = "# warning ";

    public static List<BrokenPolicy> all() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("broken"))) {
            return files.sorted().map(BrokenPolicy::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BrokenPolicy of(Path file) {
        return new BrokenPolicy(file.getFileName().toString(), Project.read(file));
    }

    /** Returns the file that all of them are made of, in which nothing is wrong. */
    public static String whole() {
        return Project.read(FOLDER.resolve("whole.yaml"));
    }

    /** Returns what there is, as all of them are checked against it. */
    public static PolicyWorld world() {
        return WorldFile.read(Project.read(FOLDER.resolve("world.json")));
    }

    /** Returns what must be said, errors and warnings. */
    public List<String> expected() {
        return text.lines().takeWhile(line -> line.startsWith("# ")).toList();
    }

    public List<String> expectedErrors() {
        return expected().stream().filter(line -> line.startsWith(ERROR)).toList();
    }

    /** Returns a violation as it is written at the beginning of the file. */
    public static String written(Violation violation) {
        return (violation.fault().isError() ? ERROR : WARNING)
                + violation.line()
                + ": "
                + violation.fault();
    }

    @Override
    public String toString() {
        return name;
    }
}
