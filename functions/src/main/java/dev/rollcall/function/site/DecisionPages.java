package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.approval.CastVote.Ballot;
import dev.rollcall.application.approval.CastVote.Outcome;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.function.http.Form;
import dev.rollcall.function.page.ReviewPage;
import dev.rollcall.function.page.Sheet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Looking at what a decision would do, and deciding. */
final class DecisionPages {
    private static final Logger log = LoggerFactory.getLogger(DecisionPages.class);

    private final Desk desk;
    private final SiteAnswers answers;

    DecisionPages(Desk desk, SiteAnswers answers) {
        this.desk = requireNonNull(desk, "desk is null");
        this.answers = requireNonNull(answers, "answers is null");
    }

    APIGatewayV2HTTPResponse review(Visit visit, Form query) {
        Optional<Vote.Scope> scope = scope(query);
        if (scope.isEmpty() || !visit.maySeePeople() || !visit.opened().isOpen()) {
            return answers.seeOther(visit.paths().overview());
        }
        Sheet sheet = visit.sheet(desk);
        if (sheet.view().onList()) {
            return notAllowed(visit);
        }
        return answers.page(
                200,
                ReviewPage.of(
                        sheet,
                        new ReviewPage.Draft(scope.get(), Optional.empty(), "", Optional.empty()),
                        rows -> visit.names(desk, rows)));
    }

    APIGatewayV2HTTPResponse decide(Visit visit, Form form) {
        Optional<Vote.Scope> scope = scope(form);
        if (scope.isEmpty() || !visit.opened().isOpen()) {
            return answers.seeOther(visit.paths().overview());
        }
        Optional<Choice> rest = rest(scope.get(), form);
        if (rest.isEmpty()) {
            return complaint(visit, scope.get(), form, "Say what becomes of those not released.");
        }
        Outcome outcome =
                desk.votes()
                        .cast(
                                visit.approver(),
                                new Ballot(
                                        visit.batch().id(),
                                        scope.get(),
                                        form.text("digest"),
                                        rest.get(),
                                        until(form, visit.approver().zone()),
                                        form.text("phrase")));
        log.atInfo()
                .addKeyValue("batch", visit.batch().id())
                .addKeyValue("approver", visit.approver().id())
                .addKeyValue("outcome", outcome.getClass().getSimpleName())
                .log("an approver decided");
        return switch (outcome) {
            case Outcome.Counted _, Outcome.VotedBefore _, Outcome.TooLate _ ->
                    answers.seeOther(visit.paths().overview());
            case Outcome.WrongPhrase _ ->
                    complaint(visit, scope.get(), form, "Type the phrase as it is shown below.");
            case Outcome.Moved _ ->
                    complaint(
                            visit,
                            scope.get(),
                            form,
                            "What would be released has changed since you saw it. Look again.");
            case Outcome.Invalid(String whatToDo) -> complaint(visit, scope.get(), form, whatToDo);
            case Outcome.NotAllowed _ -> notAllowed(visit);
        };
    }

    private APIGatewayV2HTTPResponse complaint(
            Visit visit, Vote.Scope scope, Form form, String text) {
        return answers.page(
                422,
                ReviewPage.of(
                        visit.sheet(desk),
                        new ReviewPage.Draft(
                                scope,
                                ListPages.choice(form.text("rest")),
                                day(form).map(LocalDate::toString).orElse(""),
                                Optional.of(text)),
                        rows -> visit.names(desk, rows)));
    }

    private APIGatewayV2HTTPResponse notAllowed(Visit visit) {
        return answers.notice(
                403,
                "You may not decide on this list",
                "You are on it yourself. Another approver must decide; nothing was changed.",
                Optional.of(visit.paths()));
    }

    private static Optional<Vote.Scope> scope(Form form) {
        String asked = form.text("scope").toUpperCase(Locale.ROOT);
        for (Vote.Scope scope : Vote.Scope.values()) {
            if (scope.name().equals(asked)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /** Where everybody is released nothing is left over, and the page does not ask. */
    private static Optional<Choice> rest(Vote.Scope scope, Form form) {
        return scope == Vote.Scope.ALL
                ? Optional.of(Choice.RELEASE)
                : ListPages.choice(form.text("rest")).filter(choice -> choice != Choice.RELEASE);
    }

    /** A date that cannot be read becomes one long past, which no vote takes. */
    private static Instant until(Form form, ZoneId zone) {
        return day(form).map(day -> day.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
    }

    private static Optional<LocalDate> day(Form form) {
        try {
            return Optional.of(LocalDate.parse(form.text("until")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
