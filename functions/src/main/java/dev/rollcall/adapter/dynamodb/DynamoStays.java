package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Stays;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.domain.stay.Told;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stays in the table, an item each; whose end is to come is found by the index. */
public final class DynamoStays implements Stays {
    private static final Shards SHARDS = Shards.spread("STAY");
    private static final String LOOK_AT = "lookAt";
    private static final String OPEN = "open";
    private static final String TOLD = "told";

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
                        .with(OPEN, words(stay))
                        .with(TOLD, told(stay));
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

    private static Attributes told(StayRecord stay) {
        Attributes told = Attributes.none();
        for (Map.Entry<Told, Instant> one : stay.told().entrySet()) {
            told = told.with(one.getKey().topic() + " " + one.getKey().what(), one.getValue());
        }
        return told;
    }

    private static Map<Told, Instant> told(Attributes told) {
        return told.values().keySet().stream()
                .collect(Collectors.toUnmodifiableMap(DynamoStays::toldOf, told::instant));
    }

    private static Told toldOf(String word) {
        int blank = word.indexOf(' ');
        return new Told(Told.Topic.valueOf(word.substring(0, blank)), word.substring(blank + 1));
    }

    private static StayRecord read(Attributes item) {
        return new StayRecord(
                HintAttributes.person(item),
                item.instantIfAny(LOOK_AT),
                Optional.of(item.text(OPEN)).filter(open -> !open.isEmpty()).stream()
                        .flatMap(open -> Arrays.stream(open.split(" ", -1)))
                        .map(StayFinding::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                told(item.nested(TOLD)));
    }
}
