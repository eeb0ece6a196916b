package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.wire.AccessPlanChange;
import dev.rollcall.wire.DriftPlan;
import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.PlanPart;
import dev.rollcall.wire.PlanRequest;
import dev.rollcall.wire.PlanWeight;
import dev.rollcall.wire.PlanWeightRequest;
import dev.rollcall.wire.PolicyPlan;
import dev.rollcall.wire.SandboxPlan;
import dev.rollcall.wire.Wire;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code rollcall plan}. */
@Command(
        name = "plan",
        description = {
            "Says what a policy file would change if it were in force: in which things it differs"
                    + " from the policy in force, who would gain and lose what, and by which rule.",
            "The file is checked here first, then sent; it is neither stored nor put in force, and"
                    + " nothing is changed. Any role may ask.",
            "Without --person: everybody whom Rollcall has a record of. Slack is read only of those"
                    + " whom the difference can mean.",
            "Without --policy: what the last reconciliation found and planned by the policy in"
                    + " force, and what comes of each difference that is there now: which are set"
                    + " right by themselves, which wait for a word, which the breaker holds.",
            "With --sandbox: the same from this machine, without a stack. See --sandbox."
        },
        exitCodeOnInvalidInput = ExitCodes.FAILED,
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:the file says the same, and changes nobody's access; without one: nothing differs",
            "1:refused, invalid or not understood; or nothing was found, and not everybody looked"
                    + " at; or nothing was compared yet",
            "2:there are changes, in the policy or in what people have; or differences"
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall plan",
            "  rollcall plan --policy policy.yaml",
            "  rollcall plan --policy policy.yaml --person okta:00u1ab2cd",
            "  rollcall plan --policy policy.yaml --json --at-most 30",
            "  rollcall plan --sandbox --policy policy.yaml --credentials mine.json",
            "",
            "What you see",
            "  okta:00u1ab2cd U012AB3CD",
            "    - user-group:T01:S02 @backend   backend: mapping-gone",
            "  It removes 3 people from @backend (user-group:T01:S02).",
            "  That would be held: the limit is 3 of that group within a day.",
            "",
            "docs/explain.md describes the document of --json."
        })
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The policy file. Without: by the policy in force.")
    @Nullable Path policy;

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            description = "Only this one: source and id, as in okta:00u1, or a Slack account's id.")
    String person = "";

    @Option(
            names = "--at-most",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "Stop asking after so long, and say so. Default: ${DEFAULT-VALUE}.")
    int minutes;

    @Option(names = "--json", description = "As one JSON document, for programs.")
    boolean json;

    @Mixin Connection connection = new Connection();

    @Mixin SandboxOptions sandbox = new SandboxOptions();

    @Spec CommandSpec spec = CommandSpec.create();

    PlanCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        if (sandbox.isAsked()) {
            return inSandbox();
        }
        return policy == null ? byTheOneInForce() : by(policy);
    }

    private int byTheOneInForce() {
        Target target = new Targets(surroundings).of(connection);
        try (Operations operations = Operations.at(target, surroundings)) {
            DriftPlan plan =
                    new DriftPlan(
                            operations.reconcileStatus(operations.reconcileDocument()),
                            new DriftLoop(surroundings, operations, spec.commandLine().getErr())
                                    .all(this::isMeant));
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? Wire.write(plan) + System.lineSeparator() : DriftPlanText.of(plan));
            out.flush();
            if (!plan.drift().isEmpty()) {
                return ExitCodes.CHANGES;
            }
            return DriftPlanText.isKnown(plan) ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private boolean isMeant(DriftState drift) {
        return person.isEmpty() || drift.person().equals(person) || drift.account().equals(person);
    }

    private int by(Path file) {
        byte[] content = CheckedFile.read(file);
        if (!isValid(file, content)) {
            return ExitCodes.FAILED;
        }
        PrintWriter out = spec.commandLine().getOut();
        Target target = new Targets(surroundings).of(connection);
        try (Operations operations = Operations.at(target, surroundings)) {
            PolicyPlan plan = plan(operations, file, content);
            out.print(json ? Wire.write(plan) + System.lineSeparator() : PlanText.of(plan));
            out.flush();
            return exitCode(plan);
        }
    }

    /** Says what is wrong with the file, if anything is. */
    private boolean isValid(Path file, byte[] content) {
        CheckedFile checked =
                new CheckedFile(
                        file,
                        PolicyYaml.review(
                                content, surroundings.clock().instant(), Optional.empty()));
        if (!checked.valid()) {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            err.print(checked.text());
            err.flush();
            out.print(json ? checked.document() : "");
            out.flush();
        }
        return checked.valid();
    }

    private int inSandbox() {
        if (policy == null || connection.isGiven()) {
            throw new Misuse(
                    "--sandbox goes with --policy FILE, and asks no stack: without --url, --region"
                            + " and --as.");
        }
        byte[] content = CheckedFile.read(policy);
        if (!isValid(policy, content)
                || !(PolicyYaml.read(content) instanceof PolicyYaml.Valid valid)) {
            return ExitCodes.FAILED;
        }
        SandboxPlan plan =
                new SandboxPlanning(surroundings, sandbox, spec.commandLine().getErr())
                        .plan(valid, policy, Duration.ofMinutes(minutes))
                        .only(this::isMeant);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Wire.write(plan) + System.lineSeparator() : SandboxPlanText.of(plan));
        out.flush();
        if (!plan.drift().isEmpty()) {
            return ExitCodes.CHANGES;
        }
        return plan.whole() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private PolicyPlan plan(Operations operations, Path file, byte[] content) {
        String policy = Base64.getEncoder().encodeToString(content);
        boolean observes =
                PolicyYaml.read(content) instanceof PolicyYaml.Valid valid
                        && valid.whole().leavers().observesOnly();
        Instant end = surroundings.clock().instant().plus(Duration.ofMinutes(minutes));
        PlanTally tally = new PlanTally(file, person);
        String from = "";
        while (true) {
            PlanPart part = operations.plan(new PlanRequest(policy, person, from));
            tally.add(part);
            if (part.next().isEmpty()) {
                return tally.plan("", held(operations, policy, tally), observes);
            }
            Instant now = surroundings.clock().instant();
            Instant again = part.notBefore().isEmpty() ? now : Instant.parse(part.notBefore());
            if (!now.isBefore(end) || again.isAfter(end)) {
                return tally.plan(
                        "%d minutes were over".formatted(minutes),
                        held(operations, policy, tally),
                        observes);
            }
            progress(tally, Duration.between(now, again));
            from = part.next();
        }
    }

    private static List<PlanWeight.Held> held(
            Operations operations, String policy, PlanTally tally) {
        List<PlanWeightRequest.Planned> planned = tally.weighed();
        return planned.isEmpty()
                ? List.of()
                : operations.weight(new PlanWeightRequest(policy, planned)).held();
    }

    private void progress(PlanTally tally, Duration wait) {
        if (surroundings.variable("ROLLCALL_PROGRESS").isPresent()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(
                    wait.isPositive()
                            ? "%d people looked at; Slack or the source is busy for %d s"
                                    .formatted(tally.considered(), wait.toSeconds() + 1)
                            : "%d people looked at".formatted(tally.considered()));
            err.flush();
        }
        if (wait.isPositive()) {
            surroundings.pause().accept(wait);
        }
    }

    private static int exitCode(PolicyPlan plan) {
        boolean changes =
                !plan.differences().isEmpty()
                        || !plan.changes().stream().allMatch(AccessPlanChange::anyway);
        if (changes) {
            return ExitCodes.CHANGES;
        }
        return plan.stopped().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
