package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldLeaver;
import dev.rollcall.domain.approval.HeldLeaver.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.LeaverCase;

import java.util.Map;

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
                    .ifPresent(this::release);
            if (progress.has(AccountMark.ADMITTED) && !wasIntended(leaver, account)) {
                breaker.refund(ExpectLeaver.expected(leaver, account));
            }
        }
    }

    /**
     * Drops what people released, where the source no longer says what they were shown: nobody else
     * of the batch waits for it. What still waits for a decision goes on waiting.
     */
    public void dropReleased(LeaverCase leaver) {
        for (AccountProgress progress : leaver.accounts()) {
            batches.held(ChangeKind.DEACTIVATE, progress.account())
                    .filter(held -> held.item().person().equals(leaver.person()))
                    .filter(held -> held.state() instanceof State.Released)
                    .ifPresent(this::release);
        }
    }

    private void release(HeldLeaver held) {
        AccountId account = held.item().change().account();
        if (held.state() instanceof State.Released released) {
            batches.drop(released.batch(), account);
            record.ofItem(
                    released.batch(),
                    held.item(),
                    Kind.DROPPED,
                    Verdict.key("dropped", released.batch(), account),
                    Map.of("because", "the source no longer says leaver"));
        }
        batches.close(ChangeKind.DEACTIVATE, account);
    }

    /** What was intended may have been written: it stays counted. */
    private boolean wasIntended(LeaverCase leaver, AccountId account) {
        return ledger.find(leaver.id(), "intent#deactivate#" + account + "#-#001").isPresent();
    }
}
