package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.policyfile.WorldFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code rollcall validate}. */
@Command(
        name = "validate",
        description = {
            "Checks a policy file on this machine: what is wrong in it, at which line, and how to"
                    + " mend it. All of it at once. Nobody is asked, and nothing is uploaded.",
            "With --world it also looks whether groups, handles and channels are there and are"
                    + " called so, whom each mapping would mean, and who else writes."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:valid; there may be warnings",
            "1:a file cannot be read",
            "2:invalid, or the command was not understood"
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall validate policy.yaml",
            "  rollcall validate policy.yaml --world world.json --json",
            "",
            "docs/policy.md says what stands in both files."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The policy file.")
    Path file = Path.of("");

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = "What is there in sources and in Slack, as JSON.")
    @Nullable Path world;

    @Option(names = "--json", description = "As one JSON document, for programs.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    @Spec CommandSpec spec = CommandSpec.create();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        CheckedFile checked =
                new CheckedFile(
                        file,
                        PolicyYaml.review(
                                CheckedFile.read(file), surroundings.clock().instant(), world()));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? checked.document() : checked.text());
        out.flush();
        return checked.valid() ? ExitCodes.OK : ExitCodes.INVALID;
    }

    private Optional<PolicyWorld> world() {
        return Optional.ofNullable(world)
                .map(path -> readWorld(new String(CheckedFile.read(path), StandardCharsets.UTF_8)));
    }

    private static PolicyWorld readWorld(String text) {
        try {
            return WorldFile.read(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    "The world file cannot be read: "
                            + e.getMessage()
                            + ". docs/policy.md says what it holds; 'rollcall world' writes one.");
        }
    }
}
