package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.FaultControl;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditOrigin;
import dev.rollcall.local.slack.limit.RateLimits;
import dev.rollcall.local.time.Timeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /_control}: shows the organisation and what was asked of it, and turns what can be. */
final class SlackControl {
    private final SlackOrganisation slack;
    private final CallLog calls;
    private final Forbidden forbidden;
    private final FaultControl faults;
    private final StandingFaults standing;
    private final RateLimits limits;
    private final EventSubscription events;

    SlackControl(
            SlackOrganisation slack,
            CallLog calls,
            Forbidden forbidden,
            FaultBook faults,
            RateLimits limits,
            EventSubscription events,
            Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.forbidden = requireNonNull(forbidden, "forbidden is null");
        this.faults = new FaultControl(faults, timeline);
        this.standing = new StandingFaults(slack, limits, timeline);
        this.limits = requireNonNull(limits, "limits is null");
        this.events = requireNonNull(events, "events is null");
    }

    void addTo(Router router) {
        router.on("POST", "/_control/faults", Router.refusingMalformed(this::fault))
                .on("DELETE", "/_control/faults", _ -> noFaults())
                .on("GET", "/_control/switches", _ -> switches())
                .on("POST", "/_control/switches", Router.refusingMalformed(this::turn))
                .on("GET", "/_control/limits", _ -> Reply.json(200, limits.json()))
                .on("POST", "/_control/limits", Router.refusingMalformed(this::limit))
                .on("POST", "/_control/events", Router.refusingMalformed(this::deliver))
                .on("GET", "/_control/accounts", _ -> accounts())
                .on("POST", "/_control/accounts", Router.refusingMalformed(this::make))
                .onEach("GET", "/_control/accounts/{id}", (_, id) -> account(id))
                .on("GET", "/_control/calls", _ -> Reply.json(200, calls.json()))
                .on(
                        "GET",
                        "/_control/forbidden",
                        _ -> Reply.json(200, Json.texts(forbidden.all())));
    }

    private Reply fault(Request request) {
        return standing.begin(request.json())
                ? Reply.json(200, Json.object())
                : faults.add(request);
    }

    private Reply noFaults() {
        standing.end();
        return faults.clear();
    }

    private Reply switches() {
        return Reply.json(200, slack.switches().json());
    }

    /** Turns some switches, after a preset if one is named: {@code documented}, {@code rfc}. */
    private Reply turn(Request request) {
        ObjectNode some = request.json();
        JsonNode preset = some.remove("preset");
        Switches from =
                switch (preset == null ? "" : preset.asText()) {
                    case "" -> slack.switches();
                    case "documented" -> Switches.DOCUMENTED;
                    case "rfc" -> Switches.STRICT_RFC;
                    default -> throw new MalformedBody("preset is documented or rfc");
                };
        slack.turn(from.turned(some));
        return switches();
    }

    private Reply limit(Request request) {
        ObjectNode body = request.json();
        if (!body.path("on").asBoolean(true)) {
            limits.switchOff();
        } else {
            try {
                limits.widen(body.path("factor").asInt(1));
            } catch (IllegalArgumentException wrong) {
                throw new MalformedBody("factor is between 1 and 100", wrong);
            }
        }
        return Reply.json(200, limits.json());
    }

    private Reply deliver(Request request) {
        boolean wanted = request.json().path("deliver").asBoolean(true);
        events.deliver(wanted);
        return Reply.json(200, Json.object().put("deliver", wanted));
    }

    private Reply accounts() {
        ArrayNode all = Json.array();
        slack.accounts().forEach(account -> all.add(json(account)));
        return Reply.json(200, all);
    }

    /** Somebody makes an account by hand, for nobody whom an identity provider knows. */
    private Reply make(Request request) {
        ObjectNode body = request.json();
        String id = slack.newId("U");
        String name = body.path("name").asText(id.toLowerCase(Locale.ROOT));
        SlackAccount made =
                new SlackAccount(
                        id,
                        name,
                        body.path("email").asText(name + "@elsewhere.example"),
                        SlackAccount.Rank.MEMBER,
                        false,
                        false,
                        Optional.empty(),
                        1,
                        Set.of(slack.workspaces().getFirst().id()),
                        List.of());
        slack.create(made);
        return slack.audit()
                .from(
                        AuditOrigin.HAND,
                        () -> {
                            slack.audit()
                                    .append(
                                            "user_created",
                                            ForeignWriter.ACTOR,
                                            AuditEntity.user(id));
                            return account(id);
                        });
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
