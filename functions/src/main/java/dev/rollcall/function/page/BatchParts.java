package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.fact;
import static dev.rollcall.function.page.Layout.list;
import static dev.rollcall.function.page.Layout.paragraph;
import static dev.rollcall.function.page.Layout.section;

import dev.rollcall.application.approval.Words;
import dev.rollcall.application.port.Breaker.AdmittedLately;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Parts about a batch that several pages show. */
final class BatchParts {
    private static final int FEW = 5;

    private BatchParts() {}

    static Html reach(Sheet sheet, Function<List<HeldItem>, Map<PersonId, Profile>> names) {
        return section(
                "reach",
                "If you release all",
                statements(sheet.view().reach(sheet.view().items())),
                sheet.namesShown() ? among(sheet.view().items(), names) : Html.nothing(),
                sheet.batch().kind() == ChangeKind.DEACTIVATE
                        ? paragraph(untilDecided(sheet.view().staySignedIn()))
                        : Html.nothing());
    }

    private static String untilDecided(boolean staySignedIn) {
        return staySignedIn
                ? "Until somebody decides they keep their accounts and stay signed in: Slack's plan"
                        + " has no API to sign them out. Have them signed out by hand."
                : "Until somebody decides they keep their accounts. Slack was asked to sign them"
                        + " out everywhere when they were held; each is looked at in turn.";
    }

    /** One alone needs no bullet. */
    private static Html statements(List<String> statements) {
        return statements.size() == 1 ? paragraph(statements.getFirst()) : list(statements);
    }

    /** Names a few, so that a list of the wrong people is seen at a glance. */
    private static Html among(
            List<HeldItem> items, Function<List<HeldItem>, Map<PersonId, Profile>> names) {
        List<HeldItem> people = onePerPerson(items);
        List<HeldItem> few = people.subList(0, Math.min(FEW, people.size()));
        Map<PersonId, Profile> known = names.apply(few);
        String named =
                few.stream()
                        .map(item ->
                                Optional.ofNullable(known.get(item.person()))
                                        .map(Profile::name)
                                        .orElse(item.change().whom().toString()))
                        .collect(Collectors.joining(", "));
        int more = people.size() - few.size();
        return paragraph("They are " + named + (more == 0 ? "." : " and " + more + " more."));
    }

    private static List<HeldItem> onePerPerson(List<HeldItem> items) {
        Map<PersonId, HeldItem> people = new LinkedHashMap<>();
        items.forEach(item -> people.putIfAbsent(item.person(), item));
        return List.copyOf(people.values());
    }

    static Html reasons(Sheet sheet) {
        Map<HoldReason, Long> counts =
                sheet.view().items().stream()
                        .flatMap(item -> item.reasons().stream())
                        .collect(
                                Collectors.groupingBy(
                                        reason -> reason, TreeMap::new, Collectors.counting()));
        return section(
                "why",
                "Why it was held",
                statements(
                        counts.entrySet().stream()
                                .map(count ->
                                        sentence(Words.reason(count.getKey()))
                                                + ": "
                                                + Words.count(
                                                        sheet.batch().kind(),
                                                        count.getValue().intValue()))
                                .toList()));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What was carried out of the same storm before the breaker held. */
    static Html before(Sheet sheet) {
        List<AdmittedLately> admitted = sheet.view().admittedBefore();
        if (admitted.isEmpty()) {
            return section(
                    "before",
                    "What was carried out before",
                    paragraph("Nothing in the hour before the first was held, and nothing since."));
        }
        return section(
                "before",
                "What was carried out before",
                paragraph(
                        Telling.changes(sheet.batch().kind(), admitted.size())
                                + " went through in the hour before the first was held, or since."
                                + " Deciding here undoes none of it. Where the source was wrong"
                                + " about these too, they have to be restored."),
                sheet.maySeePeople() ? accounts(sheet, admitted) : Html.nothing());
    }

    private static Html accounts(Sheet sheet, List<AdmittedLately> admitted) {
        return Html.tag("details")
                .of(
                        Html.tag("summary").of("Show the accounts"),
                        Html.tag("table")
                                .of(
                                        Html.tag("caption").of("Carried out, the newest first"),
                                        Html.tag("thead")
                                                .of(
                                                        Html.tag("tr")
                                                                .of(
                                                                        column("Account"),
                                                                        ofThings(admitted)
                                                                                ? column("What")
                                                                                : Html.nothing(),
                                                                        column("Time"))),
                                        Html.tag("tbody")
                                                .of(
                                                        admitted.stream()
                                                                .map(one -> row(sheet, one))
                                                                .toList())));
    }

    private static boolean ofThings(List<AdmittedLately> admitted) {
        return admitted.stream().anyMatch(one -> one.target().entitlement().isPresent());
    }

    /** What people call the thing, and its id, for the id decides. */
    static Html thing(Sheet sheet, Target target) {
        return target.entitlement()
                .map(thing -> {
                    String label = sheet.view().labels().of(thing);
                    return label.isEmpty()
                            ? code(thing.key())
                            : Html.all(
                                    Html.text(label + " "),
                                    Html.tag("span").with("class", "detail").of(code(thing.key())));
                })
                .orElse(Html.nothing());
    }

    private static Html row(Sheet sheet, AdmittedLately one) {
        return Html.tag("tr")
                .of(
                        Html.tag("th")
                                .with("scope", "row")
                                .of(Html.tag("code").of(one.target().whom().toString())),
                        one.target().entitlement().isEmpty()
                                ? Html.nothing()
                                : Html.tag("td").of(thing(sheet, one.target())),
                        Html.tag("td").of(sheet.moment(one.at())));
    }

    static Html column(String name) {
        return Html.tag("th").with("scope", "col").of(name);
    }

    static Html facts(Sheet sheet) {
        List<List<Html>> rows = new ArrayList<>();
        rows.add(fact("Asked for by", Telling.requester(sheet.view().items())));
        rows.add(fact("Held since", sheet.time(sheet.batch().firstAt())));
        rows.add(fact("Decide before", sheet.time(sheet.seal().expiresAt())));
        rows.add(
                fact(
                        "Approvers needed",
                        sheet.seal().quorum() == 1
                                ? "one"
                                : "two; what both release is carried out. Decided so far: "
                                        + sheet.batch().votes().size()));
        if (sheet.batch().level() > 0) {
            rows.add(fact("Asked before", "yes, and too few decided in time"));
        }
        sheet.batch()
                .supersedes()
                .ifPresent(old -> rows.add(fact("Takes the place of", code(old.value()))));
        rows.add(fact("Batch", code(sheet.batch().id().value())));
        rows.add(fact("Digest of the list", code(sheet.seal().digest())));
        rows.add(fact("You are", sheet.approver().id().value()));
        return section("facts", "About this list", Layout.facts(rows));
    }

    static Html code(String value) {
        return Html.tag("code").of(value);
    }
}
