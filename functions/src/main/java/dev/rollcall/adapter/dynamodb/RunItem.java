package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;

/**
 * The item that says who works on a person: {@code generation}, {@code wanted}, {@code firstHint},
 * {@code caseId} and, as long as a generation is at work, {@code until} and a place in the index.
 */
final class RunItem {
    static final Shards SHARDS = Shards.spread("RUN");
    static final Shards PUT_OFF_SHARDS = Shards.spread("RUN#PUT-OFF");
    static final String SET_UNTIL = "#until = :until, " + PendingIndex.SET;
    static final String REMOVE_UNTIL = "#until, " + PendingIndex.REMOVE;

    /** Holds while the ticket's generation is at work: the fence. */
    private static final String CURRENT = "#generation = :generation AND " + PendingIndex.IS_IN;

    private RunItem() {}

    static boolean isCurrent(Attributes item, Runs.Ticket ticket) {
        return item.has(PendingIndex.SHARD) && item.number("generation") == ticket.generation();
    }

    static Runs.Ticket ticket(Attributes item) {
        return new Runs.Ticket(HintAttributes.person(item), item.number("generation"));
    }

    static Hint firstHint(Attributes item) {
        return HintAttributes.hint(item.nested("firstHint"));
    }

    static Attributes until(PersonId person, Instant until) {
        return until(SHARDS, person, until);
    }

    /** Where it waits behind all that died, until it is claimed or given up again. */
    static Attributes putOff(PersonId person, Instant until) {
        return until(PUT_OFF_SHARDS, person, until);
    }

    private static Attributes until(Shards shards, PersonId person, Instant until) {
        return PendingIndex.attributes(shards.of(person.value()), until).with("until", until);
    }

    /** The fence as part of a transaction: at work, and no more looks wanted than were seen. */
    static Write.Check fence(Runs.Ticket ticket, long seen) {
        return new Write.Check(
                Keys.run(ticket.person()),
                CURRENT + " AND #wanted <= :seen",
                generation(ticket).with("seen", seen));
    }

    /** A change of the ticket's generation; refused if that is not at work. */
    static Write.Update ifCurrent(
            Runs.Ticket ticket, String expression, String andCondition, Attributes values) {
        return new Write.Update(
                Keys.run(ticket.person()),
                expression,
                CURRENT + andCondition,
                values.with(generation(ticket)));
    }

    static Write.Put first(Hint hint, Instant due) {
        return Write.Put.ifAbsent(
                Attributes.at(Keys.run(hint.person()))
                        .with(HintAttributes.of(hint.person()))
                        .with("generation", 1)
                        .with("wanted", 1)
                        .with("firstHint", HintAttributes.of(hint))
                        .with(until(hint.person(), due)));
    }

    /** One more look, by the generation at work or by a new one. */
    static Write.Update oneMore(Attributes present, Hint hint, Instant due) {
        if (!present.has(PendingIndex.SHARD)) {
            return begin(present, hint, due);
        }
        boolean earlier = hint.published().isBefore(firstHint(present).published());
        return earlier ? joinAsFirst(present, hint) : join(present, hint);
    }

    private static Write.Update begin(Attributes present, Hint hint, Instant due) {
        return new Write.Update(
                Keys.run(hint.person()),
                "SET #generation = :next, #wanted = #wanted + :one, #firstHint = :hint, "
                        + SET_UNTIL,
                "#generation = :generation AND " + PendingIndex.IS_NOT_IN,
                until(hint.person(), due)
                        .with("generation", present.number("generation"))
                        .with("next", present.number("generation") + 1)
                        .with("one", 1)
                        .with("hint", HintAttributes.of(hint)));
    }

    private static Write.Update join(Attributes present, Hint hint) {
        return ifCurrent(
                new Runs.Ticket(hint.person(), present.number("generation")),
                "SET #wanted = #wanted + :one",
                "",
                Attributes.none().with("one", 1));
    }

    private static Write.Update joinAsFirst(Attributes present, Hint hint) {
        return ifCurrent(
                new Runs.Ticket(hint.person(), present.number("generation")),
                "SET #wanted = #wanted + :one, #firstHint = :hint",
                " AND #firstHint = :was",
                Attributes.none()
                        .with("one", 1)
                        .with("hint", HintAttributes.of(hint))
                        .with("was", present.nested("firstHint")));
    }

    private static Attributes generation(Runs.Ticket ticket) {
        return Attributes.none().with("generation", ticket.generation());
    }
}
