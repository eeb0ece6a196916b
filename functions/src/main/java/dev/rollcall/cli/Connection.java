package dev.rollcall.cli;

import picocli.CommandLine.Option;

/** How a command reaches the operator API; the same options for each. */
final class Connection {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "Where Rollcall's API is: the output ApprovalSiteUrl of the stack, or your domain"
                        + " in front of it.",
                "Default: $ROLLCALL_URL, else the local runtime that was started last here."
            })
    String url = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "The stack's region, where the address does not tell it. Default: $AWS_REGION.")
    String region = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description =
                    "At a local runtime: who calls; incident, operator, viewer or stranger."
                            + " Default: incident.")
    String as = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    /** Returns whether anything says which Rollcall is meant. */
    boolean isGiven() {
        return !url.isBlank() || !region.isBlank() || !as.isBlank();
    }
}
