package dev.rollcall.local.customidp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.FaultControl;
import dev.rollcall.local.time.Timeline;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/** {@code /_control/scim}: shows and changes the simulated identity provider. */
final class IdpControl {
    static final String PATH = "/_control/scim";

    private final CustomIdp idp;
    private final FaultControl faults;
    private final Timeline timeline;

    IdpControl(CustomIdp idp, FaultBook faults, Timeline timeline) {
        this.idp = requireNonNull(idp, "idp is null");
        this.faults = new FaultControl(faults, timeline);
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    void addTo(Router router) {
        router.on("GET", PATH + "/people", _ -> people())
                .onEach("POST", PATH + "/people/{id}", refusing(this::person))
                .onEach("DELETE", PATH + "/people/{id}", (_, id) -> removed(id))
                .onEach("POST", PATH + "/groups/{id}", refusing(this::group))
                .on("POST", PATH + "/quirks", Router.refusingMalformed(this::quirks))
                .on("POST", PATH + "/faults", Router.refusingMalformed(faults::add))
                .on("DELETE", PATH + "/faults", _ -> faults.clear());
    }

    private Reply people() {
        ArrayNode all = Json.array();
        idp.people().forEach(person -> all.add(IdpJson.user(person)));
        return Reply.json(200, all);
    }

    /** Adds somebody, or changes what the body names of somebody; {@code active} may be null. */
    private Reply person(Request request, String id) {
        ObjectNode body = request.json();
        IdpPerson before =
                idp.person(id)
                        .orElseGet(() ->
                                new IdpPerson(
                                        id,
                                        "New Joiner",
                                        id + "@acme.example",
                                        Optional.of(true),
                                        "Sales",
                                        timeline.now()));
        IdpPerson person =
                new IdpPerson(
                        id,
                        body.path("name").asText(before.name()),
                        body.path("mail").asText(before.mail()),
                        body.has("active") ? active(body.path("active")) : before.active(),
                        body.path("department").asText(before.department()),
                        timeline.now());
        idp.put(person);
        return Reply.json(200, IdpJson.user(person));
    }

    private Reply removed(String id) {
        idp.remove(id);
        return Reply.json(200, Json.object());
    }

    private Reply group(Request request, String id) {
        ObjectNode body = request.json();
        IdpGroup before = idp.group(id).orElseGet(() -> new IdpGroup(id, id));
        IdpGroup group =
                new IdpGroup(
                        id,
                        body.path("name").asText(before.name()),
                        body.has("people") ? texts(body.path("people")) : before.people(),
                        body.has("groups") ? texts(body.path("groups")) : before.groups());
        idp.put(group);
        return Reply.json(200, IdpJson.group(group, true));
    }

    private Reply quirks(Request request) {
        ObjectNode body = request.json();
        if (body.has("filters")) {
            idp.settle(filters(body.path("filters").asText()));
        }
        if (body.has("showsMembers")) {
            idp.showMembers(body.path("showsMembers").asBoolean());
        }
        return Reply.json(200, body);
    }

    private static CustomIdp.Filters filters(String name) {
        for (CustomIdp.Filters are : CustomIdp.Filters.values()) {
            if (are.name().equals(name)) {
                return are;
            }
        }
        throw new MalformedBody("filters is TAKEN, IGNORED, EMPTY or REFUSED");
    }

    private static Optional<Boolean> active(JsonNode value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asBoolean());
    }

    private static SequencedSet<String> texts(JsonNode array) {
        SequencedSet<String> texts = new LinkedHashSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static Router.WithVariable refusing(Router.WithVariable endpoint) {
        return (request, id) ->
                Router.refusingMalformed(asked -> endpoint.answer(asked, id)).answer(request);
    }
}
