package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.platform.http.UriText;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Delta queries of users and of groups' members, from {@code $deltatoken=latest} on. A full round,
 * which they may begin with too, is not there: Rollcall begins now.
 */
final class GraphDelta {
    private static final String USERS = "/graph/v1.0/users/delta";
    private static final String GROUPS = "/graph/v1.0/groups/delta";
    private static final String TOKEN = "$deltatoken";
    private static final int A_PAGE = 50;

    private final EntraTenant tenant;
    private final DeltaHabits habits;
    private final Supplier<String> baseUrl;

    /**
     * @param baseUrl of the server, for links
     */
    GraphDelta(EntraTenant tenant, DeltaHabits habits, Supplier<String> baseUrl) {
        this.habits = requireNonNull(habits, "habits is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    }

    void addTo(Router router) {
        router.on("GET", USERS, request -> page(request, this::users))
                .on("GET", GROUPS, request -> page(request, this::members));
    }

    /** Writes rows of these changes. */
    private interface Rows {
        void write(List<EntraChangeLog.Entry> changes, ArrayNode value, Request request);
    }

    private Reply page(Request request, Rows rows) {
        boolean begins = request.query(TOKEN).filter("latest"::equals).isPresent();
        if (!begins
                && request.query(TOKEN).isEmpty()
                && request.query(GraphPages.TOKEN).isEmpty()) {
            return GraphJson.error(400, "BadRequest", "Not simulated: a full round");
        }
        int from =
                begins
                        ? tenant.changes().end()
                        : request.number(TOKEN, request.number(GraphPages.TOKEN, 0));
        List<EntraChangeLog.Entry> since = tenant.changes().since(from);
        List<EntraChangeLog.Entry> some = since.stream().limit(A_PAGE).toList();
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        if (habits.has(DeltaHabits.Habit.REPLAYS)) {
            rows.write(tenant.changes().before(from, A_PAGE), value, request);
        }
        rows.write(some, value, request);
        if (habits.has(DeltaHabits.Habit.REPEATS)) {
            rows.write(some, value, request);
        }
        if (begins && habits.has(DeltaHabits.Habit.REMOVED_FIRST)) {
            value.add(removed(Json.object().put("id", "long-gone"), "deleted"));
        }
        int to = from + some.size();
        boolean more = since.size() > some.size();
        body.put(
                more ? GraphPages.NEXT : "@odata.deltaLink",
                link(request, more ? GraphPages.TOKEN : TOKEN, to));
        return Reply.json(200, body);
    }

    private String link(Request request, String token, int place) {
        SequencedMap<String, String> query = new LinkedHashMap<>(new TreeMap<>(request.query()));
        query.remove(TOKEN);
        query.remove(GraphPages.TOKEN);
        query.put(token, Integer.toString(place));
        return baseUrl.get() + request.path() + "?" + UriText.form(query);
    }

    /** A deleted user is shown as removed, and how they are now: the changes between are not. */
    private void users(List<EntraChangeLog.Entry> changes, ArrayNode value, Request request) {
        changes.stream()
                .filter(change -> change.group().isEmpty())
                .map(EntraChangeLog.Entry::person)
                .distinct()
                .forEach(id ->
                        value.add(
                                tenant.person(id)
                                        .filter(person -> !person.isDeleted())
                                        .map(person ->
                                                GraphJson.user(
                                                        person,
                                                        request.query("$select")
                                                                .map(fields -> "id," + fields)))
                                        .orElseGet(() ->
                                                removed(Json.object().put("id", id), "changed"))));
    }

    private void members(List<EntraChangeLog.Entry> changes, ArrayNode value, Request request) {
        Map<String, ArrayNode> groups = new LinkedHashMap<>();
        boolean scatters = habits.has(DeltaHabits.Habit.SCATTERS);
        for (EntraChangeLog.Entry change : changes) {
            if (change.group().isEmpty()) {
                continue;
            }
            String group = change.group().get();
            ArrayNode members =
                    scatters
                            ? object(value, group)
                            : groups.computeIfAbsent(group, id -> object(value, id));
            ObjectNode member = GraphJson.typed("user", change.person());
            members.add(change.came() ? member : removed(member, "deleted"));
        }
    }

    /** Adds a group, and returns where its members go. */
    private static ArrayNode object(ArrayNode value, String group) {
        return value.addObject().put("id", group).putArray("members@delta");
    }

    private static ObjectNode removed(ObjectNode row, String reason) {
        row.putObject("@removed").put("reason", reason);
        return row;
    }
}
