package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the audit log (docs.slack.dev/reference/audit-logs-api), newest entries first. Its answers
 * have no {@code ok} where they have entries, and a code in {@code error} where they have none.
 */
public final class AuditCall {
    /** Far above what one person does. */
    private static final int MOST_PAGES = 100;

    public static final String ENTRIES = "entries";

    private final SlackTransport transport;
    private final URI base;

    public AuditCall(SlackTransport transport, URI base) {
        this.transport = requireNonNull(transport, "transport is null");
        this.base = requireNonNull(base, "base is null");
    }

    /**
     * Returns all entries that fit the query.
     *
     * @throws PortFailure if a page cannot be read or the log does not end
     */
    public <T> List<T> entries(Arguments query, Deadline deadline, Function<JsonObject, T> entry) {
        return new CursorPages(AuditEndpoint.LOGS.template(), MOST_PAGES)
                .all(
                        cursor ->
                                Optional.of(
                                        page(
                                                cursor.map(c -> query.and("cursor", c))
                                                        .orElse(query),
                                                deadline)),
                        body -> body.objects(ENTRIES).stream().map(entry).toList());
    }

    /** Returns by which cursor the page after this one is asked for; empty: it is the last. */
    public static Optional<String> next(JsonObject page) {
        return CursorPages.next(page);
    }

    /** Returns what became of reading one page. */
    public SlackOutcome page(Arguments query, Deadline deadline) {
        HttpCall call =
                HttpCall.get(
                        UriText.below(base, "/logs?" + UriText.form(query.map())),
                        "/audit/v1/logs");
        return transport.send(call, SlackTokens.Kind.AUDIT, deadline, AuditCall::outcome);
    }

    private static SlackOutcome outcome(HttpReply.Answer answer) {
        JsonObject body;
        try {
            body = Json.readObject(answer.body());
        } catch (MalformedJson _) {
            return withoutCode(answer.status());
        }
        if (answer.status() == 200 && body.member(ENTRIES).isPresent()) {
            return new SlackOutcome.Done(body);
        }
        return SlackErrors.code(body)
                .<SlackOutcome>map(code -> new SlackOutcome.Failed(SlackErrors.fault(code), code))
                .orElseGet(() -> withoutCode(answer.status()));
    }

    private static SlackOutcome withoutCode(int status) {
        String code = "http-" + status;
        if (status == 401) {
            return new SlackOutcome.Failed(Fault.TOKEN, code);
        }
        return status >= 300 && status < 500
                ? new SlackOutcome.Failed(Fault.HUMAN, code)
                : new SlackOutcome.Unclear(code);
    }
}
