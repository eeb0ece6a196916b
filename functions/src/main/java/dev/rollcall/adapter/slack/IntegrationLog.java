package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.slack.call.AccountMethod;
import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A workspace's log of integrations, by {@code team.integrationLogs}: by page and count. */
final class IntegrationLog {
    private static final String CALL = "team.integrationLogs";
    private static final int MOST_PAGES = 100;
    private static final Set<String> ENDS = Set.of("removed", "disabled");

    /**
     * A change of one integration.
     *
     * @param thing the app's id, or the service's number of one of the old kind
     * @param kind a short code such as {@code incoming_webhook}
     * @param ends whether it works no more since then
     */
    record Change(String thing, String kind, boolean ends, Instant at) {
        Change {
            requireNonNull(thing, "thing is null");
            requireNonNull(kind, "kind is null");
            requireNonNull(at, "at is null");
        }

        private static Change read(JsonObject log) {
            String app = text(log, "app_id");
            String service = text(log, "service_id");
            boolean ofApp = service.isEmpty();
            return new Change(
                    ofApp ? app : service,
                    code(text(log, ofApp ? "app_type" : "service_type")),
                    ENDS.contains(log.text("change_type")),
                    date(log));
        }

        private static Instant date(JsonObject log) {
            try {
                return Instant.ofEpochSecond(Long.parseLong(text(log, "date")));
            } catch (NumberFormatException _) {
                throw new MalformedJson(log.place() + ".date is no time");
            }
        }

        /** Numbers are sometimes text in these logs, and text sometimes numbers. */
        private static String text(JsonObject log, String name) {
            return log.member(name).map(JsonNode::asText).orElse("");
        }

        private static String code(String text) {
            String code =
                    text.toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "_")
                            .replaceAll("^[^a-z]+|_+$", "");
            return code.isEmpty() ? "integration" : code.substring(0, Math.min(80, code.length()));
        }
    }

    private record Page(List<Change> changes, long pages) {
        private static Page read(JsonObject body) {
            return new Page(
                    body.having("logs").objects("logs").stream().map(Change::read).toList(),
                    body.object("paging").wholeNumber("pages"));
        }
    }

    private final SlackCall slack;

    IntegrationLog(SlackCall slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** Returns what the account changed in the workspace, newest first as Slack lists it. */
    List<Change> by(AccountId account, String workspace, Deadline deadline) {
        return read(Arguments.of("team_id", workspace).and("user", account.value()), deadline);
    }

    /** Returns what anybody changed about one integration of the workspace. */
    List<Change> about(String workspace, String thing, Deadline deadline) {
        String filter = thing.startsWith("A") ? "app_id" : "service_id";
        return read(Arguments.of("team_id", workspace).and(filter, thing), deadline);
    }

    private List<Change> read(Arguments arguments, Deadline deadline) {
        Arguments counted =
                arguments.and("count", Integer.toString(AccountMethod.INTEGRATION_LOGS.atMost()));
        List<Change> all = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Arguments asked = counted.and("page", Integer.toString(page));
            Page read =
                    slack.call(AccountMethod.INTEGRATION_LOGS, asked, deadline)
                            .find(CALL, Page::read);
            all.addAll(read.changes());
            if (page >= read.pages()) {
                return all;
            }
        }
        throw new PortFailure.NeedsHuman(CALL, "endless-list");
    }
}
