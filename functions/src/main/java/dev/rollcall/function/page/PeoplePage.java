package dev.rollcall.function.page;

import static dev.rollcall.function.page.BatchParts.column;
import static dev.rollcall.function.page.Layout.button;
import static dev.rollcall.function.page.Layout.link;
import static dev.rollcall.function.page.Layout.paragraph;

import dev.rollcall.application.approval.Words;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.person.Profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people of a batch, a page at a time, grouped by reason. */
public final class PeoplePage {
    /** The choice for an item is sent under this name and the item's target. */
    public static final String CHOICE = "choice-";

    private PeoplePage() {}

    public static String of(Sheet sheet, PeopleList people) {
        return Layout.page(
                "Who is on the list",
                Layout.trail(link(sheet.paths().overview(), "Back to the overview")),
                search(sheet, people),
                Html.tag("p").with("role", "status").of(found(sheet, people)),
                people.rows().isEmpty() ? Html.nothing() : rows(sheet, people),
                pages(sheet, people));
    }

    private static Html search(Sheet sheet, PeopleList people) {
        String label = sheet.namesShown() ? "Name, e-mail or id" : "Id";
        return Html.tag("form")
                .with("method", "get")
                .with("action", sheet.paths().people())
                .with("role", "search")
                .with("class", "search")
                .of(
                        Html.tag("label").with("for", "q").of(label),
                        Html.tag("input")
                                .with("type", "search")
                                .with("id", "q")
                                .with("name", "q")
                                .with("maxlength", "100")
                                .with("autocomplete", "off")
                                .with("value", people.search())
                                .alone(),
                        Html.tag("button").with("class", "button plain").of("Search"));
    }

    private static String found(Sheet sheet, PeopleList people) {
        String all = Words.count(sheet.batch().kind(), people.found());
        return people.search().isEmpty()
                ? all + ", page " + people.page() + " of " + people.pages()
                : all + " found, page " + people.page() + " of " + people.pages();
    }

    private static Html rows(Sheet sheet, PeopleList people) {
        List<Html> tables = new ArrayList<>();
        byReason(people)
                .forEach((reasons, rows) -> tables.add(table(sheet, people, reasons, rows)));
        if (!sheet.mayDecide()) {
            return Html.all(tables);
        }
        return sheet.paths()
                .form(
                        sheet.paths().choose(),
                        Paths.hidden("page", Integer.toString(people.page())),
                        Paths.hidden("q", people.search()),
                        paragraph(
                                "Mark whom you would release. Who is not marked is treated as you"
                                    + " say on the next page. Save before you leave this page."),
                        Html.all(tables),
                        Html.tag("div")
                                .with("class", "actions")
                                .of(
                                        save("primary", "review", "Save and review"),
                                        people.page() < people.pages()
                                                ? save("plain", "next", "Save, next page")
                                                : Html.nothing(),
                                        save("plain", "stay", "Save")));
    }

    private static Html save(String kind, String then, String text) {
        return Html.tag("button")
                .with("class", "button " + kind)
                .with("name", "then")
                .with("value", then)
                .of(text);
    }

    private static Map<Set<HoldReason>, List<HeldItem>> byReason(PeopleList people) {
        Map<Set<HoldReason>, List<HeldItem>> groups = new LinkedHashMap<>();
        people.rows()
                .forEach(item ->
                        groups.computeIfAbsent(item.reasons(), _ -> new ArrayList<>()).add(item));
        return groups;
    }

    private static Html table(
            Sheet sheet, PeopleList people, Set<HoldReason> reasons, List<HeldItem> rows) {
        List<Html> columns = new ArrayList<>();
        columns.add(column(sheet.namesShown() ? "Person" : "Person's id"));
        columns.add(column("Account"));
        boolean things = rows.stream().anyMatch(item -> item.change().entitlement().isPresent());
        if (things) {
            columns.add(column("What"));
        }
        columns.add(column("Changed in the source"));
        if (sheet.mayDecide()) {
            columns.add(column("Your choice"));
        }
        return Html.tag("table")
                .with("class", "people")
                .of(
                        Html.tag("caption")
                                .of(
                                        "Held because: "
                                                + Telling.reasons(reasons)
                                                + " ("
                                                + rows.size()
                                                + " on this page)"),
                        Html.tag("thead").of(Html.tag("tr").of(columns)),
                        Html.tag("tbody")
                                .of(rows.stream().map(item -> row(sheet, people, item)).toList()));
    }

    private static Html row(Sheet sheet, PeopleList people, HeldItem item) {
        Target target = item.change().target();
        List<Html> cells = new ArrayList<>();
        cells.add(Html.tag("th").with("scope", "row").of(who(people, item)));
        cells.add(cell("Account", account(target.whom())));
        if (target.entitlement().isPresent()) {
            cells.add(cell("What", BatchParts.thing(sheet, target)));
        }
        cells.add(cell("Changed", sheet.moment(item.changedAt())));
        if (sheet.mayDecide()) {
            cells.add(cell("Your choice", choice(sheet, people, item)));
        }
        return Html.tag("tr").of(cells);
    }

    private static Html cell(String label, Html value) {
        return Html.tag("td").with("data-label", label).of(value);
    }

    private static Html account(Whom whom) {
        return switch (whom) {
            case Whom.Owner(AccountId id) -> BatchParts.code(id.value());
            case Whom.Newcomer _ -> Html.tag("span").with("class", "detail").of("none yet");
        };
    }

    private static Html who(PeopleList people, HeldItem item) {
        Optional<Profile> known = people.profile(item);
        Html id = Html.tag("code").of(item.person().value());
        return known.map(profile ->
                        Html.all(
                                Html.tag("span").with("class", "name").of(profile.name()),
                                Html.tag("span").with("class", "detail").of(profile.email()),
                                Html.tag("span").with("class", "detail").of(id)))
                .orElse(id);
    }

    private static Html choice(Sheet sheet, PeopleList people, HeldItem item) {
        Target target = item.change().target();
        if (people.gone().contains(target)) {
            return Html.tag("span")
                    .with("class", "detail")
                    .of("Does not wait any more: came back, or is on a newer list.");
        }
        Optional<Choice> chosen = Optional.ofNullable(sheet.view().draft().choices().get(target));
        String name = people.profile(item).map(Profile::name).orElse(target.whom().toString());
        List<Html> parts = new ArrayList<>();
        parts.add(
                Html.tag("legend")
                        .with("class", "unseen")
                        .of("Choice for " + name + of(sheet, target)));
        for (Choice choice : Choice.values()) {
            parts.add(
                    Html.tag("label")
                            .of(
                                    Html.tag("input")
                                            .with("type", "radio")
                                            .with("name", CHOICE + target)
                                            .with("value", choice.name())
                                            .flag(
                                                    "checked",
                                                    chosen.filter(choice::equals).isPresent())
                                            .alone(),
                                    Html.text(" " + Telling.choice(choice))));
        }
        return Html.tag("fieldset").of(parts);
    }

    /** Somebody may stand on the list several times, and the spoken name tells which it is. */
    private static String of(Sheet sheet, Target target) {
        return target.entitlement()
                .map(thing -> " in " + sheet.view().labels().orKey(thing))
                .orElse("");
    }

    private static Html pages(Sheet sheet, PeopleList people) {
        if (people.pages() == 1) {
            return Html.nothing();
        }
        List<Html> links = new ArrayList<>();
        if (people.page() > 1) {
            links.add(page(sheet, people, people.page() - 1, "Previous page"));
        }
        if (people.page() < people.pages()) {
            links.add(page(sheet, people, people.page() + 1, "Next page"));
        }
        return Html.tag("nav").with("aria-label", "Pages").with("class", "actions").of(links);
    }

    private static Html page(Sheet sheet, PeopleList people, int number, String text) {
        return button(sheet.paths().people(people.search(), number), "plain", text);
    }
}
