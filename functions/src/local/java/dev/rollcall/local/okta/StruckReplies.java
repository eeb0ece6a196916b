package dev.rollcall.local.okta;

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
final class StruckReplies {
    private final OktaOrganisation organisation;
    private final Timeline timeline;
    private final Function<Request, Reply> honest;
    private final ListFaults lists = new ListFaults();

    StruckReplies(
            OktaOrganisation organisation, Timeline timeline, Function<Request, Reply> honest) {
        this.organisation = requireNonNull(organisation, "organisation is null");
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
            case Fault.RateLimit(Duration retryAfter) -> tooMany(retryAfter);
            case Fault.ServerError(int status) ->
                    OktaJson.error(status, "E0000009", "Internal Server Error");
            case Fault.Refusal(int status, String error) ->
                    OktaJson.error(status, error, "Refused on demand");
            case Fault.LostBeforeEffect(), Fault.LostAfterEffect() -> new Reply.Dropped();
            case Fault.Malformed() -> Reply.raw(200, "<html>");
            case Fault.ShownStatus(String status) -> shown(request, status, reply);
            case Fault.MissingRows(int rows) -> ListFaults.withoutLast(reply, rows);
            case Fault.EndsEarly() -> ListFaults.ending(reply);
            case Fault.NoRows() -> ListFaults.empty(reply);
            case Fault.SkippedPage() -> ListFaults.skipping(reply);
            case Fault.ShrunkenPage(int rows) -> honest.apply(ListFaults.later(request, rows));
            case Fault.Stale() -> lists.past(request).orElse(reply);
            case Fault.WithoutEffect(), Fault.ShownLate(_), Fault.Deactivates() -> reply;
        };
    }

    private Reply shown(Request request, String status, Reply otherwise) {
        return organisation
                .person(OktaSimulator.subject(request))
                .<Reply>map(person -> Reply.json(200, OktaJson.user(person, status)))
                .orElse(otherwise);
    }

    private Reply tooMany(Duration retryAfter) {
        long reset = timeline.now().plus(retryAfter).getEpochSecond() + 1;
        return OktaJson.error(429, "E0000047", "API call exceeded rate limit")
                .with("X-Rate-Limit-Limit", "600")
                .with("X-Rate-Limit-Remaining", "0")
                .with("X-Rate-Limit-Reset", Long.toString(reset));
    }
}
