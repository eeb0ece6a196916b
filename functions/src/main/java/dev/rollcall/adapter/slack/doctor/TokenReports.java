package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackTokens.Kind;
import dev.rollcall.application.port.SlackTokenReports;

import java.util.List;

/** What {@code auth.test} says, in the port's words. */
final class TokenReports implements SlackTokenReports {
    private final AuthTests tests;

    TokenReports(AuthTests tests) {
        this.tests = requireNonNull(tests, "tests is null");
    }

    @Override
    public List<Report> read() {
        return tests.all().stream().map(TokenReports::report).toList();
    }

    private static Report report(AuthTest test) {
        return switch (test) {
            case AuthTest.Refused refused ->
                    new Report.Refused(use(refused.kind()), refused.code());
            case AuthTest.Accepted accepted ->
                    new Report.Accepted(
                            use(accepted.kind()),
                            accepted.owner(),
                            accepted.enterprise().isPresent(),
                            accepted.organisationWide(),
                            accepted.scopes());
        };
    }

    private static Use use(Kind kind) {
        return switch (kind) {
            case SCIM -> Use.SCIM;
            case ADMIN -> Use.ADMIN;
            case AUDIT -> Use.AUDIT;
        };
    }
}
