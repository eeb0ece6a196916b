package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.FaultControl;
import dev.rollcall.local.time.Timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** {@code /_control}: shows and changes the simulated organisation. */
final class OktaControl {
    private final OktaOrganisation organisation;
    private final FaultControl faults;
    private final Timeline timeline;

    OktaControl(OktaOrganisation organisation, FaultBook faults, Timeline timeline) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.faults = new FaultControl(faults, timeline);
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    void addTo(Router router) {
        faults.addTo(router);
        router.on("GET", "/_control/people", this::people)
                .on("POST", "/_control/people", Router.refusingMalformed(this::join))
                .onEach("GET", "/_control/people/{id}", (_, id) -> person(id))
                .onEach(
                        "POST",
                        "/_control/people/{id}",
                        (request, id) ->
                                Router.refusingMalformed(r -> change(r, id)).answer(request))
                .onEach("POST", "/_control/people/{id}/sign-in", (_, id) -> signIn(id))
                .onEach(
                        "POST",
                        "/_control/people/{id}/assignment",
                        (request, id) ->
                                Router.refusingMalformed(r -> assign(r, id)).answer(request))
                .on("POST", "/_control/groups", Router.refusingMalformed(this::groups))
                .onEach("POST", "/_control/groups/{id}", (request, id) -> group(request, id))
                .on("POST", "/_control/hooks/redeliver", Router.refusingMalformed(this::redeliver))
                .on("POST", "/_control/hooks", Router.refusingMalformed(this::hooks));
    }

    private Reply people(Request request) {
        Optional<String> status = request.query("status");
        List<ObjectNode> page =
                organisation.people().stream()
                        .filter(p -> status.map(p.status()::equals).orElse(true))
                        .limit(request.number("limit", 100))
                        .map(OktaJson::control)
                        .toList();
        return Reply.json(200, OktaJson.array(page));
    }

    private Reply person(String id) {
        return organisation
                .person(id)
                .<Reply>map(person -> Reply.json(200, OktaJson.control(person)))
                .orElseGet(() -> unknown(id));
    }

    private Reply change(Request request, String id) {
        Optional<OktaPerson> person = organisation.person(id);
        if (person.isEmpty()) {
            return unknown(id);
        }
        ObjectNode body = request.json();
        if (!body.path("event").asBoolean(true)) {
            return changed(unheard(person.get(), body));
        }
        boolean hook = body.path("hook").asBoolean(true);
        List<OktaOrganisation.Changed> changes = new ArrayList<>();
        if (body.has("email") || body.has("name")) {
            changes.add(rename(person.get(), body, hook));
        }
        if (body.has("groups")) {
            changes.add(organisation.regroup(id, groups(body), hook));
        }
        if (body.has("status")) {
            changes.add(organisation.changeStatus(id, status(body), hook));
        }
        return changed(changes);
    }

    /** The event is lost: neither log nor hook tells, and only who looks sees it. */
    private List<OktaOrganisation.Changed> unheard(OktaPerson person, ObjectNode body) {
        List<OktaOrganisation.Changed> changes = new ArrayList<>();
        if (body.has("groups")) {
            changes.add(organisation.regroupUnheard(person.id(), groups(body)));
        }
        if (body.has("status")) {
            changes.add(organisation.changeStatusUnheard(person.id(), status(body)));
        }
        return changes;
    }

    private OktaOrganisation.Changed rename(OktaPerson person, ObjectNode body, boolean hook) {
        String[] name =
                body.path("name")
                        .asText(person.firstName() + " " + person.lastName())
                        .split(" ", 2);
        return organisation.rename(
                person.id(),
                body.path("email").asText(person.login()),
                name[0],
                name.length > 1 ? name[1] : person.lastName(),
                hook);
    }

    private Reply join(Request request) {
        ObjectNode body = request.json();
        Instant now = timeline.now();
        String id = body.path("id").asText("00uJ" + UUID.randomUUID().toString().substring(0, 14));
        String[] name = body.path("name").asText("New Joiner").split(" ", 2);
        OktaPerson joiner =
                new OktaPerson(
                        id,
                        body.path("email").asText(id.toLowerCase(Locale.ROOT) + "@acme.example"),
                        name[0],
                        name.length > 1 ? name[1] : "Joiner",
                        body.has("status") ? status(body) : "ACTIVE",
                        now,
                        now,
                        groups(body),
                        body.path("slackId").asText(""));
        return changed(List.of(organisation.join(joiner, body.path("hook").asBoolean(true))));
    }

    /** Takes somebody off the Slack application, or puts them on it. */
    private Reply assign(Request request, String id) {
        if (organisation.person(id).isEmpty()) {
            return unknown(id);
        }
        organisation.assign(id, request.json().path("assigned").asBoolean(true));
        return person(id);
    }

    private Reply signIn(String id) {
        if (organisation.person(id).isEmpty()) {
            return unknown(id);
        }
        organisation.signInToSlack(id);
        return person(id);
    }

    private Reply group(Request request, String id) {
        String name = request.json().path("name").asText(id);
        organisation.add(new OktaGroup(id, name));
        return Reply.json(200, Json.object().put("id", id).put("name", name));
    }

    /** Settles what is open of all groups. */
    private Reply groups(Request request) {
        String leavers = request.json().path("leavers").asText();
        for (LeaversInGroups settled : LeaversInGroups.values()) {
            if (settled.name().equals(leavers)) {
                organisation.settle(settled);
                return Reply.json(200, Json.object().put("leavers", leavers));
            }
        }
        throw new MalformedBody("leavers is SHOWN, COUNTED or HIDDEN");
    }

    private Reply redeliver(Request request) {
        ObjectNode body = request.json();
        organisation.hooks().redeliver(body.path("last").asInt(5), body.path("seed").asLong(1));
        return Reply.json(200, Json.object());
    }

    private Reply hooks(Request request) {
        ObjectNode body = request.json();
        organisation.hooks().silence(body.path("silent").asBoolean(false));
        organisation.hooks().duplicate(body.path("copies").asInt(1));
        return Reply.json(200, Json.object());
    }

    private static List<String> groups(JsonNode body) {
        List<String> groups = new ArrayList<>();
        body.path("groups").forEach(group -> groups.add(group.asText()));
        return groups;
    }

    private static String status(JsonNode body) {
        String status = body.path("status").asText();
        if (!OktaPerson.STATUSES.contains(status)) {
            throw new MalformedBody("status is one of " + OktaPerson.STATUSES);
        }
        return status;
    }

    private static Reply changed(List<OktaOrganisation.Changed> changes) {
        if (changes.isEmpty()) {
            throw new MalformedBody(
                    "Nothing to change; give status, groups, name or email, the first two if"
                            + " no event shall tell of it");
        }
        OktaOrganisation.Changed last = changes.getLast();
        ObjectNode json = OktaJson.control(last.person());
        json.put("published", last.published().toString());
        json.set(
                "events",
                Json.texts(changes.stream().flatMap(c -> c.eventIds().stream()).toList()));
        return Reply.json(200, json);
    }

    private static Reply unknown(String id) {
        return Reply.json(404, Json.object().put("error", "There is no person " + id));
    }
}
