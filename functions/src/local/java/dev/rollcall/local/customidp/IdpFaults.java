package dev.rollcall.local.customidp;

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
final class IdpFaults {
    private static final int A_PAGE = 200;

    private final Timeline timeline;
    private final Function<Request, Reply> honest;
    private final IdpListFaults lists = new IdpListFaults();

    IdpFaults(Timeline timeline, Function<Request, Reply> honest) {
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
                    IdpJson.error(429, "Too many requests")
                            .with("Retry-After", Long.toString(retryAfter.toSeconds()));
            case Fault.ServerError(int status) -> IdpJson.error(status, "Failed on demand");
            case Fault.Refusal(int status, _) -> IdpJson.error(status, "Refused on demand");
            case Fault.LostBeforeEffect(), Fault.LostAfterEffect() -> new Reply.Dropped();
            case Fault.Malformed() -> Reply.raw(200, "<html>");
            case Fault.MissingRows(int rows) -> IdpListFaults.withoutLast(reply, rows);
            case Fault.EndsEarly() -> IdpListFaults.ending(reply);
            case Fault.NoRows() -> IdpListFaults.empty(reply);
            case Fault.SkippedPage() -> moved(request, reply, A_PAGE);
            case Fault.ShrunkenPage(int rows) -> moved(request, reply, rows);
            case Fault.Stale() -> lists.past(request).orElse(reply);
            case Fault.WithoutEffect(),
                    Fault.ShownLate(_),
                    Fault.Deactivates(),
                    Fault.ShownStatus(_) ->
                    reply;
        };
    }

    /** Shows a list from further on; a group has no pages, and loses a member. */
    private Reply moved(Request request, Reply reply, int rows) {
        return IdpListFaults.isList(request)
                ? IdpListFaults.passingFor(
                        request, honest.apply(IdpListFaults.later(request, rows)))
                : IdpListFaults.withoutLast(reply, 1);
    }
}
