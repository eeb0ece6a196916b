package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.platform.json.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** A leaver is out, whatever a deactivation brings along, and whatever SCIM's lists show. */
class LeaverOtherwiseTest {
    private static final int SOMEBODY = 8;

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"leaving": {"groupsShown": false, "losesGroups": true, "sessionsEndMillis": 0,
                             "leavesChannels": true, "sessionResetRefused": true,
                             "rolesLost": true}}
                """,
                """
                {"leaving": {"groupsShown": true, "losesGroups": false, "sessionsEndMillis": -1,
                             "leavesChannels": false, "sessionResetRefused": false,
                             "rolesLost": false},
                 "lists": {"filters": "NONE", "deactivatedShown": false, "pastEndRefused": true},
                 "groups": {"strangerRefused": true, "membersShown": 1, "guestsRefused": false},
                 "throttling": {"retryAfter": "ABSENT", "body": "EMPTY"},
                 "errors": {"oldShape": true, "statuses": {"no_such_user": 400}}}
                """
            })
    void a_leaver_is_verified_out(String switches) {
        try (LocalCompany company = LocalCompany.of(30)) {
            SlackOrganisation slack = company.runtime().slack().organisation();
            slack.turn(slack.switches().turned((ObjectNode) Json.read(switches)));

            company.leaves(SOMEBODY);

            assertThat(company.settles(SOMEBODY, Duration.ofHours(1))).isTrue();
            assertThat(company.out(SOMEBODY)).isTrue();
            assertThat(company.runtime().slack().forbidden()).isEmpty();
        }
    }
}
