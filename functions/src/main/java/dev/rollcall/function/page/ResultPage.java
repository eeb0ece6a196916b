package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.fact;
import static dev.rollcall.function.page.Layout.paragraph;
import static dev.rollcall.function.page.Layout.section;

import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Vote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of a batch that does not wait for this approver any more. */
public final class ResultPage {
    private ResultPage() {}

    public static String of(Batch batch, Approver approver) {
        Optional<Vote> own = own(batch, approver);
        return Layout.page(
                title(batch, own),
                Layout.notice(
                        own.isPresent() ? "done" : "info",
                        Html.tag("p").with("role", "status").of(lead(batch, own))),
                section(
                        "next",
                        "What comes next",
                        paragraph(next(batch)),
                        own.isPresent()
                                ? paragraph("There is nothing left for you to do here.")
                                : Html.nothing()),
                facts(batch, approver));
    }

    private static String title(Batch batch, Optional<Vote> own) {
        return switch (batch.state()) {
            case COLLECTING, PENDING -> "Your decision is recorded";
            case SUPERSEDED -> "A newer list has taken this one's place";
            case EXPIRED -> "This list has expired";
            case DECIDED, DONE -> own.isPresent() ? "Decided" : "Others have decided already";
            case RETURNED -> "Decided, and returned";
        };
    }

    private static String lead(Batch batch, Optional<Vote> own) {
        return own.map(vote -> "You " + Telling.vote(vote, batch.size()) + ".")
                .orElse("You have not decided on it.");
    }

    private static String next(Batch batch) {
        return switch (batch.state()) {
            case COLLECTING, PENDING ->
                    "A second approver must decide. Only what both of you release is carried out.";
            case SUPERSEDED ->
                    "More was held before anybody decided, and a newer list with everything that"
                            + " still waited on this one is being made. Open the link in the mail"
                            + " again in a minute; nothing was carried out from this list.";
            case EXPIRED ->
                    "Too few decided in time. Everything that still waited is on a new list, and"
                        + " the next approvers are asked. Nothing was carried out from this list.";
            case DECIDED -> next(batch.votes());
            case RETURNED ->
                    "Too much had changed, or it took too long. What was not carried out is on a"
                            + " new list, and approvers are asked again.";
            case DONE ->
                    "What was released is carried out. What was not is shown to an approver again.";
        };
    }

    private static String next(List<Vote> votes) {
        return votes.stream().anyMatch(vote -> vote.scope() == Vote.Scope.NONE)
                ? "Nothing is carried out. Everybody on the list stays an open case, and is shown"
                        + " to an approver again."
                : "What was released is being carried out now: each person is looked at once more,"
                        + " then done. What was not is shown to an approver again.";
    }

    private static Html facts(Batch batch, Approver approver) {
        List<List<Html>> rows = new ArrayList<>();
        rows.add(fact("The list", Telling.changes(batch.kind(), batch.size())));
        for (Vote vote : batch.votes()) {
            rows.add(
                    fact(
                            vote.approver().equals(approver.id())
                                    ? "You"
                                    : "Approver " + vote.approver(),
                            Telling.vote(vote, batch.size())
                                    + ", "
                                    + Telling.time(vote.at(), approver)));
        }
        own(batch, approver)
                .ifPresent(vote ->
                        rows.add(
                                fact(
                                        "Digest of what you released",
                                        BatchParts.code(vote.digest()))));
        batch.supersededBy()
                .ifPresent(newer -> rows.add(fact("Newer list", BatchParts.code(newer.value()))));
        rows.add(fact("Batch", BatchParts.code(batch.id().value())));
        batch.seal()
                .ifPresent(seal ->
                        rows.add(fact("Digest of the list", BatchParts.code(seal.digest()))));
        return section("facts", "About this list", Layout.facts(rows));
    }

    private static Optional<Vote> own(Batch batch, Approver approver) {
        return batch.votes().stream()
                .filter(vote -> vote.approver().equals(approver.id()))
                .findFirst();
    }
}
