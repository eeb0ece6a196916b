package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.Device;
import dev.rollcall.local.slack.estate.Session;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code admin.users.session.*}: where somebody is signed in, and how that ends. */
final class SessionMethods {
    private static final int MOST_IN_BULK = 1_000;
    private static final Page.Limit SESSIONS = new Page.Limit(1000, 1000);

    /** Accepted is not done. */
    private static final Duration BULK_TAKES = Duration.ofSeconds(2);

    private final SlackOrganisation slack;
    private final Timeline timeline;
    private final Lookup lookup;

    SessionMethods(SlackOrganisation slack, Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        Access writing = Access.admin("admin.users:write");
        methods.add("admin.users.session.list", 2, Access.admin("admin.users:read"), this::list)
                .add("admin.users.session.reset", 2, writing, this::reset)
                .add("admin.users.session.resetBulk", 2, writing, this::resetBulk)
                .add("admin.users.session.invalidate", 2, writing, this::invalidate);
    }

    /** Lists everybody's, or those of one person, who is then named with a team. */
    private ObjectNode list(WebCall call) {
        Arguments arguments = call.arguments();
        List<Session> sessions;
        if (arguments.text("user_id").isPresent()) {
            SlackAccount account = lookup.account(call, "user_id");
            String team = arguments.text("team_id").orElseThrow(() -> new Refusal("missing_team"));
            if (!team.equals(SlackOrganisation.ID)) {
                lookup.team(team);
            }
            if (account.bot()) {
                throw new Refusal("bots_not_allowed");
            }
            sessions = slack.estate().sessions().of(account.id());
        } else if (arguments.text("team_id").isPresent()) {
            throw new Refusal("missing_user");
        } else {
            sessions = slack.estate().sessions().all();
        }
        if (sessions.isEmpty()) {
            throw new Refusal("no_active_sessions");
        }
        return Answer.page(
                "active_sessions", Page.of(sessions, arguments, SESSIONS), SessionMethods::json);
    }

    private static ObjectNode json(Session session) {
        ObjectNode json = Json.object();
        json.put("user_id", session.user());
        json.put("team_id", SlackOrganisation.ID);
        json.put("session_id", session.id());
        json.set("created", json(session.created()));
        json.set("recent", json(session.recent()));
        return json;
    }

    private static ObjectNode json(Device device) {
        return Json.object()
                .put("device_hardware", device.hardware())
                .put("os", device.os())
                .put("os_version", device.osVersion())
                .put("slack_client_version", device.clientVersion())
                .put("ip", device.address());
    }

    private ObjectNode reset(WebCall call) {
        SlackAccount account = lookup.account(call, "user_id");
        if (account.bot()) {
            throw new Refusal("cannot_reset_bot");
        }
        if (account.rank() == SlackAccount.Rank.PRIMARY_OWNER) {
            throw new Refusal("cannot_reset_primary_owner");
        }
        if (account.deactivatedFrom().isPresent()
                && slack.switches().leaving().sessionResetRefused()) {
            throw new Refusal("user_session_reset_failed");
        }
        slack.estate().sessions().endThose(account.id(), which(call.arguments()));
        slack.audit()
                .append(
                        slack.now(),
                        "user_session_reset_by_admin",
                        call.by(),
                        AuditEntity.user(account.id()),
                        SlackOrganisation.ID,
                        clients(call.arguments()));
        return Answer.ok();
    }

    /**
     * Accepted is not done: the sessions end a little later, and bots and strangers are skipped.
     */
    private ObjectNode resetBulk(WebCall call) {
        List<String> ids = call.arguments().list("user_ids", MOST_IN_BULK);
        Predicate<Session> which = which(call.arguments());
        ObjectNode details = clients(call.arguments());
        timeline.schedule(
                timeline.now().plus(BULK_TAKES), () -> resetAll(ids, which, call.by(), details));
        return Answer.ok();
    }

    private void resetAll(
            List<String> ids, Predicate<Session> which, String by, ObjectNode details) {
        List<String> failed = new ArrayList<>(ids);
        failed.removeIf(this::resettable);
        List<String> reset = ids.stream().filter(id -> !failed.contains(id)).toList();
        reset.forEach(id -> slack.estate().sessions().endThose(id, which));
        details.set("succeeded_users", Json.texts(reset));
        details.set("failed_users", Json.texts(failed));
        slack.audit()
                .append(
                        "bulk_session_reset_by_admin",
                        by,
                        new AuditEntity(AuditEntity.Type.ENTERPRISE, SlackOrganisation.ID),
                        details);
    }

    private boolean resettable(String id) {
        return slack.account(id)
                .filter(account -> !account.bot())
                .filter(account -> account.rank() != SlackAccount.Rank.PRIMARY_OWNER)
                .isPresent();
    }

    private ObjectNode invalidate(WebCall call) {
        SlackAccount account = lookup.account(call, "user_id");
        if (account.rank() == SlackAccount.Rank.PRIMARY_OWNER) {
            throw new Refusal("cannot_invalidate_primary_owner");
        }
        long session = call.arguments().requiredNumber("session_id");
        if (!slack.estate().sessions().end(account.id(), session)) {
            throw new Refusal("session_not_found");
        }
        slack.audit().append("user_session_invalidated", call.by(), AuditEntity.user(account.id()));
        return Answer.ok();
    }

    private static Predicate<Session> which(Arguments arguments) {
        if (arguments.flag("mobile_only")) {
            return Session::mobile;
        }
        return arguments.flag("web_only") ? session -> !session.mobile() : _ -> true;
    }

    private static ObjectNode clients(Arguments arguments) {
        return Json.object()
                .put("mobile_only", arguments.flag("mobile_only"))
                .put("web_only", arguments.flag("web_only"));
    }
}
