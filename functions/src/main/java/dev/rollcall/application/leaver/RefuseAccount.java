package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.ExpectLeaver;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseState;

import java.time.Clock;
import java.util.Map;

/** Puts an account that Rollcall never deactivates in front of a human, and waits with nobody. */
final class RefuseAccount {
    private final Cases cases;
    private final Breaker breaker;
    private final Batches batches;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    RefuseAccount(
            Cases cases,
            Breaker breaker,
            Batches batches,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.cases = requireNonNull(cases, "cases is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.batches = requireNonNull(batches, "batches is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void refuse(LeaverCases.Open open, AccountId id, String reason) {
        Map<String, String> facts = Map.of("account", id.value(), "reason", reason);
        // Never to be done, so it takes nobody's place in the windows.
        breaker.withdraw(ExpectLeaver.expected(open.leaver(), id));
        dropDrift(id);
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.REFUSED);
        cases.enter(open.leaver().id(), CaseState.REFUSED, clock.instant());
        recorder.fact(open.subject().with(id), open.ground(), Kind.REFUSED, "refused#" + id, facts);
        escalate.raise(
                open.leaver(),
                open.ground(),
                "refused:" + reason,
                "Rollcall never deactivates this account. Hand its role over, then deactivate it in"
                        + " Slack by hand.",
                facts);
    }

    /** The rest of a released batch does not wait for who is refused. */
    private void dropDrift(AccountId id) {
        batches.held(ChangeKind.DEACTIVATE, id)
                .ifPresent(held -> {
                    if (held.state() instanceof State.Released released) {
                        batches.drop(released.batch(), Target.of(id));
                    }
                    batches.close(ChangeKind.DEACTIVATE, id);
                });
    }
}
