package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.Hashes;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.wire.PolicyFile;
import dev.rollcall.wire.PolicyWord;
import dev.rollcall.wire.ProposalRequest;
import dev.rollcall.wire.ProposedPolicy;
import dev.rollcall.wire.WithdrawalRequest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** {@code rollcall policy}: propose another policy, look at it, decide on it. */
@Command(
        name = "policy",
        description = {
            "Puts another policy before its approvers, and shows how that stands.",
            "A file is in force only after approvers of the present policy agreed: one, or two if"
                    + " it weakens anything. Who proposed it is never among them.",
            "To propose takes the role operator or incident, to decide the role approver; and the"
                    + " policy must say which person you are ('identity')."
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall validate policy.yaml",
            "  rollcall policy propose policy.yaml --reason 'a group for the new team'",
            "  rollcall policy status",
            "  rollcall policy show > proposed.yaml",
            "  rollcall policy approve DIGEST --phrase 'approve 1 change'",
            "",
            "docs/policy.md says what weakens."
        })
final class PolicyCommand {
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    private final Surroundings surroundings;

    @Spec CommandSpec spec = CommandSpec.create();

    PolicyCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Command(
            name = "status",
            description =
                    "Shows what is in force, and what is proposed: how it differs, which of that"
                            + " weakens, who said what, and the phrase to type.")
    int status(
            @Option(names = "--json", description = "As one JSON document, for programs.")
                    boolean json,
            @Mixin Connection connection) {
        return asked(
                connection,
                operations -> {
                    String document = operations.policyDocument();
                    return json
                            ? document + System.lineSeparator()
                            : PolicyText.of(operations.policy(document));
                });
    }

    @Command(
            name = "show",
            description = "Prints the proposed file as it is, after looking at its digest.")
    int show(@Mixin Connection connection) {
        return asked(
                connection,
                operations -> {
                    PolicyFile file = operations.proposedFile();
                    byte[] content = file.text().getBytes(StandardCharsets.UTF_8);
                    if (!Hashes.sha256(content).equals(file.digest())) {
                        throw new Refused("What was answered does not have the digest it should.");
                    }
                    return file.text();
                });
    }

    @Command(
            name = "propose",
            description = {
                "Sends a policy file to be decided on.",
                "Before that, what there is in the source and in Slack is read, which may take"
                        + " minutes: a file is refused that names what is not there, or means more"
                        + " people than it says."
            })
    int propose(
            @Parameters(paramLabel = "FILE", description = "The policy file.") Path file,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description =
                                    "Why, in one sentence. It is kept in the ledger for good, so"
                                            + " name nobody in it.")
                    String reason,
            @Option(
                            names = "--without-world",
                            description =
                                    "Do not have the source and Slack read first. Then it is"
                                            + " checked against what was read within the last"
                                            + " hour, if anything was.")
                    boolean withoutWorld,
            @Mixin Connection connection) {
        String text = text(file);
        return asked(
                connection,
                operations -> {
                    if (!withoutWorld && isValidInItself(text)) {
                        new WorldLoop(surroundings, operations, spec.commandLine().getErr())
                                .readWhole(true, LONGEST_READING);
                    }
                    return told(operations.propose(new ProposalRequest(text, reason)));
                });
    }

    /** Nobody waits for a world that an invalid file is not compared with. */
    private boolean isValidInItself(String text) {
        return PolicyYaml.review(
                        text.getBytes(StandardCharsets.UTF_8),
                        surroundings.clock().instant(),
                        Optional.empty())
                .stream()
                .noneMatch(violation -> violation.fault().isError());
    }

    @Command(name = "withdraw", description = "Takes a proposed policy back, undecided.")
    int withdraw(
            @Parameters(paramLabel = "DIGEST", description = "As the status shows it.")
                    String digest,
            @Mixin Connection connection) {
        return asked(
                connection, operations -> told(operations.withdraw(new WithdrawalRequest(digest))));
    }

    @Command(name = "approve", description = "Agrees to a proposed policy, as an approver.")
    int approve(
            @Parameters(paramLabel = "DIGEST", description = "As the status shows it.")
                    String digest,
            @Option(
                            names = "--phrase",
                            required = true,
                            paramLabel = "TEXT",
                            description = "As the status shows it: it names what will happen.")
                    String phrase,
            @Mixin Connection connection) {
        return decide(connection, new PolicyWord(digest, "approve", phrase));
    }

    @Command(name = "reject", description = "Ends a proposed policy, as an approver.")
    int reject(
            @Parameters(paramLabel = "DIGEST", description = "As the status shows it.")
                    String digest,
            @Option(
                            names = "--phrase",
                            required = true,
                            paramLabel = "TEXT",
                            description = "As the status shows it.")
                    String phrase,
            @Mixin Connection connection) {
        return decide(connection, new PolicyWord(digest, "reject", phrase));
    }

    private int decide(Connection connection, PolicyWord word) {
        return asked(connection, operations -> told(operations.decide(word)));
    }

    private int asked(Connection connection, Function<Operations, String> question) {
        try (Operations operations =
                Operations.at(new Targets(surroundings).of(connection), surroundings)) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(question.apply(operations));
            out.flush();
            return ExitCodes.OK;
        }
    }

    private static String told(ProposedPolicy proposal) {
        return PolicyText.brief(proposal);
    }

    /** What is not UTF-8 would be another file when it arrives. */
    private static String text(Path path) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refused(path + " is not UTF-8. Save it as UTF-8, and check it again.");
        } catch (IOException _) {
            throw new Refused(path + " cannot be read. Check the name, and that you may read it.");
        }
    }
}
