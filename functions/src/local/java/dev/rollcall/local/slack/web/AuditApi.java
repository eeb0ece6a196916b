package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEvent;
import dev.rollcall.local.slack.audit.AuditQuery;
import dev.rollcall.local.slack.estate.SlackToken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /audit/v1}: logs for a user token of the organisation's owners; schemas and actions for
 * everyone. What it may not tell is HTTP 401 or 403, what it does not understand 400: the statuses
 * are not documented.
 */
public final class AuditApi {
    private static final Page.Limit ENTRIES = new Page.Limit(100, 9_999);
    private static final int MOST_ACTIONS = 30;

    private final SlackOrganisation slack;
    private final AuditJson json;

    /** Makes it over one organisation. */
    public AuditApi(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.json = new AuditJson(slack);
    }

    /** Answers a call. */
    public Reply answer(Request request) {
        return switch (request.path()) {
            case "/audit/v1/schemas" -> Reply.json(200, AuditJson.schemas());
            case "/audit/v1/actions" -> Reply.json(200, AuditActions.json());
            case "/audit/v1/logs" -> logs(request);
            default -> Reply.json(404, WebApi.error("unknown_method"));
        };
    }

    private Reply logs(Request request) {
        Arguments arguments = new Arguments(request.query());
        Optional<Reply> refused = refused(WebApi.bearer(request, arguments));
        if (refused.isPresent()) {
            return refused.get();
        }
        try {
            List<AuditEvent> events = slack.audit().find(query(arguments));
            return Reply.json(200, answer(Page.of(events, arguments, ENTRIES)));
        } catch (Refusal refusal) {
            return Reply.json(400, refusal.answer());
        }
    }

    private ObjectNode answer(Page<AuditEvent> page) {
        ObjectNode answer = Json.object();
        ArrayNode entries = answer.putArray("entries");
        page.items().forEach(event -> entries.add(json.of(event)));
        answer.putObject("response_metadata").put("next_cursor", page.next());
        return answer;
    }

    /** Only an owner may read it; an admin may not. */
    private Optional<Reply> refused(String text) {
        if (text.isEmpty()) {
            return no(401, "missing_authentication");
        }
        Optional<SlackToken> token =
                slack.estate()
                        .tokens()
                        .find(text)
                        .filter(_ -> !slack.estate().tokens().revoked(text));
        Optional<SlackAccount> holder = token.flatMap(t -> slack.account(t.holder()));
        if (token.isEmpty() || holder.filter(a -> a.deactivatedFrom().isPresent()).isPresent()) {
            return no(401, "invalid_authentication");
        }
        if (!slack.hasGrid()) {
            return no(403, "feature_not_enabled");
        }
        if (token.get().workspace().isPresent()) {
            return no(403, "team_not_authorized");
        }
        if (!token.get().scopes().contains("auditlogs:read")) {
            return no(403, "missing_scope");
        }
        boolean owner =
                holder.map(SlackAccount::rank)
                        .filter(rank -> rank.compareTo(SlackAccount.Rank.OWNER) >= 0)
                        .isPresent();
        return owner && token.get().kind() == SlackToken.Kind.USER
                ? Optional.empty()
                : no(403, "user_not_authorized");
    }

    private static Optional<Reply> no(int status, String code) {
        return Optional.of(Reply.json(status, WebApi.error(code)));
    }

    private static AuditQuery query(Arguments arguments) {
        List<String> actions = arguments.list("action");
        if (actions.size() > MOST_ACTIONS || !AuditActions.KNOWN.containsAll(actions)) {
            throw new Refusal("invalid_action");
        }
        Optional<Instant> oldest = second(arguments, "oldest");
        Optional<Instant> latest = second(arguments, "latest");
        if (oldest.isPresent() && latest.isPresent() && oldest.get().isAfter(latest.get())) {
            throw new Refusal("invalid_range");
        }
        return new AuditQuery(
                oldest,
                latest,
                Set.copyOf(actions),
                arguments.text("actor"),
                arguments.text("entity"));
    }

    private static Optional<Instant> second(Arguments arguments, String name) {
        return arguments.number(name).map(Instant::ofEpochSecond);
    }
}
