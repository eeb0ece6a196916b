package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.Latency;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Answers as the faults that struck would have it. */
final class GraphFaults {
    private final Timeline timeline;
    private final Function<Request, Reply> honest;
    private final GraphListFaults lists = new GraphListFaults();

    GraphFaults(Timeline timeline, Function<Request, Reply> honest) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.honest = requireNonNull(honest, "honest is null");
    }

    /** Returns the answer after all of the faults. */
    Reply answer(Request request, List<Fault> struck) {
        Reply reply = honest.apply(request);
        if (!struck.contains(new Fault.Stale())) {
            lists.keep(request, reply);
        }
        for (Fault fault : struck) {
            reply = struck(request, fault, reply);
        }
        return reply;
    }

    private Reply struck(Request request, Fault fault, Reply reply) {
        return switch (fault) {
            case Fault.Delay(Duration by) -> {
                Latency.pass(timeline, by);
                yield reply;
            }
            case Fault.RateLimit(Duration retryAfter) ->
                    GraphJson.error(429, "TooManyRequests", "Too many requests")
                            .with("Retry-After", Long.toString(retryAfter.toSeconds()));
            case Fault.ServerError(int status) ->
                    GraphJson.error(status, "InternalServerError", "Failed on demand");
            case Fault.Refusal(int status, String error) ->
                    GraphJson.error(status, error, "Refused on demand");
            case Fault.LostBeforeEffect(), Fault.LostAfterEffect() -> new Reply.Dropped();
            case Fault.Malformed() -> Reply.raw(200, "<html>");
            case Fault.MissingRows(int rows) -> GraphListFaults.withoutLast(reply, rows);
            case Fault.EndsEarly() -> GraphListFaults.ending(reply);
            case Fault.NoRows() -> GraphListFaults.empty(reply);
            case Fault.SkippedPage() -> GraphListFaults.skipping(reply);
            case Fault.ShrunkenPage(int rows) -> honest.apply(GraphListFaults.later(request, rows));
            case Fault.Stale() -> lists.past(request).orElse(reply);
            case Fault.WithoutEffect(),
                    Fault.ShownLate(_),
                    Fault.Deactivates(),
                    Fault.ShownStatus(_) ->
                    reply;
        };
    }
}
