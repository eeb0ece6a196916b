package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody signs in to Slack through the identity provider. Slack makes the account of whoever
 * comes for the first time (help centre, "SAML single sign-on", just-in-time provisioning).
 */
final class SingleSignOn {
    private final SlackOrganisation slack;

    SingleSignOn(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    void signIn(OktaPerson person) {
        boolean known =
                slack.accounts().stream()
                        .anyMatch(account -> account.email().equalsIgnoreCase(person.login()));
        if (!known) {
            slack.add(account(person));
        }
    }

    private SlackAccount account(OktaPerson person) {
        String name = person.login().substring(0, person.login().indexOf('@'));
        return new SlackAccount(
                "U0SSO" + (1_000 + slack.accounts().size()),
                name.substring(0, Math.min(name.length(), 21)),
                person.login(),
                SlackAccount.Rank.MEMBER,
                false,
                false,
                Optional.empty(),
                1,
                Set.of("T0MAIN"),
                List.of());
    }
}
