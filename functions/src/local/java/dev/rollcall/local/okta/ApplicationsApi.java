package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Okta's applications and their group push mappings, and {@code /_control} over them. */
final class ApplicationsApi {
    private final OktaOrganisation organisation;

    ApplicationsApi(OktaOrganisation organisation) {
        this.organisation = requireNonNull(organisation, "organisation is null");
    }

    void addTo(Router router) {
        router.on("GET", "/okta/api/v1/apps", this::search)
                .onEach("GET", "/okta/api/v1/apps/{id}", (_, id) -> one(id))
                .onEach(
                        "GET",
                        "/okta/api/v1/apps/{id}/group-push/mappings",
                        (_, id) -> mappings(id))
                .on("GET", "/_control/applications", _ -> all())
                .onEach(
                        "POST",
                        "/_control/applications/{id}",
                        (request, id) ->
                                Router.refusingMalformed(r -> change(r, id)).answer(request));
    }

    /** {@code q} is what the name or the label begins with. */
    private Reply search(Request request) {
        String beginning = request.query("q").orElse("").toLowerCase(Locale.ROOT);
        return Reply.json(
                200,
                OktaJson.array(
                        organisation.applications().stream()
                                .filter(app ->
                                        begins(app.name(), beginning)
                                                || begins(app.label(), beginning))
                                .map(ApplicationsApi::json)
                                .toList()));
    }

    private static boolean begins(String text, String beginning) {
        return text.toLowerCase(Locale.ROOT).startsWith(beginning);
    }

    private Reply one(String id) {
        return organisation
                .application(id)
                .<Reply>map(app -> Reply.json(200, json(app)))
                .orElseGet(() -> unknown(id));
    }

    private Reply mappings(String id) {
        Optional<OktaApplication> application = organisation.application(id);
        if (application.isEmpty()) {
            return unknown(id);
        }
        List<ObjectNode> rows = new ArrayList<>();
        for (String group : application.get().pushedGroups()) {
            rows.add(
                    Json.object()
                            .put("id", "gPm" + group)
                            .put("sourceGroupId", group)
                            .put("targetGroupId", "0gt" + group)
                            .put("status", "ACTIVE"));
        }
        return Reply.json(200, OktaJson.array(rows));
    }

    private Reply all() {
        return Reply.json(
                200,
                OktaJson.array(
                        organisation.applications().stream()
                                .map(ApplicationsApi::control)
                                .toList()));
    }

    private Reply change(Request request, String id) {
        ObjectNode body = request.json();
        OktaApplication changed =
                organisation
                        .application(id)
                        .orElseGet(() ->
                                new OktaApplication(
                                        id,
                                        body.path("name").asText("slack"),
                                        body.path("label").asText("Slack"),
                                        true,
                                        new TreeSet<>(),
                                        List.of()));
        if (body.has("features")) {
            changed = changed.provisioning(new TreeSet<>(texts(body, "features")));
        }
        if (body.has("pushedGroups")) {
            changed = changed.pushing(texts(body, "pushedGroups"));
        }
        if (body.has("active")) {
            changed = changed.switched(body.path("active").asBoolean());
        }
        organisation.add(changed);
        return Reply.json(200, control(changed));
    }

    private static List<String> texts(ObjectNode body, String name) {
        List<String> texts = new ArrayList<>();
        body.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ObjectNode json(OktaApplication application) {
        ObjectNode json = Json.object();
        json.put("id", application.id());
        json.put("name", application.name());
        json.put("label", application.label());
        json.put("status", application.active() ? "ACTIVE" : "INACTIVE");
        json.set("features", Json.texts(application.features()));
        json.put("signOnMode", "SAML_2_0");
        return json;
    }

    private static ObjectNode control(OktaApplication application) {
        ObjectNode json = json(application);
        json.set("pushedGroups", Json.texts(application.pushedGroups()));
        return json;
    }

    private static Reply unknown(String id) {
        return OktaJson.error(404, "E0000007", "Not found: Resource not found: " + id);
    }
}
