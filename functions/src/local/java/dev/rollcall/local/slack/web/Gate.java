package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.SlackToken;

import java.util.List;
import java.util.Optional;

/** Lets a token call a method, or says why not. */
final class Gate {
    private final SlackOrganisation slack;

    Gate(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /**
     * Returns the token of that text.
     *
     * @throws Refusal if there is none, or it works no more
     */
    SlackToken token(String text) {
        if (text.isEmpty()) {
            throw new Refusal("not_authed");
        }
        SlackToken token =
                slack.estate().tokens().find(text).orElseThrow(() -> new Refusal("invalid_auth"));
        if (holder(token).filter(a -> a.deactivatedFrom().isPresent()).isPresent()) {
            throw new Refusal(slack.switches().errors().lateToken());
        }
        if (slack.estate().tokens().revoked(text)) {
            throw new Refusal("token_revoked");
        }
        return token;
    }

    /**
     * @throws Refusal if the token may not call the method so
     */
    void check(WebMethod method, WebCall call) {
        SlackToken token = call.token();
        List<String> scopes = method.access().scopes().get(token.kind());
        if (scopes == null) {
            throw new Refusal("not_allowed_token_type");
        }
        if (!scopes.isEmpty() && scopes.stream().noneMatch(token.scopes()::contains)) {
            throw missing(token, scopes);
        }
        if (method.access().administrative()) {
            checkRank(method.access(), token);
        } else {
            call.arguments()
                    .text("team_id")
                    .filter(team -> team.startsWith("T") && !token.reaches(team))
                    .ifPresent(_ -> {
                        throw new Refusal("team_access_not_granted");
                    });
        }
    }

    static Refusal missing(SlackToken token, List<String> scopes) {
        return new Refusal("missing_scope")
                .with("needed", TextNode.valueOf(String.join(",", scopes)))
                .with("provided", TextNode.valueOf(String.join(",", token.scopes())));
    }

    private void checkRank(Access access, SlackToken token) {
        if (!slack.hasGrid() || token.workspace().isPresent()) {
            throw new Refusal(access.noGrid());
        }
        SlackAccount.Rank rank =
                holder(token).map(SlackAccount::rank).orElse(SlackAccount.Rank.MEMBER);
        if (rank.compareTo(SlackAccount.Rank.ADMIN) < 0) {
            throw new Refusal(access.notAdmin());
        }
    }

    private Optional<SlackAccount> holder(SlackToken token) {
        return slack.account(token.holder());
    }
}
