package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.Latency;
import dev.rollcall.local.slack.limit.Counting;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Answers as the faults that struck would have it. */
final class StruckAnswers {
    private final SlackOrganisation slack;
    private final Timeline timeline;
    private final Throttle throttle;
    private final ScimErrors errors;
    private final Function<Request, Reply> honest;
    private final PastAnswers past;

    StruckAnswers(
            SlackOrganisation slack,
            Timeline timeline,
            Throttle throttle,
            Function<Request, Reply> honest) {
        this.slack = requireNonNull(slack, "slack is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.throttle = requireNonNull(throttle, "throttle is null");
        this.errors = new ScimErrors(slack);
        this.past = new PastAnswers(slack, honest);
        this.honest = past::answer;
    }

    /** Returns the answer after all of the faults; the first that ends the call is the last. */
    Reply answer(Request request, Set<String> subjects, List<Fault> struck) {
        if (struck.isEmpty()) {
            return honest.apply(request);
        }
        List<Fault> others = struck.subList(1, struck.size());
        return switch (struck.getFirst()) {
            case Fault.Delay(Duration by) -> {
                Latency.pass(timeline, by);
                yield answer(request, subjects, others);
            }
            case Fault.ShownLate(Duration after) -> {
                slack.showDeactivationsAfter(after);
                yield answer(request, subjects, others);
            }
            case Fault.Deactivates() -> {
                Reply reply = answer(request, subjects, others);
                subjects.stream()
                        .filter(id -> slack.account(id).isPresent())
                        .forEach(slack::deactivate);
                yield reply;
            }
            case Fault.MissingRows(int rows) ->
                    RowFaults.withoutLast(answer(request, subjects, others), rows);
            case Fault.ShrunkenPage(int rows) ->
                    RowFaults.shrunken(
                            answer(RowFaults.later(request, rows), subjects, others), rows);
            case Fault.Stale() ->
                    past.of(request).orElseGet(() -> answer(request, subjects, others));
            case Fault.ShownStatus(_), Fault.EndsEarly(), Fault.NoRows(), Fault.SkippedPage() ->
                    answer(request, subjects, others);
            case Fault.RateLimit(Duration retryAfter) -> throttle.tooMany(request, retryAfter);
            case Fault.ServerError(int status) -> Reply.raw(status, "");
            case Fault.Refusal(int status, String error) ->
                    Surface.of(request) == Surface.SCIM
                            ? errors.answer(status, error)
                            : Reply.json(
                                    Surface.of(request) == Surface.AUDIT ? status : 200,
                                    Json.object().put("ok", false).put("error", error));
            case Fault.LostBeforeEffect() -> new Reply.Dropped();
            case Fault.LostAfterEffect() -> {
                Reply _ = honest.apply(request);
                yield new Reply.Dropped();
            }
            case Fault.WithoutEffect() -> untouched(request);
            case Fault.Malformed() -> Reply.raw(200, "<html>");
        };
    }

    /** A SCIM write is answered with what is there, as a real one would be. */
    private Reply untouched(Request request) {
        if (Counting.written(request).isEmpty()) {
            return Reply.json(200, Json.object().put("ok", true));
        }
        return request.method().equals("DELETE")
                ? Reply.empty(204)
                : honest.apply(new Request("GET", request.path(), Map.of(), request.headers(), ""));
    }
}
