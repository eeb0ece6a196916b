package dev.rollcall.function.page;

import static dev.rollcall.function.page.Layout.paragraph;
import static dev.rollcall.function.page.Layout.section;

import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whom a release would meet, one by one, as long as that can be read. */
final class ReleasedPeople {
    private static final int SHOWN = 25;

    private ReleasedPeople() {}

    static Html of(
            Sheet sheet,
            List<HeldItem> released,
            Function<List<HeldItem>, Map<PersonId, Profile>> names) {
        if (released.isEmpty()) {
            return Html.nothing();
        }
        List<HeldItem> rows = released.subList(0, Math.min(SHOWN, released.size()));
        Map<PersonId, Profile> known = names.apply(rows);
        int more = released.size() - rows.size();
        return section(
                "whom",
                "Who this is done to",
                Html.tag("ul")
                        .with("class", "whom")
                        .of(rows.stream().map(item -> one(sheet, item, known)).toList()),
                more == 0
                        ? Html.nothing()
                        : paragraph("And " + more + " more: everybody on the list of people."));
    }

    private static Html one(Sheet sheet, HeldItem item, Map<PersonId, Profile> known) {
        Target target = item.change().target();
        Html account =
                Html.all(
                        BatchParts.code(target.whom().toString()),
                        Html.text(target.entitlement().isPresent() ? " " : ""),
                        BatchParts.thing(sheet, target));
        return Html.tag("li")
                .of(
                        Optional.ofNullable(known.get(item.person()))
                                .map(profile ->
                                        Html.all(
                                                Html.tag("span")
                                                        .with("class", "name")
                                                        .of(profile.name()),
                                                Html.text(" "),
                                                account))
                                .orElse(account));
    }
}
