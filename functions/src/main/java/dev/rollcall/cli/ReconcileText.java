package dev.rollcall.cli;

import dev.rollcall.wire.ReconcileProgress;
import dev.rollcall.wire.ReconcileReport;
import dev.rollcall.wire.ReconcileReport.Count;
import dev.rollcall.wire.ReconcileReport.ListRead;
import dev.rollcall.wire.ReconcileReport.Result;
import dev.rollcall.wire.ReconcileReport.SourceRead;
import dev.rollcall.wire.ReconcileStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How reconciling stands, for a human at a terminal. */
final class ReconcileText {
    private final StringBuilder text = new StringBuilder();

    private ReconcileText() {}

    static String of(ReconcileStatus status) {
        ReconcileText made = new ReconcileText();
        made.latest(status);
        made.good(status);
        made.report(status.report());
        return made.text.toString();
    }

    /** Returns in one line what is being done. */
    static String doing(ReconcileProgress progress) {
        return switch (progress.phase()) {
            case "reading" ->
                    "%d lists read, %d left, %d pages; now %s, page %d"
                            .formatted(
                                    progress.listsDone(),
                                    progress.listsLeft(),
                                    progress.pages(),
                                    ReadingWords.list(progress.reading()),
                                    progress.page() + 1);
            case "comparing" ->
                    "%d lists read, %d pages; now comparing"
                            .formatted(progress.listsDone(), progress.pages());
            case "correcting" ->
                    "%d of %d corrections set going"
                            .formatted(progress.settled(), progress.corrections());
            case "settling" ->
                    "%d of %d corrections looked at"
                            .formatted(progress.settled(), progress.corrections());
            default -> progress.phase();
        };
    }

    private void latest(ReconcileStatus status) {
        ReconcileProgress latest = status.latest();
        if (latest.snapshot().isEmpty()) {
            line("Nothing was compared yet. 'rollcall reconcile' begins.");
            return;
        }
        if (!latest.ended().isEmpty()) {
            line(
                    "Reconciliation %s ended at %s, after %s%s."
                            .formatted(
                                    latest.snapshot(),
                                    StatusText.seconds(latest.ended()),
                                    between(latest.begun(), latest.ended()),
                                    latest.trouble().isEmpty()
                                            ? ""
                                            : ", WITHOUT A RESULT: " + latest.trouble()));
            return;
        }
        line(
                "Reconciliation %s is under way since %s (%s): %s"
                        .formatted(
                                latest.snapshot(),
                                StatusText.seconds(latest.begun()),
                                between(latest.begun(), status.now()),
                                latest.phase()));
        line("  " + doing(latest));
        if (latest.failures() > 0) {
            line(
                    "  The next page could not be read %d times in a row."
                            .formatted(latest.failures()));
        }
        line(
                "  Execution %d %s."
                        .formatted(
                                latest.execution(),
                                latest.carried()
                                        ? "carries it on"
                                        : "does not run; another takes it up within minutes"));
    }

    private void good(ReconcileStatus status) {
        line(
                status.good().isEmpty()
                        ? "There was no good one yet."
                        : "The last good one is %s, begun %s ago."
                                .formatted(
                                        status.goodSnapshot(),
                                        between(status.good(), status.now())));
    }

    private void report(ReconcileReport report) {
        if (report.snapshot().isEmpty()) {
            return;
        }
        line("");
        if (report.compared().isEmpty()) {
            line("There is no report of %s: nothing was compared.".formatted(report.snapshot()));
            return;
        }
        line(
                "Report of %s, compared at %s: %d active accounts"
                        .formatted(
                                report.snapshot(),
                                StatusText.seconds(report.compared()),
                                report.activeAccounts()));
        if (report.workedOnMeanwhile() > 0) {
            line(
                    "  Of %d people who were worked on meanwhile nothing is said."
                            .formatted(report.workedOnMeanwhile()));
        }
        report.sources().forEach(source -> line("  " + source(source)));
        lists(report);
        found(report);
        others(report);
    }

    private void others(ReconcileReport report) {
        if (report.deactivatedByOthers() > 0) {
            line(
                    "  %d who belong here were deactivated by others, and count in the limits; see"
                                    .formatted(report.deactivatedByOthers())
                            + " 'rollcall restore list'");
        }
        if (!report.untold().isEmpty()) {
            line(
                    "  Who made it so is not told in full by Slack's audit log (%s)."
                            .formatted(report.untold()));
        }
    }

    static String source(SourceRead source) {
        return "source %s: %d people, %s"
                .formatted(
                        source.source(),
                        source.people(),
                        source.whole()
                                ? "whole"
                                : "NOT WHOLE ("
                                        + String.join(", ", source.why())
                                        + "): nobody loses anything by it");
    }

    private void lists(ReconcileReport report) {
        List<ListRead> whole = report.lists().stream().filter(ListRead::whole).toList();
        line(
                "  %d lists whole, of %d pages and %d rows"
                        .formatted(
                                whole.size() + report.listsLeftOut(),
                                whole.stream().mapToInt(ListRead::pages).sum(),
                                whole.stream().mapToInt(ListRead::rows).sum()));
        report.lists().stream()
                .filter(list -> !list.whole())
                .forEach(list -> line("  " + notWhole(list)));
    }

    static String notWhole(ListRead list) {
        return "NOT WHOLE: %s (%s), %s"
                .formatted(
                        ReadingWords.list(list.list()), list.list(), String.join(", ", list.why()));
    }

    private void found(ReconcileReport report) {
        int all = report.found().stream().mapToInt(Count::number).sum();
        line(
                "  %s found; %d earlier ones are gone"
                        .formatted(
                                all == 0 ? "no difference" : all + " differences", report.gone()));
        report.found()
                .forEach(count ->
                        line(
                                "    %d %s"
                                        .formatted(
                                                count.number(), ReadingWords.kind(count.kind()))));
        int planned = report.toBeSetRight().stream().mapToInt(Count::number).sum();
        if (planned == 0) {
            line("  nothing was to be set right");
            return;
        }
        line("  %d were to be set right".formatted(planned));
        report.toBeSetRight().forEach(count -> line("    " + setRight(count, report)));
        if (report.ended().isEmpty()) {
            line("  what came of them is not seen to its end");
        }
    }

    private static String setRight(Count planned, ReconcileReport report) {
        String came =
                report.setRight().stream()
                        .filter(result -> result.kind().equals(planned.kind()))
                        .map(ReconcileText::word)
                        .collect(Collectors.joining(", "));
        return "%d %s%s"
                .formatted(planned.number(), planned.kind(), came.isEmpty() ? "" : ": " + came);
    }

    private static String word(Result result) {
        return result.number()
                + switch (result.word()) {
                    case "equal" -> " equal now";
                    case "held" -> " held by the breaker";
                    case "left" -> " left as they were";
                    case "under-way" -> " still under way";
                    case "not-read-back" -> " could not be read back";
                    default -> " " + result.word();
                };
    }

    private static String between(String from, String to) {
        return ReadingWords.time(Duration.between(Instant.parse(from), Instant.parse(to)));
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
