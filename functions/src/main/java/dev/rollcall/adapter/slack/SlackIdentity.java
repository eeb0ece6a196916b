package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackTokens;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.WhichSlack;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;

import org.jspecify.annotations.Nullable;

/** Who our tokens act as, by {@code auth.test}; asked once per pair of tokens. */
final class SlackIdentity implements WhichSlack {

    /**
     * @param organisation the organisation's id, {@code E…}; of a lone workspace its {@code T…}
     * @param team the name of the workspace, or whatever Slack has in its place
     * @param url where people find it; empty where Slack does not say
     * @param plan Enterprise where there is an organisation
     */
    record Identity(
            AccountId installer, String organisation, String team, String url, SlackPlan plan) {
        Identity {
            requireNonNull(installer, "installer is null");
            requireNonNull(organisation, "organisation is null");
            requireNonNull(team, "team is null");
            requireNonNull(url, "url is null");
            requireNonNull(plan, "plan is null");
        }
    }

    private record Known(Secret scim, Secret admin, Identity identity) {}

    private final SlackCall slack;
    private final SlackTokens tokens;
    private @Nullable Known known;

    SlackIdentity(SlackCall slack, SlackTokens tokens) {
        this.slack = requireNonNull(slack, "slack is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
    }

    /**
     * Returns who installed our tokens.
     *
     * @throws PortFailure.NeedsHuman if the two tokens have two installers: both would have to be
     *     protected, and the token of one dies with the other's departure unnoticed
     */
    synchronized Identity identity() {
        Secret scim = tokens.current(SlackTokens.Kind.SCIM);
        Secret admin = tokens.current(SlackTokens.Kind.ADMIN);
        Known before = known;
        if (before != null && before.scim().equals(scim) && before.admin().equals(admin)) {
            return before.identity();
        }
        Identity identity = ask(SlackTokens.Kind.ADMIN);
        if (!scim.equals(admin)
                && !ask(SlackTokens.Kind.SCIM).installer().equals(identity.installer())) {
            throw new PortFailure.NeedsHuman(
                    "The pair of Slack tokens (install both with the same service account)",
                    "tokens-of-two-installers");
        }
        known = new Known(scim, admin, identity);
        return identity;
    }

    @Override
    public Itself ask() {
        Identity identity = identity();
        return new Itself(
                identity.organisation(),
                identity.team(),
                identity.url(),
                identity.plan(),
                identity.installer());
    }

    /** Returns whether there is one workspace only, which belongs to no organisation. */
    boolean isLoneWorkspace() {
        return identity().plan() == SlackPlan.BUSINESS_PLUS;
    }

    private Identity ask(SlackTokens.Kind kind) {
        return slack.call(AccountMethod.IDENTITY, kind, Arguments.none(), Deadline.distant())
                .find("auth.test", SlackIdentity::read);
    }

    private static Identity read(JsonObject body) {
        AccountId installer = Ids.account(body, "user_id");
        String team = body.optionalText("team").orElse("");
        String url = body.optionalText("url").orElse("");
        return body.optionalText("enterprise_id")
                .map(id -> new Identity(installer, id, team, url, SlackPlan.ENTERPRISE))
                .orElseGet(() ->
                        new Identity(
                                installer,
                                body.text("team_id"),
                                team,
                                url,
                                SlackPlan.BUSINESS_PLUS));
    }
}
