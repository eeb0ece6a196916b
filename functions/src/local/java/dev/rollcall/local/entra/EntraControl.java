package dev.rollcall.local.entra;

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

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /_control/entra}: shows and changes the simulated tenant. */
final class EntraControl {
    static final String PATH = "/_control/entra";
    private static final Set<String> LIFECYCLE =
            Set.of("reauthorizationRequired", "subscriptionRemoved", "missed");

    private final EntraTenant tenant;
    private final DeltaHabits habits;
    private final GraphNotifications notifications;
    private final FaultControl faults;
    private final EntraTokens tokens;
    private final EntraRights rights;
    private final Timeline timeline;

    EntraControl(
            EntraTenant tenant,
            EntraTokens tokens,
            EntraRights rights,
            DeltaHabits habits,
            GraphNotifications notifications,
            FaultBook faults,
            Timeline timeline) {
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.rights = requireNonNull(rights, "rights is null");
        this.habits = requireNonNull(habits, "habits is null");
        this.notifications = requireNonNull(notifications, "notifications is null");
        this.faults = new FaultControl(faults, timeline);
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    void addTo(Router router) {
        router.on("GET", PATH + "/people", _ -> people())
                .onEach("POST", PATH + "/people/{id}", refusing(this::person))
                .onEach("POST", PATH + "/groups/{id}", refusing(this::group))
                .onEach("DELETE", PATH + "/groups/{id}", (_, id) -> deleted(id))
                .on("GET", PATH + "/subscriptions", _ -> subscriptions())
                .on("POST", PATH + "/habits", Router.refusingMalformed(this::habits))
                .on("POST", PATH + "/notifications", Router.refusingMalformed(this::deliver))
                .on("POST", PATH + "/lifecycle", Router.refusingMalformed(this::lifecycle))
                .on("POST", PATH + "/applications", Router.refusingMalformed(this::application))
                .on("POST", PATH + "/rights", Router.refusingMalformed(this::rights))
                .on("POST", PATH + "/faults", Router.refusingMalformed(faults::add))
                .on("DELETE", PATH + "/faults", _ -> faults.clear());
    }

    private Reply people() {
        ArrayNode all = Json.array();
        tenant.people().forEach(person -> all.add(shown(person)));
        return Reply.json(200, all);
    }

    /** Adds somebody, or changes what the body names of somebody. */
    private Reply person(Request request, String id) {
        ObjectNode body = request.json();
        EntraPerson person =
                tenant.person(id)
                        .orElseGet(() ->
                                new EntraPerson(id, "New Joiner", id + "@acme.example", List.of()));
        person =
                new EntraPerson(
                        id,
                        body.path("name").asText(person.name()),
                        body.path("mail").asText(person.mail()),
                        body.path("enabled").asBoolean(person.enabled()),
                        body.has("leaves") ? time(body.path("leaves")) : person.leaves(),
                        person.deleted(),
                        body.has("groups") ? texts(body.path("groups")) : person.groups());
        if (body.has("deleted")) {
            person =
                    body.path("deleted").asBoolean()
                            ? person.deleted(timeline.now())
                            : person.restored();
        }
        tenant.put(person);
        return Reply.json(200, shown(person));
    }

    private Reply group(Request request, String id) {
        ObjectNode body = request.json();
        EntraGroup group =
                new EntraGroup(id, body.path("name").asText(id), texts(body.path("parents")));
        tenant.put(group);
        ObjectNode shown = GraphJson.group(group);
        shown.set("parents", Json.texts(group.parents()));
        return Reply.json(200, shown);
    }

    private Reply deleted(String id) {
        Optional<EntraGroup> group = tenant.group(id);
        group.ifPresent(tenant::delete);
        return group.isPresent() ? Reply.json(200, Json.object()) : GraphJson.notFound(id);
    }

    private Reply subscriptions() {
        ArrayNode all = Json.array();
        notifications
                .subscriptions()
                .all()
                .forEach(one ->
                        all.addObject()
                                .put("id", one.id())
                                .put("resource", one.resource())
                                .put("notificationUrl", one.notificationUrl())
                                .put("expires", one.expires().toString()));
        return Reply.json(200, all);
    }

    /** Has notifications sent, or dropped. */
    private Reply deliver(Request request) {
        boolean wanted = request.json().path("deliver").asBoolean(true);
        notifications.deliver(wanted);
        return Reply.json(200, Json.object().put("deliver", wanted));
    }

    private Reply habits(Request request) {
        Set<DeltaHabits.Habit> wanted = EnumSet.noneOf(DeltaHabits.Habit.class);
        for (String name : texts(request.json().path("habits"))) {
            try {
                wanted.add(DeltaHabits.Habit.valueOf(name));
            } catch (IllegalArgumentException _) {
                throw new MalformedBody(
                        "habits are some of " + List.of(DeltaHabits.Habit.values()));
            }
        }
        habits.settle(wanted);
        return Reply.json(200, Json.object().put("habits", wanted.size()));
    }

    private Reply lifecycle(Request request) {
        ObjectNode body = request.json();
        String event = body.path("event").asText();
        if (!LIFECYCLE.contains(event)) {
            throw new MalformedBody(
                    "event is reauthorizationRequired, subscriptionRemoved or missed");
        }
        notifications.lifecycle(
                body.path("resource").asText("users"),
                event,
                body.path("shape").asText().equals("observed")
                        ? GraphNotifications.Shape.OBSERVED
                        : GraphNotifications.Shape.DOCUMENTED);
        return Reply.json(200, Json.object().put("event", event));
    }

    /** Registers an application, which may then ask for tokens. */
    private Reply application(Request request) {
        ObjectNode body = request.json();
        if (!body.path("clientId").isTextual() || !body.path("secret").isTextual()) {
            throw new MalformedBody("An application has a clientId and a secret");
        }
        tokens.register(body.path("clientId").asText(), body.path("secret").asText());
        return Reply.json(200, Json.object());
    }

    private Reply rights(Request request) {
        String asked = request.json().path("leaveDates").asText();
        for (EntraRights.LeaveDates are : EntraRights.LeaveDates.values()) {
            if (are.name().equals(asked)) {
                rights.settle(are);
                return Reply.json(200, Json.object().put("leaveDates", asked));
            }
        }
        throw new MalformedBody("leaveDates is SHOWN, REFUSED or EMPTY");
    }

    private static ObjectNode shown(EntraPerson person) {
        ObjectNode json = Json.object();
        json.put("id", person.id());
        json.put("name", person.name());
        json.put("mail", person.mail());
        json.put("enabled", person.enabled());
        json.put("leaves", person.leaves().map(Instant::toString).orElse(null));
        json.put("deleted", person.isDeleted());
        json.set("groups", Json.texts(person.groups()));
        return json;
    }

    private static Optional<Instant> time(JsonNode value) {
        try {
            return value.isNull() ? Optional.empty() : Optional.of(Instant.parse(value.asText()));
        } catch (DateTimeParseException _) {
            throw new MalformedBody("leaves is a time as 2026-11-01T12:00:00Z, or null");
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static Router.WithVariable refusing(Router.WithVariable endpoint) {
        return (request, id) ->
                Router.refusingMalformed(asked -> endpoint.answer(asked, id)).answer(request);
    }
}
