package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.Checkup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code rollcall doctor}. */
@Command(
        name = "doctor",
        description = {
            "Looks whether Rollcall can do what it is there for: tokens, scopes, plan, the account"
                    + " that installed them, clocks, the identity provider, approvers; and who else"
                    + " writes to Slack. Says how to mend what is wrong.",
            "Ids only, no names. Any role may ask; nothing is changed. It takes some seconds."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:all is well, or there are notices only",
            "1:refused, or no answer",
            "2:not understood; nothing was sent",
            "3:there are warnings",
            "4:there are problems"
        })
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--json", description = "As one JSON document, for programs.")
    boolean json;

    @Mixin Connection connection = new Connection();

    @Spec CommandSpec spec = CommandSpec.create();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        Target target = new Targets(surroundings).of(connection);
        try (Operations operations = Operations.at(target, surroundings)) {
            String document = operations.checkupDocument();
            Checkup checkup = operations.checkup(document);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(document);
            } else {
                out.print(CheckupText.of(checkup));
            }
            out.flush();
            return exitCode(checkup);
        }
    }

    /** A word that this version does not know is worse than those it knows. */
    private static int exitCode(Checkup checkup) {
        return switch (checkup.worst()) {
            case "ok", "notice" -> ExitCodes.OK;
            case "warning" -> ExitCodes.WARNINGS;
            default -> ExitCodes.PROBLEMS;
        };
    }
}
