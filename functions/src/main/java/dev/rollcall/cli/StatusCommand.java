package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code rollcall status}. */
@Command(
        name = "status",
        description = {
            "Shows how the brake stands: the stop switch, what was admitted against which limits,"
                    + " open batches, who is held, and whom mail reaches.",
            "Numbers only, no names. Any role may look; nothing is changed."
        })
final class StatusCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "As one JSON document, for programs.")
    boolean json;

    @Mixin Connection connection = new Connection();

    @Spec CommandSpec spec = CommandSpec.create();

    StatusCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        Target target = new Targets(surroundings).of(connection);
        try (Operations operations = Operations.at(target, surroundings)) {
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(operations.statusDocument());
            } else {
                out.print(StatusText.of(operations.status()));
            }
            out.flush();
            return ExitCodes.OK;
        }
    }
}
