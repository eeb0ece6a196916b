package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who works on whom, forgotten with the test. */
public final class InMemoryRuns implements Runs {

    /**
     * @param until end of the lease, or when the run is due; null when nobody works on the person
     */
    private record Row(
            long generation,
            long wanted,
            Hint firstHint,
            @Nullable CaseId caseId,
            @Nullable Instant until,
            boolean putOff) {
        Row(
                long generation,
                long wanted,
                Hint firstHint,
                @Nullable CaseId caseId,
                @Nullable Instant until) {
            this(generation, wanted, firstHint, caseId, until, false);
        }

        boolean open() {
            return until != null;
        }

        Row until(@Nullable Instant next) {
            return new Row(generation, wanted, firstHint, caseId, next);
        }
    }

    private final Map<PersonId, Row> rows = new HashMap<>();

    @Override
    public synchronized Ticket want(Hint hint, Instant due) {
        Row old = rows.get(hint.person());
        Row next;
        if (old == null) {
            next = new Row(1, 1, hint, null, due);
        } else if (old.open()) {
            Hint first = earlier(hint, old.firstHint());
            next =
                    new Row(
                            old.generation(),
                            old.wanted() + 1,
                            first,
                            old.caseId(),
                            old.until(),
                            old.putOff());
        } else {
            next = new Row(old.generation() + 1, old.wanted() + 1, hint, old.caseId(), due);
        }
        rows.put(hint.person(), next);
        return new Ticket(hint.person(), next.generation());
    }

    @Override
    public synchronized Claim claim(Ticket ticket, CaseId ifNone, Instant leaseUntil) {
        if (!current(ticket)) {
            return new Claim.Stale();
        }
        Row old = row(ticket);
        CaseId caseId = old.caseId() == null ? ifNone : old.caseId();
        rows.put(
                ticket.person(),
                new Row(old.generation(), old.wanted(), old.firstHint(), caseId, leaseUntil));
        return new Claim.Claimed(caseId, old.firstHint());
    }

    @Override
    public synchronized Optional<CaseId> openCase(PersonId person) {
        return Optional.ofNullable(rows.get(person)).flatMap(r -> Optional.ofNullable(r.caseId()));
    }

    @Override
    public synchronized Optional<Long> wanted(Ticket ticket) {
        return current(ticket) ? Optional.of(row(ticket).wanted()) : Optional.empty();
    }

    @Override
    public synchronized boolean release(Ticket ticket, long seen, boolean caseClosed) {
        if (!current(ticket)) {
            return true;
        }
        Row old = row(ticket);
        boolean done = old.wanted() <= seen;
        CaseId caseId = caseClosed ? null : old.caseId();
        Instant until = done ? null : old.until();
        rows.put(
                ticket.person(),
                new Row(
                        old.generation(),
                        old.wanted(),
                        old.firstHint(),
                        caseId,
                        until,
                        old.putOff()));
        return done;
    }

    @Override
    public synchronized Optional<Ticket> renew(Ticket ticket, Instant due) {
        return next(ticket, due, false);
    }

    @Override
    public synchronized Optional<Ticket> putOff(Ticket ticket, Instant due) {
        return next(ticket, due, true);
    }

    private Optional<Ticket> next(Ticket ticket, Instant due, boolean putOff) {
        if (!current(ticket)) {
            return Optional.empty();
        }
        Row old = row(ticket);
        long next = old.generation() + 1;
        rows.put(
                ticket.person(),
                new Row(next, old.wanted(), old.firstHint(), old.caseId(), due, putOff));
        return Optional.of(new Ticket(ticket.person(), next));
    }

    @Override
    public synchronized List<Lapsed> lapsed(Instant now, int limit) {
        return rows.entrySet().stream()
                .filter(entry -> lapsed(entry.getValue(), now))
                .sorted(
                        Comparator.comparing((Map.Entry<PersonId, Row> e) -> e.getValue().putOff())
                                .thenComparing(e -> requireNonNull(e.getValue().until())))
                .limit(limit)
                .map(e ->
                        new Lapsed(
                                new Ticket(e.getKey(), e.getValue().generation()),
                                requireNonNull(e.getValue().until())))
                .toList();
    }

    @Override
    public synchronized boolean isAtWork(PersonId person) {
        Row row = rows.get(person);
        return row != null && row.open();
    }

    @Override
    public synchronized boolean movedSince(PersonId person, Instant time) {
        Row row = rows.get(person);
        return row != null && (row.open() || row.firstHint().published().isAfter(time));
    }

    @Override
    public Set<PersonId> movedSince(Collection<PersonId> people, Instant time) {
        return people.stream()
                .filter(person -> movedSince(person, time))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized void extend(Ticket ticket, Instant leaseUntil) {
        if (current(ticket)) {
            rows.put(ticket.person(), row(ticket).until(leaseUntil));
        }
    }

    /** Returns whether the ticket's generation is at work: the fence of {@link InMemoryLedger}. */
    public synchronized boolean current(Ticket ticket) {
        Row row = rows.get(ticket.person());
        return row != null && row.open() && row.generation() == ticket.generation();
    }

    private Row row(Ticket ticket) {
        return requireNonNull(rows.get(ticket.person()), "no such run");
    }

    private static boolean lapsed(Row row, Instant now) {
        return row.until() != null && row.until().isBefore(now);
    }

    private static Hint earlier(Hint one, Hint other) {
        return one.published().isBefore(other.published()) ? one : other;
    }
}
