package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.button;
import static dev.rollcall.function.page.Layout.notice;
import static dev.rollcall.function.page.Layout.paragraph;
import static dev.rollcall.function.page.Layout.section;

import dev.rollcall.application.approval.Words;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The first page of a link: what waits, why, and the ways to decide. */
public final class OverviewPage {
    private OverviewPage() {}

    /**
     * @param names of those given to it, where they may be shown
     */
    public static String of(Sheet sheet, Function<List<HeldItem>, Map<PersonId, Profile>> names) {
        return Layout.page(
                sheet.changes() + (sheet.size() == 1 ? " waits" : " wait") + " for your decision",
                lead(sheet),
                grown(sheet),
                policyChanged(sheet),
                standing(sheet),
                BatchParts.reach(sheet, names),
                BatchParts.reasons(sheet),
                BatchParts.before(sheet),
                decide(sheet),
                BatchParts.facts(sheet));
    }

    private static Html lead(Sheet sheet) {
        return Html.tag("p")
                .with("class", "lead")
                .of(
                        Html.text(
                                (sheet.size() == 1
                                        ? "It has not been carried out. Decide before "
                                        : "None of them has been carried out. Decide before ")),
                        Html.tag("strong").of(sheet.time(sheet.seal().expiresAt())),
                        Html.text(
                                " ("
                                        + Telling.left(sheet.now(), sheet.seal().expiresAt())
                                        + (sheet.view().last()
                                                ? "); then all of you are asked again."
                                                : "); then the next approvers are asked.")));
    }

    /** Who comes by an older mail must not decide as if it were the list that the mail told of. */
    private static Html grown(Sheet sheet) {
        return sheet.older()
                .map(older ->
                        notice(
                                "info",
                                paragraph(
                                        "Your mail was about an older list, of "
                                                + Words.count(older.kind(), older.size())
                                                + ". More was held since, and this newer list has"
                                                + " taken its place."
                                                + (older.hasVoteOf(sheet.approver().id())
                                                        ? " What you decided on the older one does"
                                                                + " not count here: decide again."
                                                        : ""))))
                .orElse(Html.nothing());
    }

    /** The list stays what was sealed; each of its people is looked at under the policy of then. */
    private static Html policyChanged(Sheet sheet) {
        return sheet.view().policyChanged()
                ? notice(
                        "info",
                        paragraph(
                                "The policy has changed since this list was made. What you release"
                                        + " of it is carried out all the same; only whoever is"
                                        + " protected by now is left alone."))
                : Html.nothing();
    }

    private static Html standing(Sheet sheet) {
        if (sheet.view().onList()) {
            return notice(
                    "warning",
                    paragraph(
                            "You are on this list yourself. You may look at it; another approver"
                                    + " must decide."));
        }
        return switch (sheet.access()) {
            case SIGNED_IN -> Html.nothing();
            case NOT_SIGNED_IN -> signIn(sheet);
            case LINK_ONLY ->
                    notice(
                            "warning",
                            paragraph(
                                    "Nobody signs in here: whoever has this link decides in your"
                                        + " name. That is weaker than a sign-in, so names are not"
                                        + " shown. Do not forward the link."));
        };
    }

    private static Html signIn(Sheet sheet) {
        return notice(
                "info",
                paragraph("Sign in to see who is on the list and to decide."),
                sheet.paths()
                        .form(
                                sheet.paths().signIn(),
                                Html.tag("button").with("class", "button primary").of("Sign in")));
    }

    private static Html decide(Sheet sheet) {
        if (!sheet.maySeePeople()) {
            return Html.nothing();
        }
        Html people =
                Html.tag("p")
                        .of(
                                button(
                                        sheet.paths().people(),
                                        "primary",
                                        sheet.size() == 1
                                                ? "See the person"
                                                : "See the "
                                                        + Words.count(
                                                                sheet.batch().kind(),
                                                                sheet.size())));
        if (!sheet.mayDecide()) {
            return section("people", "The list", people);
        }
        return section(
                "decide",
                "Decide",
                paragraph(
                        "Look at the people first. Each way below leads to a page that shows"
                                + " exactly what it would do; nothing is decided before you type a"
                                + " phrase there."),
                people,
                Html.tag("ul")
                        .with("class", "ways")
                        .of(
                                way(sheet, Vote.Scope.ALL, "Release all", all(sheet)),
                                way(sheet, Vote.Scope.PART, "Release a part", part(sheet)),
                                way(
                                        sheet,
                                        Vote.Scope.NONE,
                                        "Reject",
                                        rejected(sheet.batch().kind()))));
    }

    private static String rejected(ChangeKind kind) {
        return kind == ChangeKind.DEACTIVATE
                ? "Nothing is carried out. They keep their accounts, and unless the source keeps"
                        + " them out they can sign in again, until the list comes back later."
                : "Nothing is carried out. Everything stays as it is in Slack, until the list comes"
                        + " back later.";
    }

    private static String all(Sheet sheet) {
        int marked = sheet.view().markedOtherwise();
        return sheet.changes()
                + (sheet.size() == 1 ? " is" : " are")
                + " carried out"
                + (marked == 0
                        ? "."
                        : ", also " + Telling.people(marked) + " whom you have marked otherwise.");
    }

    private static String part(Sheet sheet) {
        long released =
                sheet.view().draft().choices().values().stream()
                        .filter(choice -> choice == Choice.RELEASE)
                        .count();
        return released == 0
                ? "Some are carried out: mark them among the people first."
                : released == 1
                        ? "The one whom you have marked so far is carried out."
                        : "The " + released + " whom you have marked so far are carried out.";
    }

    private static Html way(Sheet sheet, Vote.Scope scope, String name, String what) {
        return Html.tag("li")
                .of(button(sheet.paths().review(scope), "plain", name), Html.tag("span").of(what));
    }
}
