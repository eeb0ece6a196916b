package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.FirstSignIn;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.time.Timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody signs in to Slack through the identity provider. Slack makes the account of whoever
 * comes for the first time (help centre, "SAML single sign-on", just-in-time provisioning), and
 * Rollcall hears of it.
 */
final class SingleSignOn {
    private final SlackOrganisation slack;
    private final FirstSignIn firstSignIn;
    private final Timeline timeline;

    SingleSignOn(SlackOrganisation slack, FirstSignIn firstSignIn, Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.firstSignIn = requireNonNull(firstSignIn, "firstSignIn is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    void signIn(OktaPerson person) {
        boolean known =
                slack.accounts().stream()
                        .anyMatch(account -> account.email().equalsIgnoreCase(person.login()));
        if (!known) {
            slack.add(account(person));
        }
        firstSignIn.of(new PersonId(new SourceId("okta"), person.id()), timeline.now());
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
