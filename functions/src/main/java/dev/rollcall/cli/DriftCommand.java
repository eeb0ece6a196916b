package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.wire.DriftAcceptance;
import dev.rollcall.wire.DriftCorrection;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
            "  rollcall drift list --kind manual-add",
            "  rollcall drift show 0123456789abcdef",
            "  rollcall drift accept 0123456789abcdef --until 2027-03-31 --reason 'a pilot'",
            "  rollcall drift correct 0123456789abcdef",
            "",
            "docs/operating.md says what each kind means."
        })
final class DriftCommand {
    private static final String ID = "As the list shows it: 16 hexadecimal digits.";
    private static final String ACCEPTED = "accepted";

    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    DriftCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "list",
            description = "Shows what is there now and not accepted: counts by kind, then each.")
    int list(
            @Option(
                            names = "--kind",
                            paramLabel = "CODE",
                            defaultValue = "",
                            description = "Only of this kind, as in manual-add.")
                    String kind,
            @Option(
                            names = "--person",
                            paramLabel = "PERSON",
                            defaultValue = "",
                            description = "Only of this one: source and id, as in okta:00u1.")
                    String person,
            @Option(names = "--accepted", description = "What is accepted instead.")
                    boolean accepted,
            @Option(names = "--all", description = "What is accepted, too.") boolean all,
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Mixin Connection connection) {
        Predicate<DriftState> wanted =
                ofKind(kind)
                        .and(ofPerson(person))
                        .and(each -> all || each.state().equals(ACCEPTED) == accepted);
        try (Operations operations = operations(connection)) {
            List<DriftState> found =
                    new DriftLoop(surroundings, operations, spec.commandLine().getErr())
                            .all(wanted);
            say(
                    json
                            ? Wire.write(new DriftPage(found, "")) + System.lineSeparator()
                            : DriftText.of(found));
            return ExitCodes.OK;
        }
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
                "Whatever else happens to its person goes on as ever: a leaver is a leaver."
            })
    int accept(
            @Parameters(paramLabel = "ID", description = ID) String id,
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
        DriftAcceptance acceptance = new DriftAcceptance(checked(id), day(until), reason);
        try (Operations operations = operations(connection)) {
            DriftState drift = operations.acceptDrift(acceptance);
            say("Accepted. %s%n".formatted(DriftText.line(drift)));
            return ExitCodes.OK;
        }
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

    private static Predicate<DriftState> ofKind(String code) {
        boolean known =
                Arrays.stream(DriftKind.values()).map(DriftKind::code).anyMatch(code::equals);
        if (!code.isEmpty() && !known) {
            throw new Misuse(
                    "A kind is one of "
                            + Arrays.stream(DriftKind.values())
                                    .map(DriftKind::code)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return each -> code.isEmpty() || each.kind().equals(code);
    }

    private static Predicate<DriftState> ofPerson(String person) {
        if (person.isEmpty()) {
            return _ -> true;
        }
        String id;
        try {
            id = PersonId.parse(person).toString();
        } catch (IllegalArgumentException _) {
            throw new Misuse("--person is source and id, as in okta:00u1; no login, no e-mail.");
        }
        return each -> each.person().equals(id);
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
