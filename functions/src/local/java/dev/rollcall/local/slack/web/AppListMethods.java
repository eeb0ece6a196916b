package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.AppActivity;
import dev.rollcall.local.slack.estate.AppReviews.AppRequest;
import dev.rollcall.local.slack.estate.AppReviews.Decision;
import dev.rollcall.local.slack.estate.SlackApp;

import java.util.List;
import java.util.Optional;

/** {@code admin.apps.*} that list: what was decided about apps, asked for, and done by them. */
final class AppListMethods {
    private static final Page.Limit APPS = new Page.Limit(100, 1000);

    private final SlackOrganisation slack;
    private final Lookup lookup;

    AppListMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access reading = Access.admin("admin.apps:read");
        methods.add("admin.apps.approved.list", 2, reading, call -> decided(call, true))
                .add("admin.apps.restricted.list", 2, reading, call -> decided(call, false))
                .add("admin.apps.requests.list", 2, reading, this::requests)
                .add(
                        "admin.apps.activities.list",
                        3,
                        Access.admin("admin.app_activities:read"),
                        this::activities);
    }

    private ObjectNode decided(WebCall call, boolean approved) {
        String place = place(call);
        List<Decision> decisions = slack.estate().reviews().decided(approved, place);
        return Answer.page(
                approved ? "approved_apps" : "restricted_apps",
                Page.of(decisions, call.arguments(), APPS),
                this::json);
    }

    /** The lists are of one workspace, or of the organisation. */
    private String place(WebCall call) {
        if (!slack.switches().offers().appsReadable()) {
            throw new Refusal("app_management_app_not_installed_on_org");
        }
        Optional<String> team = call.arguments().text("team_id");
        Optional<String> enterprise = call.arguments().text("enterprise_id");
        if (team.isPresent() && enterprise.isPresent()) {
            throw new Refusal("too_many_teams_provided");
        }
        if (team.isEmpty() && enterprise.isEmpty()) {
            throw new Refusal("no_team_or_enterprise_provided");
        }
        team.ifPresent(lookup::team);
        if (enterprise.filter(id -> !id.equals(SlackOrganisation.ID)).isPresent()) {
            throw new Refusal("enterprise_not_found");
        }
        return team.or(() -> enterprise).orElseThrow();
    }

    private ObjectNode json(Decision decision) {
        ObjectNode json = Json.object();
        json.set("app", app(decision.app()));
        json.putArray("scopes");
        json.put("date_updated", decision.at().getEpochSecond());
        json.putObject("last_resolved_by").put("actor_id", decision.by()).put("actor_type", "user");
        return json;
    }

    private ObjectNode app(String id) {
        Optional<SlackApp> app = slack.estate().apps().app(id);
        ObjectNode json = Json.object();
        json.put("id", id).put("name", app.map(SlackApp::name).orElse(id));
        json.put("description", "").put("additional_info", "");
        boolean internal = app.map(SlackApp::internal).orElse(false);
        json.put("is_app_directory_approved", !internal).put("is_internal", internal);
        return json;
    }

    private ObjectNode requests(WebCall call) {
        String place = place(call);
        List<AppRequest> asked =
                slack.estate().reviews().requests().stream()
                        .filter(r ->
                                place.equals(SlackOrganisation.ID) || place.equals(r.workspace()))
                        .toList();
        return Answer.page("app_requests", Page.of(asked, call.arguments(), APPS), this::json);
    }

    private ObjectNode json(AppRequest request) {
        ObjectNode json = Json.object();
        json.put("id", request.id());
        json.set("app", app(request.app()));
        Optional<SlackAccount> user = slack.account(request.user());
        json.putObject("user")
                .put("id", request.user())
                .put("name", user.map(SlackAccount::userName).orElse(""))
                .put("email", user.map(SlackAccount::email).orElse(""));
        json.putObject("team").put("id", request.workspace());
        json.putArray("scopes");
        json.put("message", request.message());
        json.put("date_created", request.at().getEpochSecond());
        return json;
    }

    private ObjectNode activities(WebCall call) {
        Arguments arguments = call.arguments();
        arguments
                .text("app_id")
                .filter(id -> slack.estate().apps().app(id).isEmpty())
                .ifPresent(_ -> {
                    throw new Refusal("invalid_app_id");
                });
        long from = arguments.number("min_date_created").orElse(0L);
        long to = arguments.number("max_date_created").orElse(Long.MAX_VALUE);
        List<AppActivity> fitting =
                slack.estate().apps().activities().stream()
                        .filter(a -> arguments.text("app_id").map(a.app()::equals).orElse(true))
                        .filter(a ->
                                arguments.text("team_id").map(a.workspace()::equals).orElse(true))
                        .filter(a -> a.at().getEpochSecond() >= from)
                        .filter(a -> a.at().getEpochSecond() <= to)
                        .toList();
        return Answer.page("activities", Page.of(fitting, arguments, APPS), AppListMethods::json);
    }

    private static ObjectNode json(AppActivity activity) {
        ObjectNode json = Json.object();
        json.put("app_id", activity.app()).put("level", activity.level());
        json.put("event_type", activity.event()).put("source", "slack");
        json.put("component_type", activity.component().type());
        json.put("component_id", activity.component().id());
        json.put("team_id", activity.workspace());
        json.put("enterprise_id", SlackOrganisation.ID);
        json.put("created", activity.at().getEpochSecond() * 1_000_000);
        json.putObject("payload");
        return json;
    }
}
