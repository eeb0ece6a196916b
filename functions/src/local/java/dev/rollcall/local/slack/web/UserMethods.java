package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.ArrayList;
import java.util.List;

/** {@code users.*}: who is there. Deactivated people are listed, and never found by address. */
final class UserMethods {
    private static final Page.Limit USERS = new Page.Limit(1000, 1000);

    private final SlackOrganisation slack;

    UserMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    void addTo(Methods methods) {
        methods.add("users.list", 2, Access.either("users:read"), this::list)
                .add("users.info", 4, Access.either("users:read"), this::info)
                .add(
                        "users.lookupByEmail",
                        3,
                        Access.either("users:read.email"),
                        this::lookupByEmail);
    }

    private ObjectNode list(WebCall call) {
        String team = new Lookup(slack).context(call, "missing_argument");
        boolean email = seesAddresses(call);
        List<JsonNode> members = new ArrayList<>();
        members.add(UserJson.slackbot(team));
        slack.accounts().stream()
                .filter(a -> a.workspaces().contains(team))
                .forEach(a -> members.add(UserJson.of(slack, a, email)));
        ObjectNode answer =
                Answer.page("members", Page.of(members, call.arguments(), USERS), json -> json);
        return answer.put("cache_ts", slack.now().getEpochSecond());
    }

    private ObjectNode info(WebCall call) {
        SlackAccount account =
                slack.account(call.arguments().text("user").orElse(""))
                        .orElseThrow(() -> new Refusal("user_not_found"));
        return answer(call, account);
    }

    private ObjectNode lookupByEmail(WebCall call) {
        String email = call.arguments().required("email");
        SlackAccount account =
                slack.accounts().stream()
                        .filter(a -> a.email().equalsIgnoreCase(email))
                        .filter(a -> slack.active(a) && !a.bot())
                        .findFirst()
                        .orElseThrow(() -> new Refusal("users_not_found"));
        return answer(call, account);
    }

    private ObjectNode answer(WebCall call, SlackAccount account) {
        ObjectNode answer = Answer.ok();
        answer.set("user", UserJson.of(slack, account, seesAddresses(call)));
        return answer;
    }

    private static boolean seesAddresses(WebCall call) {
        return call.token().scopes().contains("users:read.email");
    }
}
