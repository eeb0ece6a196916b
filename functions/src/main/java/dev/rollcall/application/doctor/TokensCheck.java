package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackTokenReports.Report;
import dev.rollcall.domain.checkup.Finding;

import java.util.List;

/** Does Slack accept our tokens, and are they installed where they must be? */
public final class TokensCheck implements Check {
    private static final String NAME = "slack-tokens";
    private static final String NO_TOKEN = "no-audit-token";

    private final SlackTokenReports tokens;

    public TokensCheck(SlackTokenReports tokens) {
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return tokens.read().stream().map(TokensCheck::finding).toList();
    }

    private static Finding finding(Report report) {
        String token = "The " + report.use().secretField();
        return switch (report) {
            case Report.Refused refused when refused.code().equals(NO_TOKEN) ->
                    Finding.notice(
                            NAME,
                            "There is no auditToken: nothing is proved by Slack's audit logs, and"
                                    + " foreign writers are not seen there.",
                            "On Enterprise, have an Org Owner install the app with the scope"
                                    + " auditlogs:read, and put the token into the secret.");
            case Report.Refused refused ->
                    Finding.problem(
                            NAME,
                            token + " is refused: " + refused.code() + ".",
                            "Install the app again with the service account, and put the new token"
                                    + " into the secret with Slack's credentials.");
            case Report.Accepted accepted
                    when accepted.enterprise() && !accepted.organisationWide() ->
                    Finding.problem(
                            NAME,
                            token + " is installed on one workspace, not on the organisation.",
                            "An Org Owner installs the app on the organisation: SCIM and admin"
                                    + " methods refuse a workspace's token.");
            case Report.Accepted accepted when accepted.scopes().isEmpty() ->
                    Finding.notice(
                            NAME,
                            token
                                    + " is accepted; Slack did not tell its scopes, so what is"
                                    + " missing shows at the first call only.");
            case Report.Accepted accepted ->
                    Finding.ok(
                            NAME,
                            token + " is accepted; account " + accepted.owner() + " installed it.");
        };
    }
}
