package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.ResidualRequest;
import dev.rollcall.wire.ResidualState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;

/** {@code rollcall residual list} and {@code rollcall residual done}. */
@Command(
        name = "residual",
        description = {
            "Shows what is left of leavers that no API can end, and marks it as done.",
            "To mark takes the role service-desk, operator or incident; any role may look."
        })
final class ResidualCommand {
    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    ResidualCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(name = "list", description = "Shows what is open, those that are due first first.")
    int list(@Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            PrintWriter out = spec.commandLine().getOut();
            List<ResidualState> items = operations.residuals().items();
            out.println(items.isEmpty() ? "Nothing is open." : items.size() + " open");
            items.forEach(item -> out.println(line(item)));
            out.flush();
            return ExitCodes.OK;
        }
    }

    @Command(name = "done", description = "Marks one of them as done.")
    int done(
            @Parameters(paramLabel = "CASE", description = "As the list shows it.") String caseId,
            @Parameters(paramLabel = "ITEM", description = "As the list shows it.") String id,
            @Option(
                            names = "--note",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "What was done, in one sentence. It is kept in the ledger for"
                                            + " good, so name nobody in it.")
                    String note,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            ResidualState item = operations.done(new ResidualRequest(caseId, id, note));
            PrintWriter out = spec.commandLine().getOut();
            out.println(item.id() + " is done, by " + item.by() + ".");
            out.flush();
            return ExitCodes.OK;
        }
    }

    private Operations operations(Connection connection) {
        return Operations.at(new Targets(surroundings).of(connection), surroundings);
    }

    private static String line(ResidualState item) {
        return "  %s %s  %s of %s: %s, due %s, %s%n      %s"
                .formatted(
                        item.caseId(),
                        item.id(),
                        item.kind(),
                        item.account(),
                        item.what(),
                        item.due(),
                        item.owner(),
                        item.task());
    }
}
