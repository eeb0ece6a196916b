package dev.rollcall.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Optional;

/** How a command reads a sandbox from this machine. */
final class SandboxOptions {
    @Option(
            names = "--sandbox",
            description = {
                "Without a stack and without AWS: read the sources and Slack from this machine,"
                        + " with credentials of your own, and compare them by --policy. Only reads;"
                        + " nothing is written anywhere. For sandboxes and the local runtime:"
                        + " tokens of a company's own Slack belong into the stack."
            })
    boolean sandbox;

    @Option(
            names = "--organisation",
            paramLabel = "ID",
            description =
                    "With --sandbox: the id of the Slack that you mean, E… or T…. Needed unless it"
                            + " calls itself a sandbox; another one is not read.")
    String organisation = "";

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = {
                "With --sandbox: a JSON file that only you may read (chmod 600). Default:"
                        + " $$ROLLCALL_CREDENTIALS. A section of it may be in $$ROLLCALL_SLACK,"
                        + " $$ROLLCALL_OKTA, $$ROLLCALL_ENTRA, $$ROLLCALL_SCIM or $$ROLLCALL_CSV"
                        + " instead. No credential is ever an argument."
            })
    @Nullable Path credentials;

    @Option(
            names = "--links",
            paramLabel = "FILE",
            description =
                    "With --sandbox: whose account it is, as far as you know, a line for each, as"
                            + " in okta:00u1,U012AB3CD. For all others links are proposed.")
    @Nullable Path links;

    /**
     * @throws Misuse if an option needs another one
     */
    boolean isAsked() {
        if (!sandbox && (!organisation.isBlank() || credentials != null || links != null)) {
            throw new Misuse("--organisation, --credentials and --links go with --sandbox only.");
        }
        return sandbox;
    }

    Optional<String> named() {
        return Optional.of(organisation).filter(id -> !id.isBlank());
    }
}
