package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Escalations in the table, found again by the index until they are sent. */
public final class DynamoOutbox implements Outbox {
    private static final Shards SHARDS = Shards.one("OUTBOX");

    /** So long an escalation that was sent is known, and not sent again. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Table table;

    public DynamoOutbox(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public void put(Waiting waiting) {
        Escalation escalation = waiting.escalation();
        table.put(
                Write.Put.ifAbsent(
                        Attributes.at(Keys.outbox(waiting.id()))
                                .with("id", waiting.id())
                                .with("about", escalation.about())
                                .with("reason", escalation.reason())
                                .with("whatToDo", escalation.whatToDo())
                                .with("facts", of(escalation.facts()))
                                .with("at", waiting.at())
                                .with("keptUntil", waiting.at().plus(KEPT).getEpochSecond())
                                .with(
                                        PendingIndex.attributes(
                                                SHARDS.of(waiting.id()), waiting.at()))));
    }

    @Override
    public List<Waiting> waiting(int limit) {
        return PendingIndex.oldest(table, SHARDS, limit, _ -> true).stream()
                .map(DynamoOutbox::read)
                .toList();
    }

    /** From now on the item may expire, and no sooner: nothing unsent is ever forgotten. */
    @Override
    public void sent(Waiting waiting) {
        table.update(
                new Write.Update(
                        Keys.outbox(waiting.id()),
                        "SET #expiresAt = #keptUntil REMOVE " + PendingIndex.REMOVE,
                        Write.PRESENT,
                        Attributes.none()));
    }

    private static Waiting read(Attributes item) {
        return new Waiting(
                item.text("id"),
                new Escalation(
                        item.text("about"),
                        item.text("reason"),
                        item.text("whatToDo"),
                        facts(item.nested("facts"))),
                item.instant("at"));
    }

    private static Attributes of(SortedMap<String, String> facts) {
        Attributes attributes = Attributes.none();
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            attributes = attributes.with(fact.getKey(), fact.getValue());
        }
        return attributes;
    }

    private static SortedMap<String, String> facts(Attributes stored) {
        SortedMap<String, String> facts = new TreeMap<>();
        stored.values().keySet().forEach(name -> facts.put(name, stored.text(name)));
        return facts;
    }
}
