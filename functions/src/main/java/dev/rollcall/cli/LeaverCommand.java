package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.DepartureRequest;
import dev.rollcall.wire.DepartureState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/** {@code rollcall leaver hostile}. */
@Command(
        name = "leaver",
        description = {
            "Says how somebody leaves. Takes the role operator or incident.",
            "Of a hostile leaver, what no API can end is due in 4 hours instead of 5 days."
        })
final class LeaverCommand {
    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    LeaverCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "hostile",
            description = {
                "Marks a departure as hostile: the open case, or one that is opened within a week.",
                "It cuts nobody off: the identity provider says who leaves."
            })
    int hostile(
            @Parameters(
                            paramLabel = "PERSON",
                            description = "Source and id, as in okta:00u1; no login, no e-mail.")
                    String person,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "Why, in one sentence. It is kept in the ledger for good, so"
                                            + " name nobody in it.")
                    String reason,
            @Option(names = "--undo", description = "Takes it back.") boolean undo,
            @Mixin Connection connection) {
        try (Operations operations =
                Operations.at(new Targets(surroundings).of(connection), surroundings)) {
            DepartureState state =
                    operations.departure(
                            new DepartureRequest(person, undo ? "normal" : "hostile", reason));
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    "The departure of %s is %s, also for a case that is opened by %s."
                            .formatted(state.person(), state.departure(), state.until()));
            out.println(
                    state.cases().isEmpty()
                            ? "No case of this person is open: check the id."
                            : "Open: " + String.join(" ", state.cases()));
            state.moved()
                    .forEach(item ->
                            out.println(
                                    "  %s %s is due %s now, %s"
                                            .formatted(
                                                    item.caseId(),
                                                    item.id(),
                                                    item.due(),
                                                    item.owner())));
            out.flush();
            return ExitCodes.OK;
        }
    }
}
