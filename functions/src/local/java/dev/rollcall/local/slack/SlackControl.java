package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.FaultControl;
import dev.rollcall.local.time.Timeline;

import java.util.List;

/** {@code /_control}: shows the simulated organisation, and what was asked of it. */
final class SlackControl {
    private final SlackOrganisation slack;
    private final CallLog calls;
    private final Forbidden forbidden;
    private final FaultControl faults;

    SlackControl(
            SlackOrganisation slack,
            CallLog calls,
            Forbidden forbidden,
            FaultBook faults,
            Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
        this.faults = new FaultControl(faults, timeline);
    }

    void addTo(Router router) {
        faults.addTo(router);
        router.on("GET", "/_control/accounts", _ -> accounts())
                .onEach("GET", "/_control/accounts/{id}", (_, id) -> account(id))
                .on("GET", "/_control/calls", _ -> Reply.json(200, calls.json()))
                .on(
                        "GET",
                        "/_control/forbidden",
                        _ -> Reply.json(200, Json.texts(forbidden.all())));
    }

    private Reply accounts() {
        ArrayNode all = Json.array();
        slack.accounts().forEach(account -> all.add(json(account)));
        return Reply.json(200, all);
    }

    private Reply account(String id) {
        return slack.account(id)
                .<Reply>map(account -> Reply.json(200, json(account)))
                .orElseGet(() -> Reply.json(404, Json.object().put("error", "no account " + id)));
    }

    private ObjectNode json(SlackAccount account) {
        ObjectNode json = Json.object();
        json.put("id", account.id());
        json.put("active", slack.active(account));
        ArrayNode sessions = json.putArray("sessions");
        slack.estate().sessions().of(account.id()).forEach(session -> sessions.add(session.id()));
        json.set("workspaces", Json.texts(account.workspaces()));
        json.set("idpGroups", Json.texts(ids(SlackGroup.Kind.IDP_GROUP, account)));
        json.set("userGroups", Json.texts(ids(SlackGroup.Kind.USER_GROUP, account)));
        json.set("channels", Json.texts(ids(SlackGroup.Kind.CHANNEL, account)));
        ArrayNode roles = json.putArray("roles");
        if (account.rank() != SlackAccount.Rank.MEMBER) {
            roles.add(account.rank().name());
        }
        slack.estate().roles().of(account.id()).forEach(assigned -> roles.add(assigned.role()));
        json.set("apps", Json.texts(account.apps()));
        return json;
    }

    /** A disabled group is none: its list stays, but nobody is in it. */
    private List<String> ids(SlackGroup.Kind kind, SlackAccount account) {
        return slack.groupsOf(kind, account.id()).stream()
                .filter(group -> !group.disabled())
                .map(SlackGroup::id)
                .toList();
    }
}
