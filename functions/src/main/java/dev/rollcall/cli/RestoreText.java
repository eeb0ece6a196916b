package dev.rollcall.cli;

import dev.rollcall.wire.RestoreAnswer;
import dev.rollcall.wire.RestoreState;

import java.util.List;

/** What people would get back, for a human at a terminal. */
final class RestoreText {
    private final StringBuilder text = new StringBuilder();

    private RestoreText() {}

    static String of(RestoreAnswer answer) {
        RestoreText made = new RestoreText();
        made.head(answer);
        answer.restores().forEach(made::whole);
        if (!answer.digest().isEmpty()) {
            made.line("The list's digest is " + answer.digest());
            made.line(
                    "Nothing was approved. To approve exactly this, add --digest and the digest.");
        }
        return made.text.toString();
    }

    static String of(List<RestoreState> restores) {
        RestoreText made = new RestoreText();
        restores.forEach(made::whole);
        return made.text.toString();
    }

    /** Returns one line for the list. */
    static String line(RestoreState restore) {
        return "  %s  %s  %s, %s%d to be given back%s, since %s%s"
                .formatted(
                        restore.person(),
                        restore.account(),
                        restore.state(),
                        restore.reactivates()
                                ? "the account that somebody else deactivated and "
                                : "",
                        restore.items().size(),
                        restore.leftOut().isEmpty()
                                ? ""
                                : ", %d left out".formatted(restore.leftOut().size()),
                        StatusText.seconds(restore.since()),
                        restore.by().isEmpty() ? "" : ", by " + restore.by());
    }

    private void head(RestoreAnswer answer) {
        int accounts = answer.restores().size();
        switch (answer.word()) {
            case "approved" ->
                    line("Approved for %d; given back within minutes.".formatted(accounts));
            case "declined" -> line("Declined for %d.".formatted(accounts));
            case "changed" ->
                    line("The list has changed meanwhile. It is now, for " + accounts + ":");
            default -> line("To be given back, for %d:".formatted(accounts));
        }
    }

    private void whole(RestoreState restore) {
        line(line(restore));
        restore.items().forEach(item -> line("      + " + named(item.id(), item.label())));
        restore.leftOut()
                .forEach(left ->
                        line(
                                "      · %s is left out. %s"
                                        .formatted(
                                                named(left.id(), left.label()), left.meaning())));
    }

    private static String named(String id, String label) {
        return label.isEmpty() ? id : id + " " + label;
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
