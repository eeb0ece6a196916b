package dev.rollcall.testing;

import dev.rollcall.application.port.Cases;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Cases that are forgotten with the test. */
public final class InMemoryCases implements Cases {
    private final Map<CaseId, LeaverCase> cases = new HashMap<>();
    private final Map<CaseId, Instant> entered = new HashMap<>();
    private final Map<PersonId, CaseId> verified = new HashMap<>();

    @Override
    public synchronized LeaverCase open(LeaverCase fresh) {
        if (!cases.containsKey(fresh.id())) {
            cases.put(fresh.id(), with(fresh, fresh.state(), sorted(fresh.accounts())));
            entered.put(fresh.id(), fresh.detectedAt());
        }
        return known(fresh.id());
    }

    @Override
    public synchronized Optional<LeaverCase> find(CaseId id) {
        return Optional.ofNullable(cases.get(id));
    }

    @Override
    public synchronized void assess(
            CaseId id, Assessment assessment, Instant changedAt, List<AccountId> accounts) {
        LeaverCase old = known(id);
        List<AccountProgress> all = new ArrayList<>(old.accounts());
        accounts.stream()
                .distinct()
                .filter(account -> old.account(account).isEmpty())
                .forEach(account -> all.add(new AccountProgress(account, Map.of())));
        cases.put(
                id,
                new LeaverCase(
                        id,
                        old.person(),
                        old.cause(),
                        changedAt,
                        old.detectedAt(),
                        old.state(),
                        old.terms(),
                        Optional.of(assessment),
                        sorted(all)));
    }

    @Override
    public synchronized void enter(CaseId id, CaseState state, Instant at) {
        LeaverCase old = known(id);
        boolean may =
                state == CaseState.CLOSED
                        ? old.state() == CaseState.VERIFIED
                        : !old.state().closed();
        if (!may) {
            return;
        }
        cases.put(id, with(old, state, old.accounts()));
        entered.put(id, at);
        if (state == CaseState.VERIFIED) {
            verified.put(old.person(), id);
        }
    }

    @Override
    public synchronized void mark(CaseId id, AccountId account, AccountMark mark, Instant at) {
        change(id, account, marks -> marks.putIfAbsent(mark, at));
    }

    @Override
    public synchronized void unmark(CaseId id, AccountId account, AccountMark mark) {
        change(id, account, marks -> marks.remove(mark));
    }

    @Override
    public synchronized Optional<LeaverCase> lastVerified(PersonId person) {
        return Optional.ofNullable(verified.get(person)).map(this::known);
    }

    @Override
    public synchronized Tally tally(CaseState state, int limit) {
        List<LeaverCase> waiting = inState(state, limit + 1);
        return new Tally(
                Math.min(waiting.size(), limit),
                waiting.size() > limit,
                waiting.stream()
                        .limit(limit)
                        .map(LeaverCase::changedAt)
                        .min(Comparator.naturalOrder()));
    }

    @Override
    public synchronized List<LeaverCase> inState(CaseState state, int limit) {
        return cases.values().stream()
                .filter(leaverCase -> leaverCase.state() == state && !state.closed())
                .sorted(Comparator.comparing(leaverCase -> entered.get(leaverCase.id())))
                .limit(limit)
                .toList();
    }

    /** Returns every case of the person, in no order. */
    public synchronized List<LeaverCase> of(PersonId person) {
        return cases.values().stream().filter(c -> c.person().equals(person)).toList();
    }

    private void change(CaseId id, AccountId account, Consumer<Map<AccountMark, Instant>> change) {
        LeaverCase old = known(id);
        AccountProgress progress =
                old.account(account)
                        .orElseThrow(
                                () -> new IllegalStateException("No such account in the case"));
        Map<AccountMark, Instant> marks = new EnumMap<>(AccountMark.class);
        marks.putAll(progress.marks());
        change.accept(marks);
        List<AccountProgress> all = new ArrayList<>(old.accounts());
        all.set(all.indexOf(progress), new AccountProgress(account, marks));
        cases.put(id, with(old, old.state(), all));
    }

    private LeaverCase known(CaseId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("No such case: " + id));
    }

    private static LeaverCase with(
            LeaverCase old, CaseState state, List<AccountProgress> accounts) {
        return new LeaverCase(
                old.id(),
                old.person(),
                old.cause(),
                old.changedAt(),
                old.detectedAt(),
                state,
                old.terms(),
                old.assessment(),
                accounts);
    }

    private static List<AccountProgress> sorted(Collection<AccountProgress> accounts) {
        Map<String, AccountProgress> byId = new TreeMap<>();
        accounts.forEach(account -> byId.put(account.account().value(), account));
        return List.copyOf(byId.values());
    }
}
