package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who works on whom, one item per person. Every method is one conditional write (or read) that
 * names the generation, so whoever lost the person changes nothing.
 *
 * <p>The SDK repeats a call that got no answer, though the first may have taken effect. All of this
 * bears it: a repeated {@code want} asks for one look too many; a repeated {@code renew} finds the
 * generation gone and returns empty, and the sweep finds the new one when it is due.
 */
public final class DynamoRuns implements Runs {
    /** Each lost race of {@link #want} shows the row that won, so few tries are enough. */
    private static final int RACES = 20;

    private final Table table;

    public DynamoRuns(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Ticket want(Hint hint, Instant due) {
        Written written = table.put(RunItem.first(hint, due));
        for (int race = 0; race < RACES; race++) {
            switch (written) {
                case Written.Done(Attributes item) -> {
                    return RunItem.ticket(item);
                }
                case Written.Refused(Attributes present) ->
                        written = table.update(RunItem.oneMore(present, hint, due));
            }
        }
        throw new PortFailure.Unavailable("Asking for a look at a person lost every race");
    }

    @Override
    public Claim claim(Ticket ticket, CaseId ifNone, Instant leaseUntil) {
        Written written =
                table.update(
                        RunItem.ifCurrent(
                                ticket,
                                "SET #caseId = if_not_exists(#caseId, :caseId), "
                                        + RunItem.SET_UNTIL,
                                "",
                                RunItem.until(ticket.person(), leaseUntil)
                                        .with("caseId", ifNone.value())));
        return switch (written) {
            case Written.Done(Attributes item) ->
                    new Claim.Claimed(new CaseId(item.text("caseId")), RunItem.firstHint(item));
            case Written.Refused _ -> new Claim.Stale();
        };
    }

    @Override
    public Optional<CaseId> openCase(PersonId person) {
        return table.get(Keys.run(person))
                .flatMap(item -> item.textIfAny("caseId"))
                .map(CaseId::new);
    }

    @Override
    public Optional<Long> wanted(Ticket ticket) {
        return table.get(Keys.run(ticket.person()))
                .filter(item -> RunItem.isCurrent(item, ticket))
                .map(item -> item.number("wanted"));
    }

    @Override
    public boolean release(Ticket ticket, long seen, boolean caseClosed) {
        Written written =
                table.update(
                        RunItem.ifCurrent(
                                ticket,
                                "REMOVE " + RunItem.REMOVE_UNTIL + (caseClosed ? ", #caseId" : ""),
                                " AND #wanted <= :seen",
                                Attributes.none().with("seen", seen)));
        return switch (written) {
            case Written.Done _ -> true;
            case Written.Refused(Attributes present)
                    when present.isEmpty() || !RunItem.isCurrent(present, ticket) ->
                    true;
            case Written.Refused(Attributes present) -> {
                if (caseClosed) {
                    dropCase(ticket, present);
                }
                yield false;
            }
        };
    }

    /** Drops the case that was open just now, and no other: a repeated step may come late. */
    private void dropCase(Ticket ticket, Attributes present) {
        Optional<String> caseId = present.textIfAny("caseId");
        caseId.ifPresent(open ->
                table.update(
                        RunItem.ifCurrent(
                                ticket,
                                "REMOVE #caseId",
                                " AND #caseId = :caseId",
                                Attributes.none().with("caseId", open))));
    }

    @Override
    public Optional<Ticket> renew(Ticket ticket, Instant due) {
        return next(ticket, RunItem.until(ticket.person(), due));
    }

    @Override
    public Optional<Ticket> putOff(Ticket ticket, Instant due) {
        return next(ticket, RunItem.putOff(ticket.person(), due));
    }

    private Optional<Ticket> next(Ticket ticket, Attributes until) {
        Written written =
                table.update(
                        RunItem.ifCurrent(
                                ticket,
                                "SET #generation = :next, " + RunItem.SET_UNTIL,
                                "",
                                until.with("next", ticket.generation() + 1)));
        return switch (written) {
            case Written.Done(Attributes item) -> Optional.of(RunItem.ticket(item));
            case Written.Refused _ -> Optional.empty();
        };
    }

    @Override
    public List<Lapsed> lapsed(Instant now, int limit) {
        List<Lapsed> lapsed = new ArrayList<>(lapsed(RunItem.SHARDS, now, limit));
        if (lapsed.size() < limit) {
            lapsed.addAll(lapsed(RunItem.PUT_OFF_SHARDS, now, limit - lapsed.size()));
        }
        return lapsed;
    }

    private List<Lapsed> lapsed(Shards shards, Instant now, int limit) {
        return PendingIndex.oldest(
                        table, shards, limit, item -> item.instant("until").isBefore(now))
                .stream()
                .map(item -> new Lapsed(RunItem.ticket(item), item.instant("until")))
                .toList();
    }

    @Override
    public boolean isAtWork(PersonId person) {
        return table.get(Keys.run(person)).filter(item -> item.has(PendingIndex.SHARD)).isPresent();
    }

    @Override
    public boolean movedSince(PersonId person, Instant time) {
        return table.get(Keys.run(person)).filter(item -> movedSince(item, time)).isPresent();
    }

    @Override
    public Set<PersonId> movedSince(Collection<PersonId> people, Instant time) {
        return table.getEach(people.stream().map(Keys::run).toList()).stream()
                .filter(item -> movedSince(item, time))
                .map(HintAttributes::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean movedSince(Attributes item, Instant time) {
        return item.has(PendingIndex.SHARD) || RunItem.firstHint(item).published().isAfter(time);
    }

    @Override
    public void extend(Ticket ticket, Instant leaseUntil) {
        table.update(
                RunItem.ifCurrent(
                        ticket,
                        "SET " + RunItem.SET_UNTIL,
                        "",
                        RunItem.until(ticket.person(), leaseUntil)));
    }
}
