package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.policy.Violation;
import dev.rollcall.wire.PolicyCheck;
import dev.rollcall.wire.Wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A policy file, and what is wrong with it. */
record CheckedFile(Path file, List<Violation> violations) {
    CheckedFile {
        requireNonNull(file, "file is null");
        violations = List.copyOf(violations);
    }

    /**
     * @throws Refused if it cannot be read
     */
    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException _) {
            throw new Refused(path + " cannot be read. Check the name, and that you may read it.");
        }
    }

    boolean valid() {
        return errors() == 0;
    }

    private long errors() {
        return violations.stream().filter(violation -> violation.fault().isError()).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Violation violation : violations) {
            text.append(
                    "%s:%d: %s: %s%n"
                            .formatted(
                                    file, violation.line(), weight(violation), violation.fault()));
        }
        return text.append(
                        "%s is %s: %d errors, %d warnings%n"
                                .formatted(
                                        file,
                                        valid() ? "valid" : "invalid",
                                        errors(),
                                        violations.size() - errors()))
                .toString();
    }

    String document() {
        return Wire.write(
                        new PolicyCheck(
                                file.toString(),
                                valid(),
                                violations.stream().map(CheckedFile::finding).toList()))
                + System.lineSeparator();
    }

    private static PolicyCheck.Finding finding(Violation violation) {
        return new PolicyCheck.Finding(
                violation.line(),
                weight(violation),
                violation.fault().place(),
                violation.fault().what(),
                violation.fault().remedy());
    }

    private static String weight(Violation violation) {
        return violation.fault().weight().name().toLowerCase(Locale.ROOT);
    }
}
