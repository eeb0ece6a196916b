package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Listing;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.SlackTokens.Kind;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.Deadline;

import java.util.List;

/** The company's workspaces; without {@code admin.*} where there is one only. */
final class Workspaces {
    private static final Listing LIST = Listing.of("admin.teams.list", "teams");

    private final AuthTests tests;
    private final SlackPages pages;

    Workspaces(AuthTests tests, SlackPages pages) {
        this.tests = requireNonNull(tests, "tests is null");
        this.pages = requireNonNull(pages, "pages is null");
    }

    /** Returns whether they belong to an organisation. */
    boolean ofOrganisation() {
        return token().enterprise().isPresent();
    }

    List<String> ids() {
        return ofOrganisation()
                ? pages.read(
                        LIST,
                        Arguments.of("limit", "1000"),
                        Deadline.distant(),
                        team -> team.text("id"))
                : List.of(token().team());
    }

    private AuthTest.Accepted token() {
        return tests.accepted(Kind.ADMIN)
                .orElseThrow(() -> new PortFailure.NeedsHuman("The adminToken", "token-refused"));
    }
}
