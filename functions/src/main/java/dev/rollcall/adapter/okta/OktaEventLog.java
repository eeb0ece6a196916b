package dev.rollcall.adapter.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.EventLog;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The System Log, polled: with a beginning and no end, ascending, it returns every event in the
 * order of its storing, and its next link never ends
 * (developer.okta.com/docs/reference/system-log-query).
 *
 * <p>The cursor is that link as Okta gave it.
 */
final class OktaEventLog implements EventLog {
    private static final String PATH = "/api/v1/logs";
    private static final int PAGE = 200;

    private final ApiCall okta;
    private final OktaEventReader events;
    private final OktaSignIns signIns;
    private final String filter;
    private final URI log;
    private final NextLink links;

    OktaEventLog(OktaSettings settings, ApiCall okta, OktaEventReader events, OktaSignIns signIns) {
        this.okta = requireNonNull(okta, "okta is null");
        this.events = requireNonNull(events, "events is null");
        this.signIns = requireNonNull(signIns, "signIns is null");
        this.filter = filter(settings);
        this.log = UriText.below(settings.organisation(), PATH);
        this.links = new NextLink(log);
    }

    /**
     * Returns what is asked of the log; one query, so that one cursor tells how far it was read.
     */
    static String filter(OktaSettings settings) {
        return settings.slackApplication()
                .map(slack -> OktaEventTypes.filter() + " or " + OktaSignIns.filter(slack))
                .orElseGet(OktaEventTypes::filter);
    }

    @Override
    public Page read(Optional<String> cursor, Instant since) {
        URI asked = cursor.map(links::trusted).orElseGet(() -> beginning(since));
        return switch (okta.get(asked, PATH)) {
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + PATH, refused.code());
            case ApiReply.Read read ->
                    // Without a link we ask the same again; what is known already is dropped.
                    page(
                            okta.understood(PATH, () -> rows(read.body())),
                            links.in(read.headers()).orElse(asked));
        };
    }

    private Page page(List<JsonNode> rows, URI next) {
        List<Hint> hints = new ArrayList<>();
        List<Hint> signedIn = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        int ignored = 0;
        for (JsonNode row : rows) {
            boolean signIn = OktaSignIns.tells(row);
            switch (signIn ? signIns.read(row) : events.read(row, Hint.Way.POLL)) {
                case EventReading.Hints(var read, boolean inPart) -> {
                    (signIn ? signedIn : hints).addAll(read);
                    if (inPart) {
                        unreadable.add(unreadable(row, EventReading.Unreadable.UNUSABLE_ID));
                    }
                }
                case EventReading.Ignored _ -> ignored++;
                case EventReading.Unreadable(var reason) -> unreadable.add(unreadable(row, reason));
            }
        }
        return new Page(hints, signedIn, ignored, unreadable, next.toString(), rows.size() >= PAGE);
    }

    private static Unreadable unreadable(JsonNode row, String reason) {
        byte[] text = row.toString().getBytes(UTF_8);
        return new Unreadable(reason, Hashes.sha256(text), text.length);
    }

    private URI beginning(Instant since) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("since", since.toString());
        query.put("sortOrder", "ASCENDING");
        query.put("limit", Integer.toString(PAGE));
        query.put("filter", filter);
        return URI.create(log + "?" + UriText.form(query));
    }

    private static List<JsonNode> rows(JsonNode body) {
        if (!body.isArray()) {
            throw new MalformedJson("the body is not a list of events");
        }
        List<JsonNode> rows = new ArrayList<>();
        body.forEach(rows::add);
        return rows;
    }
}
