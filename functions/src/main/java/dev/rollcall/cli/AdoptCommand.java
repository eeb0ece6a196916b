package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.wire.AdoptionState;
import dev.rollcall.wire.KeepAnswer;
import dev.rollcall.wire.KeepRequest;
import dev.rollcall.wire.LinkPlan;
import dev.rollcall.wire.PreExistingPage;
import dev.rollcall.wire.PreExistingState;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** {@code rollcall adopt status}, {@code links}, {@code baseline}, {@code list}, {@code keep}. */
@Command(
        name = "adopt",
        description = {
            "Takes over a company that has lived with its Slack for years.",
            "Nothing of this writes to Slack. What people had before and no rule explains is put on"
                    + " the records, and stays theirs until somebody decides; then mappings are"
                    + " taken from observe to authoritative, one mode at a time, by the policy."
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall adopt status",
            "  rollcall adopt links",
            "  rollcall adopt baseline --until 2027-05-25",
            "  rollcall adopt list --mapping oncall",
            "",
            "docs/adoption.md has the whole way."
        })
final class AdoptCommand {
    /** For so long nobody need decide where nothing is said. */
    private static final int USUAL_DAYS = 180;

    private static final String UNTIL =
            "The last day on which nobody need decide. After it the owner is reminded once a week;"
                    + " nothing is taken by it.";

    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    AdoptCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "status",
            description = {
                "Shows how far it is: of each mapping what its things hold and why, and what comes"
                        + " next.",
                "Any role may look."
            })
    int status(
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            String document = operations.adoptionDocument();
            AdoptionState state = operations.adoption(document);
            return said(json ? document : AdoptionText.of(state));
        }
    }

    @Command(
            name = "links",
            description = {
                "Shows whose accounts can be told by the last good reading of both sides, and with"
                        + " --apply has just that list of links made. What is not certain then"
                        + " stands in 'rollcall link list'.",
                "To make them takes the role operator; any role may look."
            })
    int links(
            @Option(
                            names = "--apply",
                            paramLabel = "DIGEST",
                            description = "Of the list, as it was shown.")
                    @Nullable String digest,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            LinkPlan plan = operations.linkPlan();
            if (digest == null) {
                return said(AdoptionText.of(plan));
            }
            return said(
                    AdoptionText.of(
                            new LinksLoop(surroundings, operations, spec.commandLine().getErr())
                                    .apply(digest, plan)));
        }
    }

    @Command(
            name = "baseline",
            description = {
                "Puts on the records, of the last good reading of both sides, what accounts have in"
                        + " things that mappings list and no rule explains. Repeat it to go on.",
                "It takes the role operator."
            })
    int baseline(
            @Option(names = "--until", paramLabel = "DAY", description = UNTIL)
                    @Nullable LocalDate until,
            @Mixin Connection connection) {
        LocalDate day =
                until == null
                        ? LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC)
                                .plusDays(USUAL_DAYS)
                        : until;
        try (Operations operations = operations(connection)) {
            return said(
                    AdoptionText.of(
                            new BaselineLoop(surroundings, operations, spec.commandLine().getErr())
                                    .take(day, Duration.ofHours(1))));
        }
    }

    @Command(
            name = "list",
            description = {
                "Shows what was there before and is open, by account and thing.",
                "Any role may look."
            })
    int list(
            @Option(names = "--mapping", paramLabel = "NAME", description = "Only what it lists.")
                    @Nullable String mapping,
            @Option(names = "--overdue", description = "Only what should be decided by now.")
                    boolean overdue,
            @Mixin Connection connection) {
        try (Operations operations = operations(connection)) {
            return said(AdoptionText.of(meant(operations, mapping, overdue)));
        }
    }

    private static List<PreExistingState> meant(
            Operations operations, @Nullable String mapping, boolean overdue) {
        List<PreExistingState> meant = new ArrayList<>();
        String from = "";
        do {
            PreExistingPage page = operations.preExisting(from);
            page.records().stream()
                    .filter(one -> mapping == null || one.mappings().contains(mapping))
                    .filter(one -> !overdue || one.overdue())
                    .forEach(meant::add);
            from = page.next();
        } while (!from.isEmpty());
        return meant;
    }

    @Command(
            name = "keep",
            description = {
                "Gives an owner more time. No day is moved to an earlier one.",
                "It takes the role operator."
            })
    int keep(
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
                            description = "Only this one, as the list shows it.")
                    String thing,
            @Option(names = "--until", required = true, paramLabel = "DAY", description = UNTIL)
                    LocalDate until,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "Why, in one sentence. It is kept in the ledger for good, so"
                                            + " name nobody in it.")
                    String reason,
            @Mixin Connection connection) {
        int kept = 0;
        String from = "";
        try (Operations operations = operations(connection)) {
            do {
                KeepAnswer answer =
                        operations.keep(
                                new KeepRequest(mapping, thing, until.toString(), reason, from));
                kept += answer.kept();
                from = answer.next();
            } while (!from.isEmpty());
        }
        return said(kept + " are kept until " + until + " or longer.\n");
    }

    private int said(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text.endsWith("\n") ? text : text + System.lineSeparator());
        out.flush();
        return ExitCodes.OK;
    }

    private Operations operations(Connection connection) {
        return Operations.at(new Targets(surroundings).of(connection), surroundings);
    }
}
