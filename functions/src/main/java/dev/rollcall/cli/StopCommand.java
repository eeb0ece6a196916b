package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.StopAnswer;
import dev.rollcall.wire.StopRequest;
import dev.rollcall.wire.StopState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code rollcall stop}. */
@Command(
        name = "stop",
        description = {
            "Throws the stop switch, or releases it.",
            "",
            "all   stops every write that removes access, in the middle of a run too. Signing out"
                    + " goes on. It pages every 15 minutes as long as it stands.",
            "bulk  stops plans and released batches; a single leaver passes.",
            "off   lets work go on where it stopped. Nothing is lost meanwhile.",
            "",
            "To stop more takes the role operator or incident, to stop less incident."
        })
final class StopCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "POSITION", description = "all, bulk or off.")
    Position position = Position.all;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description =
                    "Why, in one sentence. It is kept in the ledger for good, so name nobody in"
                            + " it.")
    String reason = "";

    @Mixin Connection connection = new Connection();

    @Spec CommandSpec spec = CommandSpec.create();

    /** As it is typed. */
    enum Position {
        all,
        bulk,
        off
    }

    StopCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        Target target = new Targets(surroundings).of(connection);
        try (Operations operations = Operations.at(target, surroundings)) {
            StopAnswer answer =
                    operations.stop(new StopRequest(position.name(), reason, seen(operations)));
            tell(answer);
            return ExitCodes.OK;
        }
    }

    /** To stop everything needs no look, and so cannot fail for want of one. */
    private String seen(Operations operations) {
        if (position == Position.all) {
            return "";
        }
        StopState stands = operations.status().stop();
        spec.commandLine().getOut().println("It stood at " + StatusText.stop(stands));
        return stands.mark();
    }

    private void tell(StopAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                answer.moved()
                        ? "The stop switch was moved to " + StatusText.stop(answer.stop())
                        : "Nothing to do: it stands at " + StatusText.stop(answer.stop()));
        out.println(
                switch (position) {
                    case all ->
                            "Nothing that removes access is written now; signing out goes on. It"
                                    + " pages every 15 minutes until it is released.";
                    case bulk ->
                            "Plans and released batches wait; single leavers pass. A reminder comes"
                                    + " once a day.";
                    case off -> "Work goes on within the next minutes, where it stopped.";
                });
        out.flush();
    }
}
