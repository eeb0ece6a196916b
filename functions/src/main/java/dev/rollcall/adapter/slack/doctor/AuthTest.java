package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.SlackTokens;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.json.JsonObject;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code auth.test} says of one token (docs.slack.dev/reference/methods/auth.test). */
sealed interface AuthTest {
    SlackTokens.Kind kind();

    /**
     * @param enterprise the organisation's id; empty: a workspace that belongs to none
     * @param team the workspace's id, of a token on the organisation the organisation's
     * @param scopes from the header {@code x-oauth-scopes}; empty: it was not there
     */
    record Accepted(
            SlackTokens.Kind kind,
            AccountId owner,
            Optional<String> enterprise,
            String team,
            boolean organisationWide,
            Optional<Set<String>> scopes)
            implements AuthTest {
        public Accepted {
            requireNonNull(kind, "kind is null");
            requireNonNull(owner, "owner is null");
            requireNonNull(enterprise, "enterprise is null");
            requireNonNull(team, "team is null");
            scopes = scopes.map(Set::copyOf);
        }

        static Accepted read(SlackTokens.Kind kind, JsonObject body, HttpHeaders headers) {
            return new Accepted(
                    kind,
                    Ids.account(body, "user_id"),
                    body.optionalText("enterprise_id"),
                    body.text("team_id"),
                    body.isTrue("is_enterprise_install"),
                    headers.firstValue("x-oauth-scopes").map(Accepted::scopes));
        }

        /** Returns which of the scopes it has not; none if Slack did not tell its own. */
        Set<String> lacks(Set<String> needed) {
            Set<String> lacking = new HashSet<>(needed);
            lacking.removeAll(scopes.orElse(needed));
            return lacking;
        }

        private static Set<String> scopes(String header) {
            return Arrays.stream(header.split(","))
                    .map(String::strip)
                    .filter(scope -> !scope.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    record Refused(SlackTokens.Kind kind, String code) implements AuthTest {
        public Refused {
            requireNonNull(kind, "kind is null");
            requireNonNull(code, "code is null");
        }
    }
}
