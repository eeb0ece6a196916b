package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.DisputeRequest;
import dev.rollcall.wire.DisputeState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;

/** {@code rollcall link list}, {@code rollcall link theirs} and {@code rollcall link none}. */
@Command(
        name = "link",
        description = {
            "Shows whose account is in question, and answers it.",
            "An address or a user name can be given to somebody new, so Rollcall never links by"
                + " them to an account that is inactive, was linked before or has a role. Then a"
                + " human says whose it is.",
            "To answer takes the role operator or incident; any role may look."
        })
final class LinkCommand {
    private static final String REASON =
            "How that is known, in one sentence. It is kept in the ledger for good, so name nobody"
                    + " in it.";

    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    LinkCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(name = "list", description = "Shows the open questions, the oldest first.")
    int list(@Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            PrintWriter out = spec.commandLine().getOut();
            List<DisputeState> disputes = operations.disputes().disputes();
            out.println(disputes.isEmpty() ? "Nothing is in question." : disputes.size() + " open");
            disputes.forEach(dispute -> out.println(text(dispute)));
            out.flush();
            return ExitCodes.OK;
        }
    }

    @Command(name = "theirs", description = "Says that this account is the person's.")
    int theirs(
            @Parameters(paramLabel = "ID", description = "As the list shows it.") String id,
            @Parameters(paramLabel = "ACCOUNT", description = "One of those in question.")
                    String account,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = REASON)
                    String reason,
            @Mixin Connection connection) {
        return answer(connection, new DisputeRequest(id, account, reason));
    }

    @Command(name = "none", description = "Says that none of these accounts is the person's.")
    int none(
            @Parameters(paramLabel = "ID", description = "As the list shows it.") String id,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = REASON)
                    String reason,
            @Mixin Connection connection) {
        return answer(connection, new DisputeRequest(id, "", reason));
    }

    private int answer(Connection connection, DisputeRequest request) {
        try (Operations operations = operations(connection)) {
            DisputeState dispute = operations.settle(request);
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    dispute.by().isEmpty()
                            ? "The question has changed meanwhile; look at it again:"
                            : "Answered by " + dispute.by() + ":");
            out.println(text(dispute));
            out.flush();
            return dispute.by().isEmpty() ? ExitCodes.FAILED : ExitCodes.OK;
        }
    }

    private Operations operations(Connection connection) {
        return Operations.at(new Targets(surroundings).of(connection), surroundings);
    }

    private static String text(DisputeState dispute) {
        String accounts =
                dispute.accounts().isEmpty() ? "no account" : String.join(", ", dispute.accounts());
        String answer = dispute.theirs().isEmpty() ? "" : "; theirs: " + dispute.theirs();
        return "  %s  %s and %s, %s, since %s%s%n      %s"
                .formatted(
                        dispute.id(),
                        dispute.person(),
                        accounts,
                        dispute.reason(),
                        dispute.since(),
                        answer,
                        dispute.meaning());
    }
}
