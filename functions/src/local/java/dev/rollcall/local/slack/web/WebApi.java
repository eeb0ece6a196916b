package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.Forbidden;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.Timeline;

import java.util.Optional;
import java.util.OptionalInt;

/** {@code /api/<method>}: always HTTP 200, with {@code ok} and an error code. */
public final class WebApi {
    private final SlackOrganisation slack;
    private final Gate gate;
    private final Methods methods = new Methods();

    /** Makes it over one organisation. */
    public WebApi(SlackOrganisation slack, Forbidden forbidden, Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        requireNonNull(forbidden, "forbidden is null");
        requireNonNull(timeline, "timeline is null");
        this.gate = new Gate(slack);
        new AuthMethods(slack).addTo(methods);
        new TeamMethods(slack).addTo(methods);
        new SessionMethods(slack, timeline).addTo(methods);
        new AdminUserList(slack).addTo(methods);
        new AdminUserMethods(slack, forbidden).addTo(methods);
        new RankMethods(slack).addTo(methods);
        new ExpirationMethods(slack).addTo(methods);
        new AdminTeamMethods(slack).addTo(methods);
        new UserMethods(slack).addTo(methods);
        new UserConversations(slack).addTo(methods);
        new UserGroupMethods(slack).addTo(methods);
        new UserGroupMemberMethods(slack, forbidden).addTo(methods);
        new GroupTeamMethods(slack).addTo(methods);
        new GroupChannelMethods(slack).addTo(methods);
        new OrganisationGroupMethods(slack).addTo(methods);
        new GroupDeltaMethods(slack).addTo(methods);
        new ConversationMethods(slack).addTo(methods);
        new AdminConversationMethods(slack).addTo(methods);
        new AllowListMethods(slack).addTo(methods);
        new RoleMethods(slack).addTo(methods);
        new AppListMethods(slack).addTo(methods);
        new AppRemovalMethods(slack).addTo(methods);
        new WorkflowMethods(slack).addTo(methods);
    }

    /** Returns the tier of a method's rate limit, 1 to 4; 5 for one with a limit of its own. */
    public OptionalInt tier(String method) {
        Optional<WebMethod> known = methods.find(method);
        return known.isPresent() ? OptionalInt.of(known.get().tier()) : OptionalInt.empty();
    }

    /** Answers a call; what one does, it does at once or not at all. */
    public Reply answer(Request request) {
        String name = request.path().substring(request.path().lastIndexOf('/') + 1);
        try {
            WebMethod method = methods.find(name).orElseThrow(() -> new Refusal("unknown_method"));
            Arguments arguments = Arguments.of(request);
            SlackToken token = gate.token(bearer(request, arguments));
            return answer(method, new WebCall(arguments, token))
                    .with("x-oauth-scopes", String.join(",", token.scopes()));
        } catch (Refusal refusal) {
            return Reply.json(200, refusal.answer());
        }
    }

    private Reply.Answer answer(WebMethod method, WebCall call) {
        try {
            gate.check(method, call);
            synchronized (slack) {
                return Reply.json(200, method.effect().of(call));
            }
        } catch (Refusal refusal) {
            return Reply.json(200, refusal.answer());
        }
    }

    /** Returns the token that a request brings, in its header or among its arguments. */
    static String bearer(Request request, Arguments arguments) {
        return request.header("authorization")
                .map(header -> header.replaceFirst("^Bearer ", ""))
                .or(() -> arguments.text("token"))
                .orElse("");
    }

    /** Returns the answer of a call that was refused. */
    public static ObjectNode error(String code) {
        return Json.object().put("ok", false).put("error", code);
    }
}
