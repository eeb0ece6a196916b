package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Stays;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRecord;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stays in the table, an item each; whose end is to come is found by the index. */
public final class DynamoStays implements Stays {
    private static final Shards SHARDS = Shards.spread("STAY");
    private static final String LOOK_AT = "lookAt";
    private static final String OPEN = "open";

    private final Table table;

    public DynamoStays(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public StayRecord of(PersonId person) {
        return table.get(Keys.stay(person))
                .map(DynamoStays::read)
                .orElseGet(() -> StayRecord.settled(person));
    }

    @Override
    public void keep(StayRecord stay) {
        if (stay.isSettled()) {
            table.delete(Write.Delete.always(Keys.stay(stay.person())));
            return;
        }
        Attributes item =
                Attributes.at(Keys.stay(stay.person()))
                        .with(HintAttributes.of(stay.person()))
                        .with(OPEN, words(stay));
        table.put(Write.Put.always(stay.lookAt().map(at -> due(item, stay, at)).orElse(item)));
    }

    @Override
    public List<StayRecord> due(Instant now, int limit) {
        return PendingIndex.oldest(
                        table, SHARDS, limit, item -> !item.instant(LOOK_AT).isAfter(now))
                .stream()
                .map(DynamoStays::read)
                .toList();
    }

    @Override
    public void asked(StayRecord due) {
        due.lookAt()
                .ifPresent(at ->
                        table.update(
                                new Write.Update(
                                        Keys.stay(due.person()),
                                        "REMOVE #lookAt, " + PendingIndex.REMOVE,
                                        "#lookAt = :lookAt",
                                        Attributes.none().with(LOOK_AT, at))));
    }

    private static Attributes due(Attributes item, StayRecord stay, Instant at) {
        return item.with(LOOK_AT, at)
                .with(PendingIndex.attributes(SHARDS.of(stay.person().value()), at));
    }

    private static String words(StayRecord stay) {
        return stay.open().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    private static StayRecord read(Attributes item) {
        return new StayRecord(
                HintAttributes.person(item),
                item.instantIfAny(LOOK_AT),
                Optional.of(item.text(OPEN)).filter(open -> !open.isEmpty()).stream()
                        .flatMap(open -> Arrays.stream(open.split(" ", -1)))
                        .map(StayFinding::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
