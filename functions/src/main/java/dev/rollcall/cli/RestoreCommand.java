package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.RestoreAnswer;
import dev.rollcall.wire.RestoreRequest;
import dev.rollcall.wire.RestoreState;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;

/** {@code rollcall restore list}, {@code show}, {@code approve} and {@code decline}. */
@Command(
        name = "restore",
        description = {
            "Gives people back what they had by hand before they were cut by mistake or for a"
                    + " leave.",
            "What rules give comes back by itself. The rest is proposed, and given only if somebody"
                    + " else approves it. Nobody who is back after more than 30 days, and no role,"
                    + " is proposed.",
            "To decide takes the role operator or incident, and the policy must say which person"
                    + " you are ('identity'); any role may look."
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall restore list",
            "  rollcall restore approve okta:00u1ab2cd              shows the list and its digest",
            "  rollcall restore approve okta:00u1ab2cd --digest DIGEST",
            "  rollcall restore approve --all --digest DIGEST       many, after a mass mistake",
            "  rollcall restore decline okta:00u1ab2cd --reason 'another team by now'"
        })
final class RestoreCommand {
    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "list",
            description =
                    "Shows what is proposed, and what is approved and not given yet, the oldest"
                            + " first.")
    int list(@Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            List<RestoreState> waiting = operations.restores().restores();
            PrintWriter out = spec.commandLine().getOut();
            out.println(waiting.isEmpty() ? "Nothing waits." : waiting.size() + " waiting");
            waiting.forEach(restore -> out.println(RestoreText.line(restore)));
            out.flush();
            return ExitCodes.OK;
        }
    }

    @Command(name = "show", description = "Shows what is proposed for one person, item by item.")
    int show(
            @Parameters(paramLabel = "PERSON", description = PERSON) String person,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            List<RestoreState> theirs =
                    operations.restores().restores().stream()
                            .filter(restore -> restore.person().equals(person))
                            .toList();
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    theirs.isEmpty()
                            ? "Nothing waits for %s.%n".formatted(person)
                            : RestoreText.of(theirs));
            out.flush();
            return ExitCodes.OK;
        }
    }

    @Command(
            name = "approve",
            description = {
                "Lets what is listed be given back. Without --digest it is only shown, with the"
                        + " digest of exactly that list.",
                "What is proposed and not named with --only is not given back."
            })
    int approve(
            @Parameters(paramLabel = "PERSON", arity = "0..*", description = PERSON)
                    List<String> people,
            @Option(names = "--all", description = "All for whom anything is proposed.")
                    boolean all,
            @Option(
                            names = "--only",
                            paramLabel = "ITEM",
                            description = "Only this, as user-group:T01:S02; may stand repeatedly.")
                    List<String> only,
            @Option(
                            names = "--digest",
                            paramLabel = "DIGEST",
                            defaultValue = "",
                            description = "Of the list as it was shown.")
                    String digest,
            @Mixin Connection connection) {
        List<String> named = orNone(people);
        if (named.isEmpty() != all) {
            throw new Misuse("Name the people, or write --all; not both.");
        }
        return told(connection, new RestoreRequest(named, "approve", orNone(only), digest, ""));
    }

    @Command(name = "decline", description = "Leaves it all as it is, for good.")
    int decline(
            @Parameters(paramLabel = "PERSON", arity = "1..*", description = PERSON)
                    List<String> people,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "Why, in one sentence. It is kept in the ledger for good, so"
                                            + " name nobody in it.")
                    String reason,
            @Mixin Connection connection) {
        return told(connection, new RestoreRequest(people, "decline", List.of(), "", reason));
    }

    private static final String PERSON = "Source and id, as in okta:00u1; no login, no e-mail.";

    private int told(Connection connection, RestoreRequest request) {
        try (Operations operations = operations(connection)) {
            RestoreAnswer answer = operations.restore(request);
            PrintWriter out = spec.commandLine().getOut();
            out.print(RestoreText.of(answer));
            out.flush();
            boolean decided = List.of("approved", "declined").contains(answer.word());
            return decided ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private Operations operations(Connection connection) {
        return Operations.at(new Targets(surroundings).of(connection), surroundings);
    }

    /** The parser leaves out what was not written. */
    private static List<String> orNone(@Nullable List<String> written) {
        return written == null ? List.of() : written;
    }
}
