package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AuditTrail;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Licences;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.port.ServerClock;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualKind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Asks Slack's own records about a verified account: its audit log, which Rollcall cannot write,
 * and whether the seat is still billed. Both may lag, so they are asked again for a while; after
 * that a human looks.
 */
public final class ProveDeactivation {
    /** The audit log was seen one to three seconds behind; nobody promises how much it may be. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Somebody may have been deactivated in Slack some time before the source says so. */
    private static final Duration BEFORE = Duration.ofDays(30);

    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final LeaverCases leaverCases;
    private final SlackCapabilities capabilities;
    private final AuditTrail trail;
    private final Licences licences;
    private final Ledger ledger;
    private final Recorder recorder;
    private final OpenResidual openResidual;
    private final Clock clock;

    public ProveDeactivation(
            LeaverCases leaverCases,
            SlackCapabilities capabilities,
            AuditTrail trail,
            Licences licences,
            Residuals residuals,
            Ledger ledger,
            Departures departures,
            Recorder recorder,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.trail = requireNonNull(trail, "trail is null");
        this.licences = requireNonNull(licences, "licences is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.openResidual = new OpenResidual(residuals, departures, recorder, clock);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param left what is put down where it gets no answer
     * @param last whether it is not asked again
     */
    private record Question(Capability needs, ResidualKind left, boolean last) {}

    /** How far it is proved. */
    public sealed interface Outcome {
        /** All that can be asked was asked. */
        record Asked() implements Outcome {}

        /** Slack's records do not show it yet. */
        record Awaiting(Instant notBefore) implements Outcome {}

        /** The account is not verified, or this was done before. */
        record NotDue() implements Outcome {}
    }

    public Outcome prove(CaseId caseId, AccountId id) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        Optional<Instant> verified =
                open.leaver().account(id).flatMap(AccountProgress::verifiedWithoutInventory);
        if (verified.isEmpty()) {
            return new Outcome.NotDue();
        }
        Unavailable unavailable = new Unavailable(capabilities.detect());
        boolean last = !clock.instant().isBefore(verified.get().plus(PATIENCE));
        Map<String, String> found = new HashMap<>();
        boolean inLog =
                answered(
                        new Question(Capability.AUDIT_LOGS, ResidualKind.AUDIT, last),
                        open,
                        id,
                        unavailable,
                        () -> inLog(open, id, last, found));
        boolean freed =
                answered(
                        new Question(Capability.BILLING, ResidualKind.LICENCE, last),
                        open,
                        id,
                        unavailable,
                        () -> seatFreed(open, id, last, found));
        if (!inLog || !freed) {
            return new Outcome.Awaiting(clock.instant().plus(PAUSE));
        }
        found.put(Findings.UNAVAILABLE, unavailable.text());
        new Findings(open, id, recorder).keep(Kind.PROOF, "proof", found);
        return new Outcome.Asked();
    }

    /** Returns whether the question need not be asked again. */
    private boolean answered(
            Question question,
            LeaverCases.Kept open,
            AccountId id,
            Unavailable unavailable,
            BooleanSupplier asked) {
        if (!unavailable.unlessHas(question.needs())) {
            return true;
        }
        try {
            return asked.getAsBoolean();
        } catch (PortFailure.NeedsHuman refused) {
            unanswered(question, open, id, unavailable, refused.code());
            return true;
        } catch (PortFailure.Unavailable _) {
            // The evidence does not wait for a log that is down: then a human looks.
            if (question.last()) {
                unanswered(question, open, id, unavailable, "unavailable");
            }
            return question.last();
        }
    }

    private void unanswered(
            Question question,
            LeaverCases.Kept open,
            AccountId id,
            Unavailable unavailable,
            String why) {
        unavailable.refused(question.needs(), why);
        if (why.equals(Licences.TOO_MANY)) {
            openResidual.open(open, id, ResidualKind.UNREAD, "seat=" + why);
        } else {
            openResidual.open(open, id, question.left(), "unreadable: " + why);
        }
    }

    private boolean inLog(
            LeaverCases.Kept open, AccountId id, boolean last, Map<String, String> found) {
        Optional<AuditTrail.Deactivation> entry = trail.deactivation(id, since(open, id));
        entry.ifPresent(e -> {
            found.put("auditEntry", e.entry());
            found.put("auditAt", e.at().toString());
            found.put("auditBy", e.by());
        });
        if (entry.isEmpty() && last) {
            openResidual.open(open, id, ResidualKind.AUDIT, "no user_deactivated");
        }
        return entry.isPresent() || last;
    }

    /**
     * Whom we were let to deactivate was active then: only what came after it is ours. That time is
     * by our clock, and Slack's may be behind it by as much as the doctor lets pass. An older
     * deactivation within that span proves nothing by itself: somebody has reactivated the account
     * since, which the log shows as the later of the two.
     */
    static Instant since(LeaverCases.Known open, AccountId id) {
        return open.leaver()
                .account(id)
                .flatMap(a -> a.at(AccountMark.ADMITTED))
                .map(at -> at.minus(ServerClock.TOLERATED))
                .orElseGet(() -> open.leaver().changedAt().minus(BEFORE));
    }

    private boolean seatFreed(
            LeaverCases.Kept open, AccountId id, boolean last, Map<String, String> found) {
        Optional<Boolean> billed =
                licences.isBilled(id, CapturedHoldings.of(open, id, ledger).workspaces());
        found.put("billed", billed.map(Object::toString).orElse("not listed"));
        boolean stillBilled = billed.orElse(false);
        if (stillBilled && last) {
            openResidual.open(open, id, ResidualKind.LICENCE, "billing_active");
        }
        return !stillBilled || last;
    }
}
