package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;

import java.util.Map;

/**
 * What a write to an account leaves behind: its mark once it is settled, a human told once it is
 * refused.
 *
 * @param mark what the account has when the write is settled
 * @param reason the escalation's code, without the account
 * @param whatToDo one sentence for the human
 */
record Aftermath(AccountMark mark, String reason, String whatToDo) {
    Aftermath {
        requireNonNull(mark, "mark is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(whatToDo, "whatToDo is null");
    }

    /** Records what came of the write, and returns it. */
    Carried of(
            Carried carried,
            LeaverCases.Open open,
            AccountId id,
            Recorder recorder,
            Escalate escalate) {
        switch (carried) {
            case Carried.Settled() -> recorder.mark(open.leaver(), open.ground(), id, mark);
            case Carried.Refused(String code) ->
                    escalate.raise(
                            open.leaver(),
                            open.ground(),
                            reason + ":" + id,
                            whatToDo,
                            Map.of("account", id.value(), "code", code));
            case Carried.Awaiting(_), Carried.Later(_), Carried.LookAgain(), Carried.Fenced() -> {}
        }
        return carried;
    }
}
