package dev.rollcall.cli;

import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.DriftStory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Drift, for a human at a terminal. */
final class DriftText {
    private static final Comparator<DriftState> ORDER =
            Comparator.comparing(DriftState::kind)
                    .thenComparing(DriftState::person)
                    .thenComparing(DriftState::account)
                    .thenComparing(DriftState::entitlement)
                    .thenComparing(DriftState::id);

    private final StringBuilder text = new StringBuilder();

    private DriftText() {}

    /** Returns counts by kind first, then each of them. */
    static String of(List<DriftState> all) {
        DriftText made = new DriftText();
        if (all.isEmpty()) {
            made.line("Nothing differs.");
            return made.text.toString();
        }
        made.line(all.size() + (all.size() == 1 ? " difference" : " differences"));
        Map<String, List<DriftState>> byKind = grouped(all, DriftState::kind);
        byKind.forEach((_, same) -> made.line("  " + counted(same)));
        byKind.forEach((kind, same) -> {
            made.line("");
            made.line(kind);
            same.stream().sorted(ORDER).forEach(each -> made.line("  " + line(each)));
        });
        return made.text.toString();
    }

    /** Returns the same by what comes of it, for a plan. */
    static String byProspect(List<DriftState> all) {
        DriftText made = new DriftText();
        grouped(all, DriftState::comes)
                .forEach((comes, same) -> {
                    made.line("");
                    made.line("%d of it %s:".formatted(same.size(), comes));
                    same.stream()
                            .sorted(ORDER)
                            .forEach(each -> made.line("  " + each.kind() + "  " + line(each)));
                });
        return made.text.toString();
    }

    static String of(DriftStory story) {
        DriftText made = new DriftText();
        made.story(story);
        return made.text.toString();
    }

    /** Returns it in one line. */
    static String line(DriftState drift) {
        return "%s  %s %s%s%s; %s, %s%s"
                .formatted(
                        drift.id(),
                        subject(drift),
                        drift.words(),
                        drift.changed().isEmpty() ? "" : ", " + drift.changed(),
                        drift.since().isEmpty()
                                ? ""
                                : "; since " + StatusText.seconds(drift.since()),
                        drift.state(),
                        drift.comes(),
                        drift.why().isEmpty() ? "" : " (" + drift.why() + ")");
    }

    private void story(DriftStory story) {
        DriftState drift = story.drift();
        line("%s  %s: %s".formatted(drift.id(), drift.kind(), subject(drift)));
        line("  it %s".formatted(drift.words()));
        line("  first found    " + StatusText.seconds(drift.since()));
        line(
                "  it stands at   %s%s; it %s"
                        .formatted(
                                drift.state(),
                                story.at().isEmpty()
                                        ? ""
                                        : " since " + StatusText.seconds(story.at()),
                                drift.comes()));
        if (!story.by().isEmpty()) {
            line(
                    "  accepted       by %s until %s"
                            .formatted(story.by(), StatusText.seconds(story.until())));
        }
        if (!drift.changed().isEmpty()) {
            line("  made so        " + drift.changed());
            line(
                    "                 at %s, Slack's audit log has it as %s"
                            .formatted(StatusText.seconds(story.changedAt()), story.entry()));
        }
        if (!drift.why().isEmpty()) {
            line("  why            " + drift.why());
        }
        line("  the policy     says %s of such".formatted(story.reaction()));
        entries("  expected", story.because());
        entries("  found", story.found());
        if (story.reappeared() > 0) {
            line("  it has come back %d times".formatted(story.reappeared()));
        }
        story.corrections().forEach(at -> line("  set right at   " + StatusText.seconds(at)));
        line(
                story.correctable()
                        ? "  A run of the person can set it right."
                        : "  No run can set it right. " + story.instead());
    }

    private void entries(String title, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            line(title);
            new TreeMap<>(entries).forEach((name, value) -> line("    " + name + ": " + value));
        }
    }

    private static String subject(DriftState drift) {
        String thing = (drift.entitlement() + " " + drift.label()).strip();
        return List.of(drift.person(), drift.account(), thing).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String counted(List<DriftState> same) {
        DriftState one = same.getFirst();
        return "%d %s: %s".formatted(same.size(), one.kind(), one.words());
    }

    private static Map<String, List<DriftState>> grouped(
            List<DriftState> all, Function<DriftState, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
