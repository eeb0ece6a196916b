package dev.rollcall.adapter.slack.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.AuditEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who changed users and groups, counted from the audit logs' entries. */
final class AuditWriters implements SlackWriters {
    /** At most thirty may be asked for at once. */
    private static final List<String> ACTIONS =
            List.of(
                    "user_created",
                    "user_deactivated",
                    "user_reactivated",
                    "guest_created",
                    "guest_deactivated",
                    "guest_reactivated",
                    "user_added_to_usergroup",
                    "user_removed_from_usergroup",
                    "role_change_to_admin",
                    "role_change_to_owner",
                    "role_change_to_user",
                    "role_change_to_guest");

    /** The actor of what nobody did. */
    private static final String NOBODY = "USLACKUSER";

    private static final int MOST_PAGES = 5;
    private static final int PAGE = 1_000;

    private final AuditLogs logs;

    AuditWriters(AuditLogs logs) {
        this.logs = requireNonNull(logs, "logs is null");
    }

    /** One change, as far as it matters here. */
    private record Entry(String id, String actor, String app, String action, Instant at) {
        static Entry read(JsonObject entry) {
            return new Entry(
                    entry.text("id"),
                    maker(entry, "inviter")
                            .or(() -> maker(entry, "kicker"))
                            .or(() -> user(entry.optionalObject("actor")))
                            .orElse(NOBODY),
                    entry.optionalObject("context")
                            .flatMap(context -> context.optionalObject("app"))
                            .flatMap(app -> app.optionalText("id"))
                            .orElse(""),
                    entry.text("action"),
                    Instant.ofEpochSecond(entry.wholeNumber("date_create")));
        }

        /** Of groups the actor may be who came or went; see {@code AuditChangeEntry}. */
        private static Optional<String> maker(JsonObject entry, String member) {
            return user(entry.optionalObject("details").flatMap(d -> d.optionalObject(member)));
        }

        private static Optional<String> user(Optional<JsonObject> who) {
            return who.flatMap(w -> w.optionalObject("user")).flatMap(u -> u.optionalText("id"));
        }
    }

    private record Page(List<Entry> entries, Optional<String> next) {
        static Page read(JsonObject body) {
            return new Page(
                    body.having("entries").objects("entries").stream().map(Entry::read).toList(),
                    body.optionalObject("response_metadata")
                            .flatMap(metadata -> metadata.optionalText("next_cursor"))
                            .filter(cursor -> !cursor.isEmpty()));
        }
    }

    @Override
    public Seen since(Instant since) {
        Arguments query =
                Arguments.of("action", String.join(",", ACTIONS))
                        .and("oldest", Long.toString(since.getEpochSecond()))
                        .and("limit", Integer.toString(PAGE));
        // A page may repeat entries of the one before that share its last second.
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (int number = 0; number < MOST_PAGES; number++) {
            SlackOutcome outcome = logs.page(query);
            Page page = outcome.find(AuditEndpoint.LOGS.template(), Page::read);
            page.entries().forEach(entry -> entries.put(entry.id(), entry));
            if (page.next().isEmpty()) {
                return new Seen(counted(entries.values()), true);
            }
            query = query.and("cursor", page.next().get());
        }
        return new Seen(counted(entries.values()), false);
    }

    private static List<Writer> counted(Iterable<Entry> entries) {
        Map<List<String>, Writer> writers = new TreeMap<>(AuditWriters::inOrder);
        for (Entry entry : entries) {
            if (!entry.actor().equals(NOBODY)) {
                writers.merge(
                        List.of(entry.actor(), entry.app()), one(entry), AuditWriters::together);
            }
        }
        return new ArrayList<>(writers.values());
    }

    private static Writer one(Entry entry) {
        return new Writer(
                entry.actor(), entry.app(), new TreeMap<>(Map.of(entry.action(), 1)), entry.at());
    }

    private static Writer together(Writer before, Writer more) {
        Map<String, Integer> changes = new HashMap<>(before.changes());
        more.changes().forEach((action, count) -> changes.merge(action, count, Integer::sum));
        return new Writer(
                before.actor(),
                before.app(),
                new TreeMap<>(changes),
                before.newest().isAfter(more.newest()) ? before.newest() : more.newest());
    }

    private static int inOrder(List<String> one, List<String> other) {
        return String.join(" ", one).compareTo(String.join(" ", other));
    }
}
