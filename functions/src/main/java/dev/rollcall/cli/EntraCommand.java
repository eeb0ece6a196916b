package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.SubscriptionList;
import dev.rollcall.wire.SubscriptionRequest;
import dev.rollcall.wire.SubscriptionState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/** {@code rollcall entra status} and {@code rollcall entra subscribe}. */
@Command(
        name = "entra",
        description = {
            "Shows the subscriptions by which Microsoft Graph notifies Rollcall, and has them seen"
                    + " to.",
            "They are kept by themselves, every five minutes. To have them seen to takes the role"
                    + " operator; any role may look."
        })
final class EntraCommand {
    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    EntraCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "status",
            description = "Shows until when each is kept. Exit code 3: one is not there, or fails.",
            exitCodeListHeading = "%nExit codes%n",
            exitCodeList = {
                "0:all are there",
                "1:refused, or no answer",
                "2:not understood; nothing was sent",
                "3:one is not there, or could not be seen to"
            })
    int status(@Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            SubscriptionList list = operations.subscriptions();
            print(list);
            return list.subscriptions().stream().allMatch(EntraCommand::isWell)
                    ? ExitCodes.OK
                    : ExitCodes.WARNINGS;
        }
    }

    @Command(
            name = "subscribe",
            description = "Has them made, or kept longer, within five minutes.")
    int subscribe(
            @Option(names = "--anew", description = "Have those that are there made anew.")
                    boolean anew,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            print(operations.subscribe(new SubscriptionRequest(anew)));
            PrintWriter out = spec.commandLine().getOut();
            out.println("They are seen to within five minutes; look with 'rollcall entra status'.");
            out.flush();
            return ExitCodes.OK;
        }
    }

    private Operations operations(Connection connection) {
        return Operations.at(new Targets(surroundings).of(connection), surroundings);
    }

    private void print(SubscriptionList list) {
        PrintWriter out = spec.commandLine().getOut();
        list.subscriptions().forEach(one -> out.println(line(one)));
        out.flush();
    }

    private static boolean isWell(SubscriptionState one) {
        return !one.expires().isEmpty() && one.trouble().isEmpty();
    }

    private static String line(SubscriptionState one) {
        String kept =
                one.expires().isEmpty()
                        ? "not there"
                        : "kept until " + one.expires() + ", last seen " + one.looked();
        return "%-6s  %s%s%s"
                .formatted(
                        one.topic(),
                        kept,
                        switch (one.wanted()) {
                            case "" -> "";
                            case "anew" -> ", to be made anew";
                            default -> ", to be kept longer";
                        },
                        one.trouble().isEmpty() ? "" : "; the last attempt: " + one.trouble());
    }
}
