package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.approval.page.KeepChoices;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.function.http.Form;
import dev.rollcall.function.page.OverviewPage;
import dev.rollcall.function.page.PeopleList;
import dev.rollcall.function.page.PeoplePage;
import dev.rollcall.function.page.ResultPage;
import dev.rollcall.function.page.Sheet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looking at a list, and marking people on it. */
final class ListPages {
    private final Desk desk;
    private final SiteAnswers answers;

    ListPages(Desk desk, SiteAnswers answers) {
        this.desk = requireNonNull(desk, "desk is null");
        this.answers = requireNonNull(answers, "answers is null");
    }

    APIGatewayV2HTTPResponse overview(Visit visit) {
        if (visit.opened().isOpen()) {
            return answers.page(
                    200, OverviewPage.of(visit.sheet(desk), rows -> visit.names(desk, rows)));
        }
        desk.views().looked(visit.batch(), visit.approver(), visit.shown());
        return answers.page(200, ResultPage.of(visit.batch(), visit.approver()));
    }

    APIGatewayV2HTTPResponse people(Visit visit, Form query) {
        if (!visit.maySeePeople() || !visit.opened().isOpen()) {
            return answers.seeOther(visit.paths().overview());
        }
        Sheet sheet = visit.sheet(desk);
        PeopleList people =
                PeopleList.of(
                        sheet.view().items(),
                        query.text("q"),
                        page(query),
                        rows -> visit.names(desk, rows),
                        rows -> desk.views().gone(visit.batch().id(), rows));
        return answers.page(200, PeoplePage.of(sheet, people));
    }

    APIGatewayV2HTTPResponse choose(Visit visit, Form form) {
        KeepChoices.Outcome outcome =
                desk.choices().keep(visit.batch().id(), visit.approver(), choices(form));
        return switch (outcome) {
            case KEPT -> answers.seeOther(next(visit, form));
            case TOO_LATE -> answers.seeOther(visit.paths().overview());
            case NOT_ALLOWED ->
                    answers.notice(
                            403,
                            "You may not decide on this list",
                            "You are on it yourself. Nothing was changed.",
                            Optional.of(visit.paths()));
        };
    }

    private static String next(Visit visit, Form form) {
        int page = page(form);
        return switch (form.text("then")) {
            case "review" -> visit.paths().review(Vote.Scope.PART);
            case "next" -> visit.paths().people(form.text("q"), page + 1);
            default -> visit.paths().people(form.text("q"), page);
        };
    }

    private static int page(Form form) {
        return form.value("page")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(1);
    }

    private static Map<Target, Choice> choices(Form form) {
        Map<Target, Choice> choices = new HashMap<>();
        form.fields()
                .forEach((name, value) -> {
                    if (name.startsWith(PeoplePage.CHOICE)) {
                        String id = name.substring(PeoplePage.CHOICE.length());
                        target(id)
                                .ifPresent(target ->
                                        choice(value)
                                                .ifPresent(choice -> choices.put(target, choice)));
                    }
                });
        return choices;
    }

    private static Optional<Target> target(String text) {
        try {
            return Optional.of(Target.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Optional<Choice> choice(String text) {
        for (Choice choice : Choice.values()) {
            if (choice.name().equals(text)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
