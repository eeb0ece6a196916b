package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.CampaignProposal;
import dev.rollcall.wire.CampaignRequest;
import dev.rollcall.wire.CampaignStop;
import dev.rollcall.wire.CampaignWord;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** {@code rollcall adopt campaign} and what can be done with one. */
@Command(
        name = "campaign",
        description = {
            "Takes some of what was there before: a named, exact list, at a pace, once approvers"
                    + " have agreed to both.",
            "A campaign never takes anything that is not in its list. Each membership is read again"
                    + " right before it is taken; what has changed is dropped and said."
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall adopt campaign plan autumn --mapping oncall --per-day 50",
            "  rollcall adopt campaign propose autumn DIGEST",
            "  rollcall adopt campaign approve autumn DIGEST --phrase 'take 214 from autumn'",
            "  rollcall adopt campaign stop autumn --reason 'the owner wants to look again'",
            "",
            "docs/campaigns.md says how one goes."
        })
final class CampaignCommand {
    /** For so long one lasts where nothing is said. */
    private static final int USUAL_DAYS = 30;

    private static final String DIGEST = "Of the list, whole, as 'show' shows it.";
    private static final String NAME = "What it is called; it names nobody.";

    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    CampaignCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "plan",
            description = {
                "Makes the exact list, of what was there before and is still open. Nobody is asked,"
                        + " and nothing is taken.",
                "It takes the role operator."
            })
    int plan(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(
                            names = "--mapping",
                            required = true,
                            paramLabel = "NAME",
                            description = "What it lists.")
                    String mapping,
            @Option(
                            names = "--thing",
                            defaultValue = "",
                            paramLabel = "KEY",
                            description = "Only this one, as 'rollcall adopt list' shows it.")
                    String thing,
            @Option(
                            names = "--most",
                            defaultValue = "500",
                            paramLabel = "N",
                            description = "At most so many memberships, 1 to 1000.")
                    int most,
            @Option(
                            names = "--per-day",
                            defaultValue = "50",
                            paramLabel = "N",
                            description = "At most so many a day, in UTC, 1 to 200.")
                    int perDay,
            @Option(
                            names = "--until",
                            paramLabel = "DAY",
                            description = "The last day, at most 60 ahead; 30 if nothing is said.")
                    @Nullable LocalDate until,
            @Mixin Connection connection) {
        LocalDate day =
                until == null
                        ? LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC)
                                .plusDays(USUAL_DAYS)
                        : until;
        return told(
                connection,
                operations ->
                        CampaignText.of(
                                operations.planCampaign(
                                        new CampaignRequest(
                                                name,
                                                mapping,
                                                thing,
                                                most,
                                                perDay,
                                                day.toString()))));
    }

    @Command(
            name = "propose",
            description = {
                "Brings a list before approvers. Who planned it proposes it, within a day.",
                "It takes the role operator."
            })
    int propose(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "DIGEST", description = DIGEST) String digest,
            @Mixin Connection connection) {
        return told(
                connection,
                operations ->
                        CampaignText.of(
                                operations.proposeCampaign(new CampaignProposal(name, digest))));
    }

    @Command(
            name = "approve",
            description = {
                "Agrees to exactly that list and its pace.",
                "It takes the role approver, and nobody decides who planned it or is in the list."
            })
    int approve(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "DIGEST", description = DIGEST) String digest,
            @Option(
                            names = "--phrase",
                            required = true,
                            paramLabel = "TEXT",
                            description = "What 'show' says is to be typed.")
                    String phrase,
            @Mixin Connection connection) {
        return decided(connection, new CampaignWord(name, digest, "approve", phrase));
    }

    @Command(
            name = "reject",
            description = {
                "Ends it before anything is taken. One word against it is enough.",
                "It takes the role approver."
            })
    int reject(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "DIGEST", description = DIGEST) String digest,
            @Option(
                            names = "--phrase",
                            required = true,
                            paramLabel = "TEXT",
                            description = "As to approve, with 'keep' for 'take'.")
                    String phrase,
            @Mixin Connection connection) {
        return decided(connection, new CampaignWord(name, digest, "reject", phrase));
    }

    @Command(
            name = "stop",
            description = {
                "Ends it at once, for good: nothing more of it is taken. What is left can be"
                        + " planned anew under another name.",
                "It takes the role operator or incident."
            })
    int stop(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "Why, in one sentence. It is kept in the ledger for good, so"
                                            + " name nobody in it.")
                    String reason,
            @Mixin Connection connection) {
        return told(
                connection,
                operations ->
                        CampaignText.of(operations.stopCampaign(new CampaignStop(name, reason))));
    }

    @Command(name = "list", description = "Shows all of them. Any role may look.")
    int list(@Mixin Connection connection) {
        return told(connection, operations -> CampaignText.of(operations.campaigns().campaigns()));
    }

    @Command(
            name = "show",
            description =
                    "Shows one: its list, who agreed, and what became of it. Any role may"
                            + " look.")
    int show(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Mixin Connection connection) {
        return told(
                connection,
                operations -> {
                    String document = operations.campaignDocument(name);
                    return json ? document : CampaignText.of(operations.campaign(document));
                });
    }

    private int decided(Connection connection, CampaignWord word) {
        return told(connection, operations -> CampaignText.of(operations.decideOnCampaign(word)));
    }

    private int told(Connection connection, Function<Operations, String> what) {
        try (Operations operations =
                Operations.at(new Targets(surroundings).of(connection), surroundings)) {
            String text = what.apply(operations);
            PrintWriter out = spec.commandLine().getOut();
            out.print(text.endsWith("\n") ? text : text + System.lineSeparator());
            out.flush();
            return ExitCodes.OK;
        }
    }
}
