package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The source no longer says "leaver": nothing counts along, nothing waits for a human, and what was
 * admitted and never written is given back.
 */
public final class StandDown {
    private final Breaker breaker;
    private final Batches batches;
    private final Ledger ledger;
    private final BatchRecord record;

    public StandDown(Breaker breaker, Batches batches, Ledger ledger, BatchRecord record) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.record = requireNonNull(record, "record is null");
    }

    public void standDown(LeaverCase leaver) {
        for (AccountProgress progress : leaver.accounts()) {
            AccountId account = progress.account();
            breaker.withdraw(ExpectLeaver.expected(leaver, account));
            batches.held(ChangeKind.DEACTIVATE, account)
                    // Of a shared account, another's leaving may be what is held.
                    .filter(held -> held.item().person().equals(leaver.person()))
                    .ifPresent(this::close);
            if (progress.has(AccountMark.ADMITTED) && !wasIntended(leaver, account)) {
                breaker.refund(ExpectLeaver.expected(leaver, account));
            }
        }
    }

    /**
     * Drops what people released, where the source no longer says what they were shown: nobody else
     * of the batch waits for it. What still waits for a decision goes on waiting.
     */
    public void dropReleased(LeaverCase leaver, List<AccountId> accounts) {
        dropReleased(
                leaver.person(),
                Stream.concat(onAccounts(accounts), Stream.of(Whom.of(leaver.person()))),
                _ -> true);
    }

    /**
     * The same for what is a mover's only, on accounts: of whoever does not plainly belong here
     * nothing of it is carried out.
     */
    public void dropReleasedAccess(PersonId person, List<AccountId> accounts) {
        dropReleased(person, onAccounts(accounts), kind -> kind != ChangeKind.DEACTIVATE);
    }

    /**
     * The same of whoever certainly does not belong here now. No account is made for them either,
     * decided on or not.
     */
    public void notHere(PersonId person, List<AccountId> accounts) {
        dropReleasedAccess(person, accounts);
        closeCreation(person);
    }

    /** No account is to be made for the person now. */
    public void closeCreation(PersonId person) {
        batches.heldOf(Whom.of(person)).forEach(this::close);
    }

    /** The person has an account, as it was meant: what people released is carried out. */
    public void creationDone(PersonId person) {
        closeAll(batches, Whom.of(person));
    }

    /**
     * The same as of {@link #dropReleasedAccess}, of somebody whose account itself waits for
     * people: they may have decided on that just now.
     */
    public void dropReleasedBehind(PersonId person, List<AccountId> accounts) {
        dropReleased(
                person,
                onAccounts(accounts),
                kind -> kind != ChangeKind.DEACTIVATE && !kind.givesAccess());
    }

    private static Stream<Whom> onAccounts(List<AccountId> accounts) {
        return accounts.stream().map(Whom::of);
    }

    private void dropReleased(PersonId person, Stream<Whom> ofWhom, Predicate<ChangeKind> kinds) {
        ofWhom.flatMap(whom -> batches.heldOf(whom).stream())
                .filter(held -> kinds.test(held.item().change().kind()))
                .filter(held -> held.item().person().equals(person))
                .filter(held -> held.state() instanceof State.Released)
                .forEach(this::close);
    }

    /** Closes every drift of an account that is inactive: nothing is left to be taken from it. */
    public static void closeAll(Batches batches, AccountId account) {
        closeAll(batches, Whom.of(account));
    }

    private static void closeAll(Batches batches, Whom whom) {
        batches.heldOf(whom)
                .forEach(held ->
                        batches.close(held.item().change().kind(), held.item().change().target()));
    }

    /** Closes a drift that is no longer due; what was released is counted as dropped. */
    public void close(HeldDrift held) {
        Change change = held.item().change();
        if (held.state() instanceof State.Released released) {
            batches.drop(released.batch(), change.target());
            record.ofItem(
                    released.batch(),
                    held.item(),
                    Kind.DROPPED,
                    Verdict.key("dropped", released.batch(), change.target()),
                    Map.of("because", "the source no longer says what was shown"));
        }
        batches.close(change.kind(), change.target());
    }

    /** What was intended may have been written: it stays counted. */
    private boolean wasIntended(LeaverCase leaver, AccountId account) {
        return ledger.find(leaver.id(), "intent#deactivate#" + account + "#-#001").isPresent();
    }
}
