package dev.rollcall.local.http.fault;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Answers of a source as the faults that struck would have them. */
public final class StruckReplies {
    private final Timeline timeline;
    private final Function<Request, Reply> honest;
    private final FaultyAnswers answers;
    private final PastPages past = new PastPages();

    public StruckReplies(
            Timeline timeline, Function<Request, Reply> honest, FaultyAnswers answers) {
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.honest = requireNonNull(honest, "honest is null");
        this.answers = requireNonNull(answers, "answers is null");
    }

    /** Returns the answer after all of the faults. */
    public Reply answer(Request request, List<Fault> struck) {
        Reply reply = honest.apply(request);
        if (!struck.contains(new Fault.Stale()) && answers.isList(reply)) {
            past.keep(request, reply);
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
            case Fault.RateLimit(Duration retryAfter) -> answers.tooMany(retryAfter);
            case Fault.ServerError(int status) -> answers.failed(status);
            case Fault.Refusal(int status, String error) -> answers.refused(status, error);
            case Fault.LostBeforeEffect(), Fault.LostAfterEffect() -> new Reply.Dropped();
            case Fault.Malformed() -> Reply.raw(200, "<html>");
            case Fault.ShownStatus(String status) -> answers.shown(request, status, reply);
            case Fault.MissingRows(int rows) -> answers.withoutLast(reply, rows);
            case Fault.EndsEarly() -> answers.ending(reply);
            case Fault.NoRows() -> answers.ending(answers.withoutLast(reply, Integer.MAX_VALUE));
            case Fault.SkippedPage() -> answers.skipping(reply);
            case Fault.ShrunkenPage(int rows) -> honest.apply(answers.later(request, rows));
            case Fault.Stale() -> past.of(request).orElse(reply);
            case Fault.WithoutEffect(), Fault.ShownLate(_), Fault.Deactivates() -> reply;
        };
    }
}
