package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.button;
import static dev.rollcall.function.page.Layout.link;
import static dev.rollcall.function.page.Layout.list;
import static dev.rollcall.function.page.Layout.paragraph;
import static dev.rollcall.function.page.Layout.section;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.CastVote;
import dev.rollcall.application.approval.Words;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What one way of deciding would do, and the form that does it. */
public final class ReviewPage {
    private ReviewPage() {}

    /**
     * What is being decided, and what was entered so far.
     *
     * @param rest what becomes of what is not released
     * @param until the day until which "not now" lasts, as entered
     * @param complaint what was wrong with what was sent
     */
    public record Draft(
            Vote.Scope scope, Optional<Choice> rest, String until, Optional<String> complaint) {
        public Draft {
            requireNonNull(scope, "scope is null");
            requireNonNull(rest, "rest is null");
            requireNonNull(until, "until is null");
            requireNonNull(complaint, "complaint is null");
        }
    }

    /**
     * @param names of those given to it, where they may be shown
     */
    public static String of(
            Sheet sheet, Draft draft, Function<List<HeldItem>, Map<PersonId, Profile>> names) {
        List<HeldItem> released = sheet.view().released(draft.scope());
        Html trail =
                Layout.trail(
                        link(sheet.paths().overview(), "Overview"),
                        link(sheet.paths().people(), "People"));
        if (draft.scope() == Vote.Scope.PART && released.isEmpty()) {
            return Layout.page(
                    "Nobody is chosen yet",
                    trail,
                    paragraph("Mark the people whom you would release, and save."),
                    Html.tag("p").of(button(sheet.paths().people(), "primary", "See the people")));
        }
        return Layout.page(
                title(sheet, draft.scope(), released.size()),
                trail,
                complaint(draft),
                MarkedOtherwise.of(sheet, draft.scope()),
                section("effect", "What this does", list(effects(sheet, draft, released))),
                ReleasedPeople.of(sheet, released, names),
                form(sheet, draft, released));
    }

    private static String title(Sheet sheet, Vote.Scope scope, int released) {
        String changes = Words.changes(sheet.batch().kind(), sheet.size());
        return switch (scope) {
            case ALL -> "Release all " + sheet.size() + " " + changes;
            case PART -> "Release " + released + " of " + sheet.size() + " " + changes;
            case NONE -> "Reject all " + sheet.size() + " " + changes;
        };
    }

    private static Html complaint(Draft draft) {
        return draft.complaint()
                .map(text ->
                        Html.tag("div")
                                .with("class", "notice problem")
                                .with("role", "alert")
                                .with("id", "complaint")
                                .of(paragraph("Nothing was decided. " + text)))
                .orElse(Html.nothing());
    }

    private static List<String> effects(Sheet sheet, Draft draft, List<HeldItem> released) {
        List<String> effects = new ArrayList<>();
        if (!released.isEmpty()) {
            effects.addAll(sheet.view().reach(released));
            effects.add(
                    "Each is looked at again just before it is carried out. Who came back meanwhile"
                            + " is left alone.");
        }
        int rest = sheet.size() - released.size();
        if (rest > 0) {
            effects.add(
                    Telling.changes(sheet.batch().kind(), rest)
                            + (rest == 1 ? " is" : " are")
                            + " not carried out now, and shown to an approver again later.");
        }
        if (sheet.seal().quorum() > 1) {
            effects.add(
                    draft.scope() == Vote.Scope.NONE
                            ? "Two approvers are asked; one who rejects decides for both."
                            : "Two approvers must decide; only what both release is carried out.");
        }
        effects.add("Your decision is final.");
        return effects;
    }

    private static Html form(Sheet sheet, Draft draft, List<HeldItem> released) {
        String phrase = CastVote.phrase(draft.scope(), released.size(), sheet.size());
        String digest = sheet.view().digest(draft.scope());
        return section(
                "confirm",
                "Confirm",
                sheet.paths()
                        .form(
                                sheet.paths().decide(),
                                Paths.hidden(
                                        "scope", draft.scope().name().toLowerCase(Locale.ROOT)),
                                Paths.hidden("digest", digest),
                                released.size() == sheet.size()
                                        ? Paths.hidden("rest", Choice.SOURCE_WRONG.name())
                                        : rest(sheet, draft),
                                typed(draft, phrase),
                                Layout.facts(
                                        List.of(
                                                Layout.fact(
                                                        "Digest of what is released",
                                                        BatchParts.code(digest)))),
                                Html.tag("div")
                                        .with("class", "actions")
                                        .of(
                                                Html.tag("button")
                                                        .with("class", "button " + kind(draft))
                                                        .of(
                                                                draft.scope() == Vote.Scope.NONE
                                                                        ? "Reject"
                                                                        : "Release"),
                                                button(
                                                        sheet.paths().overview(),
                                                        "plain",
                                                        "Back"))));
    }

    private static String kind(Draft draft) {
        return draft.scope() == Vote.Scope.NONE ? "primary" : "grave";
    }

    private static Html typed(Draft draft, String phrase) {
        Html.Tag input =
                Html.tag("input")
                        .with("type", "text")
                        .with("id", "phrase")
                        .with("name", "phrase")
                        .with("autocomplete", "off")
                        .with("autocapitalize", "none")
                        .with("spellcheck", "false")
                        .with("maxlength", "60")
                        .flag("required", true);
        return Html.tag("p")
                .with("class", "field")
                .of(
                        Html.tag("label")
                                .with("for", "phrase")
                                .of(Html.text("To confirm, type "), Html.tag("kbd").of(phrase)),
                        (draft.complaint().isPresent()
                                        ? input.with("aria-describedby", "complaint")
                                        : input)
                                .alone());
    }

    private static Html rest(Sheet sheet, Draft draft) {
        LocalDate today = sheet.now().atZone(sheet.approver().zone()).toLocalDate();
        return Html.tag("fieldset")
                .with("class", "field")
                .of(
                        Html.tag("legend")
                                .of(
                                        draft.scope() == Vote.Scope.NONE
                                                ? "Why not? This goes for everybody whom you have"
                                                        + " not marked singly."
                                                : "And those whom you have not marked?"),
                        option(
                                draft,
                                Choice.SOURCE_WRONG,
                                "The source is wrong",
                                "They come back to an approver when the source says something else,"
                                        + " after a day at the latest."),
                        option(
                                draft,
                                Choice.NOT_NOW,
                                "Right, but not now",
                                "They come back to an approver on the day below."),
                        Html.tag("label").with("for", "until").of("If not now: the day"),
                        Html.tag("input")
                                .with("type", "date")
                                .with("id", "until")
                                .with("name", "until")
                                .with("min", today.plusDays(1).toString())
                                .with("max", today.plusDays(30).toString())
                                .with(
                                        "value",
                                        draft.until().isEmpty()
                                                ? today.plusDays(7).toString()
                                                : draft.until())
                                .alone());
    }

    private static Html option(Draft draft, Choice choice, String name, String what) {
        return Html.tag("label")
                .with("class", "option")
                .of(
                        Html.tag("input")
                                .with("type", "radio")
                                .with("name", "rest")
                                .with("value", choice.name())
                                .flag("checked", draft.rest().filter(choice::equals).isPresent())
                                .flag("required", true)
                                .alone(),
                        Html.tag("span")
                                .of(
                                        Html.tag("span").with("class", "name").of(name),
                                        Html.tag("span").with("class", "detail").of(what)));
    }
}
