package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.ReconcileAnswer;
import dev.rollcall.wire.ReconcileRequest;
import dev.rollcall.wire.ReconcileStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code rollcall reconcile}. */
@Command(
        name = "reconcile",
        description = {
            "Has the sources and Slack read whole now, each difference named, and set right what"
                    + " the policy lets be. There is one at a time: where one is under way, that"
                    + " is said.",
            "It takes the role operator. It goes on whether you wait or not."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:begun, or under way; with --wait: it has ended with a result",
            "1:refused; with --wait also: it has ended without a result, or not in time",
            "2:not understood; nothing was sent"
        },
        footerHeading = "%nFor example%n",
        footer = {"  rollcall reconcile --wait", "  rollcall drift status"})
final class ReconcileCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--wait", description = "Follow it to its end, and say what came of it.")
    boolean wait;

    @Option(
            names = "--at-most",
            paramLabel = "MINUTES",
            defaultValue = "240",
            description =
                    "With --wait: stop following it after so long. Default: ${DEFAULT-VALUE}.")
    int minutes;

    @Mixin Connection connection = new Connection();

    @Spec CommandSpec spec = CommandSpec.create();

    ReconcileCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        try (Operations operations =
                Operations.at(new Targets(surroundings).of(connection), surroundings)) {
            ReconcileAnswer answer = operations.reconcile(new ReconcileRequest("begin"));
            PrintWriter out = spec.commandLine().getOut();
            out.println(words(answer));
            out.flush();
            if (!wait) {
                return ExitCodes.OK;
            }
            ReconcileStatus status =
                    new ReconcileLoop(surroundings, operations, spec.commandLine().getErr())
                            .toTheEnd(answer.snapshot(), Duration.ofMinutes(minutes));
            out.print(ReconcileText.of(status));
            out.flush();
            return hasResult(answer, status) ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private static boolean hasResult(ReconcileAnswer answer, ReconcileStatus status) {
        return status.latest().snapshot().equals(answer.snapshot())
                && !status.latest().ended().isEmpty()
                && status.latest().trouble().isEmpty();
    }

    private static String words(ReconcileAnswer answer) {
        String id = answer.snapshot();
        return switch (answer.word()) {
            case "begun" -> "Reconciliation " + id + " is begun.";
            case "resumed" -> "Reconciliation " + id + " had stopped, and goes on.";
            default -> "Reconciliation " + id + " is under way already.";
        };
    }
}
