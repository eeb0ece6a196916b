package dev.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.policyfile.WorldFile;
import dev.rollcall.wire.Wire;
import dev.rollcall.wire.WorldDocument;
import dev.rollcall.wire.WorldSummary;
import dev.rollcall.wire.WorldSummary.Unread;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;

/** {@code rollcall world}. */
@Command(
        name = "world",
        description = {
            "Has the source and Slack read for what a policy can name: groups with how many people"
                    + " are in each, workspaces, IdP groups, user groups with their handles,"
                    + " channels, and who else writes user groups. It holds no person.",
            "Slack lets us read some lists slowly, so this may take minutes; whatever changes"
                    + " people's access goes first. Nothing is changed. Any role may ask."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:read; lists that could not be read are told of",
            "1:refused, or not done in time; repeat the command to go on",
            "2:not understood; nothing was sent"
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  rollcall world --out world.json",
            "  rollcall validate policy.yaml --world world.json",
            "",
            "docs/policy.md says what stands in the file."
        })
final class WorldCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write it there, and say what it holds. Without: it is printed.")
    @Nullable Path out;

    @Option(names = "--lately", description = "One that was read within the last hour will do.")
    boolean lately;

    @Option(
            names = "--at-most",
            paramLabel = "MINUTES",
            defaultValue = "60",
            description = "Stop asking after so long. Default: ${DEFAULT-VALUE}.")
    int minutes;

    @Option(
            names = "--json",
            description = "With --out: say what it holds as one JSON document, for programs.")
    boolean json;

    @Mixin Connection connection = new Connection();

    @Spec CommandSpec spec = CommandSpec.create();

    WorldCommand(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    @Override
    public Integer call() {
        try (Operations operations =
                Operations.at(new Targets(surroundings).of(connection), surroundings)) {
            new WorldLoop(surroundings, operations, spec.commandLine().getErr())
                    .readWhole(!lately, Duration.ofMinutes(minutes));
            say(operations.world());
            return ExitCodes.OK;
        }
    }

    private void say(WorldDocument document) {
        PrintWriter printed = spec.commandLine().getOut();
        if (out == null) {
            printed.println(document.world());
        } else {
            WorldSummary summary = summary(out, document);
            write(out, document.world());
            printed.print(json ? Wire.write(summary) + System.lineSeparator() : text(summary));
        }
        printed.flush();
    }

    private static void write(Path file, String world) {
        try {
            Files.write(file, (world + "\n").getBytes(UTF_8));
        } catch (IOException _) {
            throw new Refused(file + " cannot be written. Check the name and your rights.");
        }
    }

    private static WorldSummary summary(Path file, WorldDocument document) {
        PolicyWorld world = read(document.world());
        return new WorldSummary(
                file.toString(),
                document.begun(),
                document.ended(),
                world.groups().size(),
                count(world, Entitlement.Workspace.class),
                count(world, Entitlement.IdpGroup.class),
                count(world, Entitlement.UserGroup.class),
                count(world, Entitlement.Channel.class),
                world.foreignWriters().size(),
                world.unread().entrySet().stream()
                        .sorted(Comparator.comparing(entry -> entry.getKey().key()))
                        .map(entry -> new Unread(entry.getKey().key(), entry.getValue()))
                        .toList());
    }

    private static PolicyWorld read(String world) {
        try {
            return WorldFile.read(world);
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    "What was answered is no world file of this version. Check that the stack is as"
                            + " new as this command.");
        }
    }

    private static int count(PolicyWorld world, Class<? extends Entitlement> kind) {
        return (int) world.things().keySet().stream().filter(kind::isInstance).count();
    }

    private static String text(WorldSummary summary) {
        StringBuilder text =
                new StringBuilder(
                        ("%s: %d groups, %d workspaces, %d IdP groups, %d user groups, %d channels;"
                                        + " %d user groups were changed by somebody else this"
                                        + " week.%n")
                                .formatted(
                                        summary.file(),
                                        summary.groups(),
                                        summary.workspaces(),
                                        summary.idpGroups(),
                                        summary.userGroups(),
                                        summary.channels(),
                                        summary.foreignWriters()));
        summary.unread()
                .forEach(unread ->
                        text.append(
                                "Not read whole: %s (%s). What is missing there may be there.%n"
                                        .formatted(
                                                WorldPart.parse(unread.part()).words(),
                                                unread.why())));
        return text.toString();
    }
}
