package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.LeftAlone;
import dev.rollcall.domain.grant.RemovalReason;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.push.PushCaution;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what somebody may have with what the account really has, and says what is to change. */
public final class CompareAccess {
    private final Works works;
    private final ReadPerson readPerson;
    private final AccountDirectory directory;
    private final ReadForRun readForRun;
    private final OffPlan offPlan;
    private final Grants grants;
    private final GrantRecords records;
    private final CampaignSlice slice;
    private final Ledger ledger;
    private final AdmitChange admit;
    private final ComparisonRecord record;
    private final ComparisonNotes notes;
    private final Clock clock;

    public CompareAccess(
            Works works,
            ReadPerson readPerson,
            AccountDirectory directory,
            ReadForRun readForRun,
            OffPlan offPlan,
            Grants grants,
            CampaignSlice slice,
            Ledger ledger,
            AdmitChange admit,
            Recorder recorder,
            TellOnce tellOnce,
            Refusals refusals,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.readForRun = requireNonNull(readForRun, "readForRun is null");
        this.offPlan = requireNonNull(offPlan, "offPlan is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.records = new GrantRecords(grants, clock);
        this.slice = requireNonNull(slice, "slice is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.admit = requireNonNull(admit, "admit is null");
        this.record = new ComparisonRecord(recorder, clock);
        this.notes = new ComparisonNotes(tellOnce, refusals);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What is to change, by the entitlements' keys, in order. */
    public sealed interface Outcome {
        /**
         * @param convert what the account is to become, once everything is taken that is to be
         *     taken: {@code guest}, {@code member}, {@code terms}, or {@code nothing}
         */
        record Differs(List<String> removals, List<String> additions, String convert)
                implements Outcome {
            public Differs {
                removals = List.copyOf(removals);
                additions = List.copyOf(additions);
            }
        }

        /** What would have been done is in the ledger. */
        record Observed() implements Outcome {}

        /** The account is protected: nothing of it is ever changed, and people were told. */
        record Untouched() implements Outcome {}

        record Later(Instant notBefore) implements Outcome {}

        record LookAgain() implements Outcome {}

        record Fenced() implements Outcome {}
    }

    /**
     * Reads what the account has before anything else is read: who has to wait for it has then read
     * nothing in vain. Empty where a step that comes before has something else to say, or where it
     * may not be needed.
     *
     * @param seen how many looks had been wanted before the run began
     */
    Optional<Holdings> ahead(Runs.Ticket ticket, CaseId caseId, AccountId id, long seen) {
        if (works.hindrance(ticket, seen).isPresent()) {
            return Optional.empty();
        }
        CaseSoFar soFar = new CaseSoFar(ledger.of(caseId));
        return soFar.onlyHeldLeaver()
                ? Optional.empty()
                : Optional.of(read(ticket, works.find(caseId), id, seen, soFar));
    }

    private Holdings read(Runs.Ticket ticket, Work work, AccountId id, long seen, CaseSoFar soFar) {
        return readForRun.read(ticket, work, id, seen, soFar, work.run().detectedAt());
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Outcome compare(Runs.Ticket ticket, CaseId caseId, AccountId id, long seen) {
        return compare(ticket, caseId, id, seen, Optional.empty());
    }

    /**
     * @param ahead what the account has, if it was read a moment ago
     */
    Outcome compare(
            Runs.Ticket ticket, CaseId caseId, AccountId id, long seen, Optional<Holdings> ahead) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get() instanceof Carried.Fenced
                    ? new Outcome.Fenced()
                    : new Outcome.LookAgain();
        }
        Work work = works.find(caseId);
        CaseSoFar soFar = new CaseSoFar(ledger.of(caseId));
        // The person last: what has to wait for its turn would have it read once more.
        Optional<Holdings> first =
                ahead.filter(read -> readForRun.isGood(read, soFar))
                        .or(() ->
                                soFar.onlyHeldLeaver()
                                        ? Optional.empty()
                                        : Optional.of(read(ticket, work, id, seen, soFar)));
        Optional<Instant> putOff = first.flatMap(Holdings::putOffUntil);
        if (putOff.isPresent()) {
            return new Outcome.Later(putOff.get());
        }
        Optional<Situation> situation = readPerson.read(work, seen);
        Optional<ListedAccount> account = directory.read(id).filter(ListedAccount::active);
        if (situation.isEmpty() || account.isEmpty()) {
            return new Outcome.LookAgain();
        }
        if (soFar.onlyHeldLeaver()
                && situation.get().isAsRecorded(grants.of(work.run().person()), id)
                && Conversions.wanted(situation.get(), account.get()).equals(Conversions.NOTHING)) {
            // Nothing was taken, and rules give what they gave: hundreds may come back at once.
            admit.due(work, Whom.of(id), List.of(), situation.get().profile());
            return new Outcome.Differs(List.of(), List.of(), Conversions.NOTHING);
        }
        Holdings holdings = first.orElseGet(() -> read(ticket, work, id, seen, soFar));
        return compare(work, situation.get(), account.get(), holdings, soFar);
    }

    private Outcome compare(
            Work work,
            Situation situation,
            ListedAccount account,
            Holdings holdings,
            CaseSoFar soFar) {
        FromBefore before = slice.of(account.id());
        AccessChanges changes =
                records.changes(work, situation, account, holdings, before, offPlan.plan());
        Optional<Instant> readable = OpenReadings.again(changes, holdings, clock.instant());
        if (readable.isPresent()) {
            return new Outcome.Later(readable.get());
        }
        notes.tell(work, situation, account, changes, holdings);
        String convert = Conversions.wanted(situation, account);
        Optional<String> protection =
                differs(changes, convert) ? admit.protection(work, account.id()) : Optional.empty();
        notes.keepRefused(
                work,
                account.id(),
                changes,
                convert,
                protection.isPresent() || soFar.leftAttributes(account.id()),
                grants.of(work.run().person()));
        if (protection.isPresent()) {
            slice.protectedAre(before);
            notes.untouched(
                    work, account.id(), protection.get(), ComparisonRecord.facts(changes, convert));
            // What people released of it is carried out by nobody.
            admit.due(work, Whom.of(account.id()), List.of(), situation.profile());
            return new Outcome.Untouched();
        }
        if (work.general().observesOnly()) {
            record.observed(work, account.id(), changes, convert);
            return new Outcome.Observed();
        }
        slice.leave(before, situation, changes);
        return differing(work, situation, account, changes, convert, soFar);
    }

    /** Of an account that is listed as protected all of it is left alone. */
    private static boolean differs(AccessChanges changes, String convert) {
        return !changes.changes().isEmpty()
                || !changes.leftFor(LeftAlone.Why.PROTECTED).isEmpty()
                || !convert.equals(Conversions.NOTHING);
    }

    /** What is to change, once it has been due for the dwell. */
    private Outcome differing(
            Work work,
            Situation situation,
            ListedAccount account,
            AccessChanges changes,
            String convert,
            CaseSoFar soFar) {
        records.apply(work, account.id(), changes.records());
        changes.leftAlone().stream()
                .filter(left -> left.why() == LeftAlone.Why.NOT_ON_THIS_PLAN)
                .forEach(left -> offPlan.note(work, account.id(), left.entitlement()));
        List<AccessChange> removals =
                changes.changes().stream().filter(AccessChange.Remove.class::isInstance).toList();
        // What people approved is counted apart, and does not wait for a dwell.
        List<AccessChange> ordinary = removals.stream().filter(one -> !isApproved(one)).toList();
        List<Change> due = due(account.id(), ordinary, Conversions.change(situation, account));
        Instant confirmedAt = admit.due(work, Whom.of(account.id()), due, situation.profile());
        Instant dwellEnd =
                confirmedAt.plus(PushCaution.dwell(work.run().person().source(), work.general()));
        if (!due.isEmpty() && clock.instant().isBefore(dwellEnd)) {
            return new Outcome.Later(dwellEnd);
        }
        changes.changes().stream()
                .filter(AccessChange.Add.class::isInstance)
                .map(AccessChange.Add.class::cast)
                .forEach(add -> records.meant(work, account.id(), add.grant()));
        record.compared(work, account, changes, convert, soFar);
        return new Outcome.Differs(
                keys(removals.stream()),
                keys(changes.changes().stream().filter(AccessChange.Add.class::isInstance)),
                convert);
    }

    private static boolean isApproved(AccessChange change) {
        return change instanceof AccessChange.Remove remove
                && remove.reason() instanceof RemovalReason.Approved;
    }

    private static List<Change> due(
            AccountId account, List<AccessChange> removals, Optional<Change> conversion) {
        return Stream.concat(
                        removals.stream()
                                .map(removal -> Change.removal(account, removal.entitlement())),
                        conversion.stream())
                .toList();
    }

    private static List<String> keys(Stream<AccessChange> changes) {
        return changes.map(change -> change.entitlement().key()).toList();
    }
}
