package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Cases in the table. */
public final class DynamoCases implements Cases {
    private static final String SET_STATE = "SET #state = :state, #closed = :closed";
    private static final String AND_WAIT = ", " + PendingIndex.SET;
    private static final String AND_WAIT_NO_MORE = " REMOVE " + PendingIndex.REMOVE;
    private static final String NOT_CLOSED = "#closed = :notClosed";
    private static final String VERIFIED_BEFORE = "#state = :verified";

    private final Table table;

    public DynamoCases(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public LeaverCase open(LeaverCase fresh) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.Put.ifAbsent(CaseItems.leaverCase(fresh)));
        for (AccountProgress progress : fresh.accounts()) {
            writes.add(Write.Put.ifAbsent(CaseItems.account(fresh.id(), progress)));
        }
        table.transact(writes);
        return known(fresh.id());
    }

    @Override
    public Optional<LeaverCase> find(CaseId id) {
        return CaseItems.read(table.query(Keys.caseItems(id)));
    }

    @Override
    public void assess(
            CaseId id, Assessment assessment, Instant changedAt, List<AccountId> accounts) {
        List<Write> writes = new ArrayList<>();
        writes.add(
                new Write.Update(
                        Keys.leaverCase(id),
                        "SET #standing = :standing, #assessedAt = :assessedAt, #seen = :seen,"
                                + " #word = :word, #changedAt = :changedAt",
                        Write.PRESENT,
                        CaseItems.assessment(assessment).with("changedAt", changedAt)));
        for (AccountId account : accounts.stream().distinct().toList()) {
            writes.add(
                    new Write.Update(
                            Keys.caseAccount(id, account),
                            "SET #account = :account",
                            "",
                            Attributes.none().with("account", account.value())));
        }
        if (table.transact(writes) instanceof Transacted.Refused) {
            throw unknown("case", id);
        }
    }

    @Override
    public void enter(CaseId id, CaseState state, Instant at) {
        boolean last = state == CaseState.CLOSED;
        Attributes values = CaseItems.state(state, at);
        Write.Update enter =
                new Write.Update(
                        Keys.leaverCase(id),
                        SET_STATE + (state.closed() ? AND_WAIT_NO_MORE : AND_WAIT),
                        last ? VERIFIED_BEFORE : NOT_CLOSED,
                        last
                                ? values.with("verified", CaseState.VERIFIED.name())
                                : values.with("notClosed", false));
        if (state == CaseState.VERIFIED) {
            enterVerified(id, enter);
        } else if (table.update(enter) instanceof Written.Refused(Attributes present)) {
            requireClosed(id, present);
        }
    }

    @Override
    public void mark(CaseId id, AccountId account, AccountMark mark, Instant at) {
        change(
                id,
                account,
                "SET #%1$s = if_not_exists(#%1$s, :at)".formatted(mark.name()),
                Attributes.none().with("at", at));
    }

    @Override
    public void unmark(CaseId id, AccountId account, AccountMark mark) {
        change(id, account, "REMOVE #" + mark.name(), Attributes.none());
    }

    @Override
    public Optional<LeaverCase> lastVerified(PersonId person) {
        return table.get(Keys.lastVerified(person))
                .map(pointer -> known(new CaseId(pointer.text("verified"))));
    }

    @Override
    public Tally tally(CaseState state, int limit) {
        List<Attributes> waiting = table.pending(CaseItems.shard(state), limit + 1);
        return new Tally(
                Math.min(waiting.size(), limit),
                waiting.size() > limit,
                waiting.stream()
                        .limit(limit)
                        .map(item -> item.instant("changedAt"))
                        .min(Comparator.naturalOrder()));
    }

    @Override
    public List<LeaverCase> inState(CaseState state, int limit) {
        return table.pending(CaseItems.shard(state), limit).stream()
                .flatMap(item -> find(new CaseId(item.text("caseId"))).stream())
                .filter(leaverCase -> leaverCase.state() == state)
                .toList();
    }

    /** The case and the pointer to it change together, so that no later case asks in vain. */
    private void enterVerified(CaseId id, Write.Update enter) {
        PersonId person = known(id).person();
        Attributes pointer = Attributes.at(Keys.lastVerified(person)).with("verified", id.value());
        Transacted.Settled settled = table.transact(List.of(enter, Write.Put.always(pointer)));
        if (settled instanceof Transacted.Refused refused) {
            requireClosed(id, refused.presentAt(0));
        }
    }

    private void change(CaseId id, AccountId account, String expression, Attributes values) {
        Written written =
                table.update(
                        new Write.Update(
                                Keys.caseAccount(id, account), expression, Write.PRESENT, values));
        if (written instanceof Written.Refused) {
            throw unknown("account of the case", id);
        }
    }

    private LeaverCase known(CaseId id) {
        return find(id).orElseThrow(() -> unknown("case", id));
    }

    private static void requireClosed(CaseId id, Attributes present) {
        if (present.isEmpty()) {
            throw unknown("case", id);
        }
    }

    private static IllegalStateException unknown(String what, CaseId id) {
        return new IllegalStateException("No such " + what + ": " + id + "; open it first");
    }
}
