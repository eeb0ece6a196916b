package dev.rollcall.cli;

import dev.rollcall.wire.Checkup;

import java.util.Locale;
import java.util.stream.Collectors;

/** What the doctor found, for a human at a terminal: a line for each finding, the worst first. */
final class CheckupText {
    private CheckupText() {}

    static String of(Checkup checkup) {
        return "As of %s%n%n%s%n%s%n"
                .formatted(
                        StatusText.seconds(checkup.at()),
                        checkup.findings().stream()
                                .map(CheckupText::line)
                                .collect(Collectors.joining()),
                        summary(checkup));
    }

    private static String line(Checkup.Finding finding) {
        String line =
                "%-8s %-20s %s%n"
                        .formatted(
                                finding.severity().toUpperCase(Locale.ROOT),
                                finding.check(),
                                finding.found());
        return finding.remedy().isEmpty()
                ? line
                : line + "%-8s %-20s → %s%n".formatted("", "", finding.remedy());
    }

    private static String summary(Checkup checkup) {
        return "%d problems, %d warnings, %d notices, %d ok"
                .formatted(
                        count(checkup, "problem"),
                        count(checkup, "warning"),
                        count(checkup, "notice"),
                        count(checkup, "ok"));
    }

    private static long count(Checkup checkup, String severity) {
        return checkup.findings().stream()
                .filter(finding -> finding.severity().equals(severity))
                .count();
    }
}
