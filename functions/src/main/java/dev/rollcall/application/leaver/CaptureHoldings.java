package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads what the account has before it is cut, so that it can be restored and must be cleared. */
public final class CaptureHoldings {
    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final Ledger ledger;
    private final Recorder recorder;
    private final HeldByHand heldByHand;

    public CaptureHoldings(
            LeaverCases leaverCases,
            Memberships memberships,
            Ledger ledger,
            Recorder recorder,
            HeldByHand heldByHand) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.heldByHand = requireNonNull(heldByHand, "heldByHand is null");
    }

    /**
     * The groups that must be left, by their keys: those just read and every one that was read for
     * this case before.
     */
    public sealed interface Outcome {
        record Captured(List<String> groups) implements Outcome {
            public Captured {
                groups = List.copyOf(groups);
            }
        }

        /** Not all groups could be read in time: list again after the cut, but forget none. */
        record InPart(List<String> groups) implements Outcome {
            public InPart {
                groups = List.copyOf(groups);
            }
        }
    }

    public Outcome capture(CaseId caseId, AccountId id, Duration atMost) {
        LeaverCases.Open open = leaverCases.find(caseId);
        CapturedHoldings before = CapturedHoldings.of(open, id, ledger);
        Holdings holdings = memberships.of(id, atMost, Set.of(), before.lastWritten());
        before.record(holdings, recorder);
        heldByHand.keep(open.leaver().person(), holdings);
        List<String> groups = before.groups(holdings).stream().map(Entitlement::key).toList();
        return holdings.unreadGroups().isEmpty()
                ? new Outcome.Captured(groups)
                : new Outcome.InPart(groups);
    }
}
