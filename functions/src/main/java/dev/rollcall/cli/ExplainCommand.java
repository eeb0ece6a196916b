package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code rollcall explain}. */
@Command(
        name = "explain",
        description = {
            "Says why somebody has what they have in Slack: each workspace, group and channel with"
                    + " the rule that gives it, the groups by which the person is meant, since"
                    + " when, and by which event or plan.",
            "Also what no rule explains, what is withheld and why, and what could not be read. The"
                    + " source and Slack are read afresh; nothing is changed. Any role may ask."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:explained",
            "1:refused, no such person, or no answer",
            "2:not understood; nothing was sent"
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall explain okta:00u1ab2cd",
            "  rollcall explain U012AB3CD              whoever is linked to this account",
            "  rollcall explain okta:00u1ab2cd --json",
            "",
            "What you see",
            "  GIVEN         user-group:T01:S02 @backend since 2026-11-24T10:00:00Z by"
                    + " event:okta:…",
            "                backend: okta:00g1 → okta:00g2 → @backend",
            "  MANUAL        channel:C01. Put there by hand, in something that rules only add to.",
            "",
            "docs/explain.md says what each state means."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PERSON",
            description =
                    "Source and id, as in okta:00u1, or the id of a Slack account; no name, no"
                            + " login, no e-mail.")
    String person = "";

    @Option(names = "--json", description = "As one JSON document, for programs.")
    boolean json;

    @Mixin Connection connection = new Connection();

    @Spec CommandSpec spec = CommandSpec.create();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        Target target = new Targets(surroundings).of(connection);
        try (Operations operations = Operations.at(target, surroundings)) {
            String document = operations.explanationDocument(person);
            String text = ExplanationText.of(operations.explanation(document));
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? document + System.lineSeparator() : text);
            out.flush();
            return ExitCodes.OK;
        }
    }
}
