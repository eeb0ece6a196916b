package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.SlackOrganisation.Workspace;
import dev.rollcall.local.slack.estate.IntegrationLog.IntegrationChange;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code team.*}: what a workspace is, who is billed in it, and what was integrated. */
final class TeamMethods {
    private static final int USUAL_COUNT = 100;
    private static final int LARGEST_COUNT = 1000;

    private final SlackOrganisation slack;
    private final Lookup lookup;

    TeamMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        methods.add("team.info", 3, Access.either("team:read"), this::info)
                .add("team.billableInfo", 2, Access.user("admin"), this::billable)
                .add("team.integrationLogs", 2, Access.user("admin"), this::integrations);
    }

    private ObjectNode info(WebCall call) {
        Optional<String> asked = call.arguments().text("team").or(call.token()::workspace);
        Workspace team =
                asked.map(lookup::team)
                        .orElseGet(() -> {
                            return slack.hasGrid()
                                    ? new Workspace(SlackOrganisation.ID, "Acme", "")
                                    : slack.workspaces().getFirst();
                        });
        ObjectNode answer = Answer.ok();
        answer.set("team", TeamJson.info(team, slack.hasGrid()));
        return answer;
    }

    /** Bots, guests of one channel, and who has never signed in are not billed. */
    private ObjectNode billable(WebCall call) {
        String team = home(call);
        Optional<String> one = call.arguments().text("user");
        if (one.isPresent() && slack.account(one.get()).isEmpty()) {
            throw new Refusal("user_not_found");
        }
        List<SlackAccount> asked =
                slack.accounts().stream()
                        .filter(a -> a.workspaces().contains(team))
                        .filter(a -> one.isEmpty() || one.get().equals(a.id()))
                        .toList();
        Page<SlackAccount> page =
                Page.of(asked, call.arguments(), new Page.Limit(LARGEST_COUNT, LARGEST_COUNT));
        ObjectNode answer = Answer.ok();
        ObjectNode billed = answer.putObject("billable_info");
        page.items().forEach(a -> billed.putObject(a.id()).put("billing_active", paid(a)));
        answer.putObject("response_metadata").put("next_cursor", page.next());
        return answer;
    }

    private boolean paid(SlackAccount account) {
        var fact = slack.estate().accounts().of(account.id());
        return slack.active(account)
                && !account.bot()
                && fact.signedInOnce()
                && !(account.guest() && fact.oneChannel());
    }

    private ObjectNode integrations(WebCall call) {
        Arguments arguments = call.arguments();
        List<IntegrationChange> fitting =
                slack.estate().integrations().of(home(call)).stream()
                        .filter(c -> fits(arguments, "user", c.user()))
                        .filter(c -> fits(arguments, "app_id", c.app()))
                        .filter(c -> fits(arguments, "service_id", c.service().id()))
                        .filter(c -> fits(arguments, "change_type", c.change()))
                        .toList();
        long count =
                Math.clamp(arguments.number("count").orElse((long) USUAL_COUNT), 1, LARGEST_COUNT);
        long page = Math.max(1, arguments.number("page").orElse(1L));
        ObjectNode answer = Answer.ok();
        ArrayNode logs = answer.putArray("logs");
        fitting.stream().skip((page - 1) * count).limit(count).forEach(c -> logs.add(json(c)));
        answer.putObject("paging")
                .put("count", count)
                .put("total", fitting.size())
                .put("page", page)
                .put("pages", (fitting.size() + count - 1) / count);
        return answer;
    }

    private static boolean fits(Arguments arguments, String name, String value) {
        return arguments.text(name).map(value::equals).orElse(true);
    }

    private ObjectNode json(IntegrationChange change) {
        ObjectNode json = Json.object();
        json.put("user_id", change.user());
        json.put(
                "user_name",
                slack.account(change.user()).map(SlackAccount::userName).orElse(change.user()));
        json.put("date", Long.toString(change.at().getEpochSecond()));
        json.put("change_type", change.change());
        if (change.app().isEmpty()) {
            json.put("service_id", change.service().id());
            json.put("service_type", change.service().type());
        } else {
            json.put("app_id", change.app());
            json.put("app_type", appName(change.app()));
            json.put("scope", change.scope());
        }
        if (!change.channel().isEmpty()) {
            json.put("channel", change.channel());
        }
        return json;
    }

    private String appName(String app) {
        return slack.estate()
                .apps()
                .app(app)
                .map(known -> known.name())
                .orElse(app)
                .toLowerCase(Locale.ROOT);
    }

    /** The logs and the bill are of one workspace, which a token of the organisation names. */
    private String home(WebCall call) {
        if (!slack.hasGrid()) {
            return slack.workspaces().getFirst().id();
        }
        return lookup.team(lookup.context(call, "missing_argument")).id();
    }
}
