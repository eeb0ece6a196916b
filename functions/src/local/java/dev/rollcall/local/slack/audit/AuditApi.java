package dev.rollcall.local.slack.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /audit/v1/logs}, newest first; the cursor is how many entries were told before. */
public final class AuditApi {
    private static final int MOST = 9_999;

    private final AuditLog log;

    public AuditApi(AuditLog log) {
        this.log = requireNonNull(log, "log is null");
    }

    /** Answers who may ask; whether they may is the caller's matter. */
    public Reply answer(Request request) {
        Set<String> actions =
                Stream.of(request.query("action").orElse("").split(","))
                        .filter(action -> !action.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        List<AuditEvent> found =
                log.find(
                        new AuditQuery(
                                second(request, "oldest"),
                                second(request, "latest"),
                                actions,
                                request.query("actor"),
                                request.query("entity")));
        int from = Math.min(request.number("cursor", 0), found.size());
        int to = Math.min(from + Math.clamp(request.number("limit", MOST), 1, MOST), found.size());
        ObjectNode answer = Json.object();
        ArrayNode entries = answer.putArray("entries");
        found.subList(from, to).forEach(event -> entries.add(json(event)));
        answer.putObject("response_metadata")
                .put("next_cursor", to < found.size() ? Integer.toString(to) : "");
        return Reply.json(200, answer);
    }

    private static ObjectNode json(AuditEvent event) {
        ObjectNode json = Json.object();
        json.put("id", event.id());
        json.put("date_create", event.at().getEpochSecond());
        json.put("action", event.action());
        json.putObject("actor").put("type", "user").putObject("user").put("id", event.actor());
        String type = event.entity().type().text();
        json.putObject("entity").put("type", type).putObject(type).put("id", event.entity().id());
        json.putObject("context").putObject("location").put("id", event.location());
        json.set("details", event.details());
        return json;
    }

    private static Optional<Instant> second(Request request, String name) {
        return request.query(name).map(Long::parseLong).map(Instant::ofEpochSecond);
    }
}
