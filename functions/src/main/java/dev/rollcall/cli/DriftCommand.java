package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.wire.DriftAcceptance;
import dev.rollcall.wire.DriftCorrection;
import dev.rollcall.wire.DriftListAcceptance;
import dev.rollcall.wire.DriftListAnswer;
import dev.rollcall.wire.DriftPage;
import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.Wire;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code rollcall drift list}, {@code show}, {@code accept}, {@code correct}, {@code status}. */
@Command(
        name = "drift",
        description = {
            "Shows each difference between what should be and what is in Slack, as the last"
                    + " reconciliation named it, and says what you want of it.",
            "To accept takes the role operator or approver-admin, to correct the role operator; any"
                    + " role may look."
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall drift status                                how far it is, what was found",
            "  rollcall drift list --kind manual-add --mapping backend",
            "  rollcall drift list --csv > drift.csv",
            "  rollcall drift show 0123456789abcdef",
            "  rollcall drift accept 0123456789abcdef --until 2027-03-31 --reason 'a pilot'",
            "  rollcall drift accept --kind manual-add --mapping backend --until 2027-03-31 \\",
            "      --reason 'a pilot'                               shows the list and its digest",
            "  rollcall drift correct 0123456789abcdef",
            "",
            "docs/operating.md says what each kind means."
        })
final class DriftCommand {
    private static final String ID = "As the list shows it: 16 hexadecimal digits.";
    private static final String ACCEPTED = "accepted";
    private static final int LARGEST_PAGE = 200;

    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    DriftCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "list",
            description = "Shows what is there now and not accepted: counts by kind, then each.")
    int list(
            @Mixin DriftWanted wanted,
            @Option(names = "--accepted", description = "What is accepted instead.")
                    boolean accepted,
            @Option(names = "--all", description = "What is accepted, too.") boolean all,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = {
                                "One page of at most so many, 1 to 200; it ends with where the next"
                                        + " one begins.",
                                "Without it all are shown."
                            })
                    int limit,
            @Option(
                            names = "--from",
                            paramLabel = "POINT",
                            defaultValue = "",
                            description = "With --limit: where the page before said.")
                    String from,
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Option(
                            names = "--csv",
                            description =
                                    "As a table for spreadsheets (RFC 4180); formulas are made"
                                            + " harmless.")
                    boolean csv,
            @Mixin Connection connection) {
        Map<String, String> fields = wanted.fields();
        Predicate<DriftState> shown = wanted.shown();
        if (wanted.state.isEmpty() && !all) {
            fields.put("state", accepted ? ACCEPTED : "unaccepted");
            shown = shown.and(each -> each.state().equals(ACCEPTED) == accepted);
        }
        if (limit < 0 || limit > LARGEST_PAGE || (limit == 0 && !from.isEmpty())) {
            throw new Misuse("--limit is 1 to " + LARGEST_PAGE + "; --from goes with it.");
        }
        if (json && csv) {
            throw new Misuse("Either --json or --csv.");
        }
        try (Operations operations = operations(connection)) {
            if (limit == 0) {
                List<DriftState> found =
                        new DriftLoop(surroundings, operations, spec.commandLine().getErr())
                                .all(fields, shown);
                return shown(new DriftPage(found, ""), json, csv);
            }
            fields.put("most", Integer.toString(limit));
            DriftPage page = operations.drift(fields, from);
            return shown(
                    new DriftPage(page.items().stream().filter(shown).toList(), page.next()),
                    json,
                    csv);
        }
    }

    private int shown(DriftPage page, boolean json, boolean csv) {
        if (json) {
            say(Wire.write(page) + System.lineSeparator());
            return ExitCodes.OK;
        }
        say(csv ? DriftCsv.of(page.items()) : DriftText.of(page.items()));
        if (!page.next().isEmpty()) {
            // Where the next page begins is no part of a table.
            PrintWriter out = csv ? spec.commandLine().getErr() : spec.commandLine().getOut();
            out.println("There is more: --from " + page.next());
            out.flush();
        }
        return ExitCodes.OK;
    }

    @Command(name = "show", description = "Shows all of one, with its story; also if it is gone.")
    int show(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Mixin Connection connection) {
        String drift = checked(id);
        try (Operations operations = operations(connection)) {
            String document = operations.driftDocument(drift);
            say(
                    json
                            ? document + System.lineSeparator()
                            : DriftText.of(operations.driftStory(document)));
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "accept",
            description = {
                "Lives with it until the end of a day, at most 400 days away: it is not set right"
                        + " meanwhile. It is open again afterwards, if it is there then.",
                "Without an ID all that the options narrow to, at most 200: first it shows them"
                        + " with a digest; repeat it with --apply DIGEST to accept just that list.",
                "Whatever else happens to its person goes on as ever: a leaver is a leaver."
            })
    int accept(
            @Parameters(paramLabel = "ID", arity = "0..1", defaultValue = "", description = ID)
                    String id,
            @Mixin DriftWanted wanted,
            @Option(
                            names = "--apply",
                            paramLabel = "DIGEST",
                            defaultValue = "",
                            description = "Accepts the list that was shown with this digest.")
                    String apply,
            @Option(
                            names = "--until",
                            required = true,
                            paramLabel = "DAY",
                            description = "The last day, in UTC, as in 2027-03-31.")
                    String until,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "Why, in one sentence. It is kept in the ledger for good, so"
                                            + " name nobody in it.")
                    String reason,
            @Mixin Connection connection) {
        if (id.isEmpty() || wanted.narrows() || !apply.isEmpty()) {
            return acceptList(id, wanted, apply, day(until), reason, connection);
        }
        DriftAcceptance acceptance = new DriftAcceptance(checked(id), day(until), reason);
        try (Operations operations = operations(connection)) {
            DriftState drift = operations.acceptDrift(acceptance);
            say("Accepted. %s%n".formatted(DriftText.line(drift)));
            return ExitCodes.OK;
        }
    }

    private int acceptList(
            String id,
            DriftWanted wanted,
            String apply,
            String until,
            String reason,
            Connection connection) {
        if (!id.isEmpty() || !wanted.narrows()) {
            throw new Misuse(
                    "Name one ID, or narrow the list, as in --kind manual-add --mapping backend.");
        }
        Map<String, String> fields = wanted.fields();
        fields.putIfAbsent("state", "unaccepted");
        DriftListAcceptance wish =
                new DriftListAcceptance(
                        fields.getOrDefault("kind", ""),
                        fields.getOrDefault("person", ""),
                        fields.getOrDefault("population", ""),
                        fields.getOrDefault("entitlement", ""),
                        fields.getOrDefault("mapping", ""),
                        fields.getOrDefault("state", ""),
                        fields.getOrDefault("since", ""),
                        until,
                        reason,
                        apply);
        try (Operations operations = operations(connection)) {
            DriftListAnswer answer = operations.acceptDrifts(wish);
            return switch (answer.word()) {
                case ACCEPTED -> {
                    say("Accepted: %d.%n".formatted(answer.items().size()));
                    yield ExitCodes.OK;
                }
                case "shown" -> {
                    say(listed(answer, "Nothing is accepted yet. To accept just these"));
                    yield ExitCodes.OK;
                }
                default -> {
                    say(listed(answer, "The list is another by now. To accept just these"));
                    yield ExitCodes.FAILED;
                }
            };
        }
    }

    private static String listed(DriftListAnswer answer, String words) {
        return DriftText.of(answer.items())
                + "%n%s (%d), repeat the command with%n  --apply %s%n"
                        .formatted(words, answer.items().size(), answer.digest());
    }

    @Command(
            name = "correct",
            description = {
                "Has it set right that waits for your word, or was tried in vain: its person is"
                        + " looked at, as after any event. That run reads afresh, passes the"
                        + " breaker, and reads back what it writes.",
                "What no run can set right is refused, with what to do instead."
            })
    int correct(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Mixin Connection connection) {
        DriftCorrection correction = new DriftCorrection(checked(id));
        try (Operations operations = operations(connection)) {
            DriftState drift = operations.correctDrift(correction);
            say(
                    ("Its person is looked at. %s%nWhether it is right then tells a"
                                    + " reconciliation that begins a quarter of an hour later: see"
                                    + " it with 'rollcall drift show %s'.%n")
                            .formatted(DriftText.line(drift), id));
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "status",
            description = {
                "Shows how far the latest reconciliation is, when the last good one was, and what"
                        + " the last one that ended read, found and set right.",
            })
    int status(
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            String document = operations.reconcileDocument();
            say(
                    json
                            ? document + System.lineSeparator()
                            : ReconcileText.of(operations.reconcileStatus(document)));
            return ExitCodes.OK;
        }
    }

    private static String checked(String id) {
        try {
            return new DriftId(id).value();
        } catch (IllegalArgumentException e) {
            throw new Misuse(e.getMessage() + "; see them with 'rollcall drift list'.");
        }
    }

    private static String day(String until) {
        try {
            return LocalDate.parse(until).toString();
        } catch (DateTimeException _) {
            throw new Misuse("--until is a day, as in 2027-03-31.");
        }
    }

    private Operations operations(Connection connection) {
        return Operations.at(new Targets(surroundings).of(connection), surroundings);
    }

    private void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
