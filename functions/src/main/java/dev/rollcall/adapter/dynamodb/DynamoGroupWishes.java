package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.GroupWishes;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Wishes in the table, beside the lock of what they are about. */
public final class DynamoGroupWishes implements GroupWishes {
    private static final String NOT_NEWER = Write.ABSENT + " OR #generation <= :generation";

    private final Table table;

    public DynamoGroupWishes(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void make(String object, Wish wish) {
        table.put(
                new Write.Put(
                        Attributes.at(Keys.wish(object, wish.account()))
                                .with(HintAttributes.of(wish.ticket().person()))
                                .with("generation", wish.ticket().generation())
                                .with("account", wish.account().value())
                                .with("caseId", wish.caseId().value())
                                .with("since", wish.since())
                                .with("here", wish.here())
                                .with("at", wish.at())
                                .with("expiresAt", wish.at().plus(KEPT).getEpochSecond() + 1),
                        NOT_NEWER,
                        generation(wish)));
    }

    @Override
    public List<Wish> of(String object, Instant now) {
        return table.beginning(Keys.wishes(object)).stream()
                .map(DynamoGroupWishes::wish)
                .filter(wish -> wish.at().plus(KEPT).isAfter(now))
                .sorted(
                        Comparator.comparing(Wish::since)
                                .thenComparing(wish -> wish.account().value()))
                .toList();
    }

    @Override
    public void drop(String object, Wish wish) {
        table.delete(
                new Write.Delete(Keys.wish(object, wish.account()), NOT_NEWER, generation(wish)));
    }

    private static Attributes generation(Wish wish) {
        return Attributes.none().with("generation", wish.ticket().generation());
    }

    private static Wish wish(Attributes item) {
        return new Wish(
                new AccountId(item.text("account")),
                new CaseId(item.text("caseId")),
                new Runs.Ticket(HintAttributes.person(item), item.number("generation")),
                item.instant("since"),
                item.instant("here"),
                item.instant("at"));
    }
}
