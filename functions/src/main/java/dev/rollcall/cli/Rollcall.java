package dev.rollcall.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;

/** {@code rollcall}: what operators type. */
@Command(
        name = "rollcall",
        description =
                "Operates Rollcall. Each command sends signed requests, most only one; nothing is"
                        + " done from this machine.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nWho you are%n",
        footer = {
            "  Your AWS credentials say it. The policy's list 'operators' maps the ARN of your"
                    + " session to a person and to roles; everything you do is in the ledger.",
            "",
            "Begin with",
            "  rollcall status                              how the brake stands",
            "  rollcall doctor                              what is missing, and how to mend it",
            "  rollcall stop all --reason 'bad sync'        stop whatever removes access",
            "  rollcall stop off --reason 'sync mended'     let it go on",
            "  rollcall validate policy.yaml                 check a policy file, here",
            "  rollcall world --out world.json               what there is to check it against",
            "  rollcall explain okta:00u1                    why somebody has what they have",
            "  rollcall plan --policy policy.yaml            what it would change, for whom",
            "  rollcall policy status                        what is in force, what is proposed",
            "  rollcall drift status                         what was found when both sides were"
                    + " read",
            "  rollcall plan                                 what comes of each difference",
            "  rollcall help stop                           what each position stops",
            "",
            "docs/operating.md says what each page and escalation means."
        },
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused, or no answer; the message says what to do",
            "2:not understood; nothing was sent. Of a plan: there are changes",
            "3, 4:see rollcall help doctor"
        },
        subcommands = CommandLine.HelpCommand.class)
public final class Rollcall {
    private static final int WIDTH = 100;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    private Rollcall() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine rollcall = new CommandLine(new Rollcall());
        rollcall.addSubcommand(new StatusCommand(surroundings));
        rollcall.addSubcommand(new StopCommand(surroundings));
        rollcall.addSubcommand(new ResidualCommand(surroundings));
        rollcall.addSubcommand(new LinkCommand(surroundings));
        rollcall.addSubcommand(new LeaverCommand(surroundings));
        rollcall.addSubcommand(new RestoreCommand(surroundings));
        rollcall.addSubcommand(new DriftCommand(surroundings));
        rollcall.addSubcommand(new ReconcileCommand(surroundings));
        CommandLine adopt = new CommandLine(new AdoptCommand(surroundings));
        adopt.addSubcommand(new CampaignCommand(surroundings));
        rollcall.addSubcommand(adopt);
        rollcall.addSubcommand(new DoctorCommand(surroundings));
        rollcall.addSubcommand(new EntraCommand(surroundings));
        rollcall.addSubcommand(new ValidateCommand(surroundings));
        rollcall.addSubcommand(new WorldCommand(surroundings));
        rollcall.addSubcommand(new ExplainCommand(surroundings));
        rollcall.addSubcommand(new PlanCommand(surroundings));
        rollcall.addSubcommand(new PolicyCommand(surroundings));
        rollcall.setUsageHelpWidth(WIDTH);
        rollcall.setExecutionExceptionHandler(Rollcall::failed);
        return rollcall;
    }

    private static int failed(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case Misuse misuse -> {
                err.println(misuse.getMessage());
                err.flush();
                yield command.getCommandSpec().exitCodeOnInvalidInput();
            }
            case Refused refused -> {
                err.println(refused.getMessage());
                err.flush();
                yield ExitCodes.FAILED;
            }
            default -> throw failure;
        };
    }
}
