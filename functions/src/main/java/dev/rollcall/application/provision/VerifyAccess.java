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
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.AccessChange;
import dev.rollcall.domain.grant.AccessChanges;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says whether all is as meant. Where one thing was given and nothing taken, a moment ago, the
 * comparison and what was read back since are the proof; else person, account and what it has are
 * read once more.
 */
public final class VerifyAccess {
    private final Works works;
    private final ReadPerson readPerson;
    private final AccountDirectory directory;
    private final ReadForRun readForRun;
    private final OffPlan offPlan;
    private final VerifyByLedger byLedger;
    private final GrantRecords records;
    private final CampaignSlice slice;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Clock clock;

    public VerifyAccess(
            Works works,
            ReadPerson readPerson,
            AccountDirectory directory,
            ReadForRun readForRun,
            OffPlan offPlan,
            Grants grants,
            CampaignSlice slice,
            Ledger ledger,
            Recorder recorder,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.readForRun = requireNonNull(readForRun, "readForRun is null");
        this.offPlan = requireNonNull(offPlan, "offPlan is null");
        this.byLedger = new VerifyByLedger(grants, recorder, clock);
        this.records = new GrantRecords(grants, clock);
        this.slice = requireNonNull(slice, "slice is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What was found. */
    public sealed interface Outcome {
        /**
         * All as meant, but for what a human was told of, and what Slack's plan has no call for.
         */
        record Verified() implements Outcome {}

        /** Nothing was written for this run: there is nothing to prove. */
        record Unchanged() implements Outcome {}

        /** By their keys, what is not as meant though nobody was told. */
        record Left(List<String> left) implements Outcome {
            public Left {
                left = List.copyOf(left);
            }
        }

        record Later(Instant notBefore) implements Outcome {}

        record LookAgain() implements Outcome {}

        record Fenced() implements Outcome {}
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Outcome verify(Runs.Ticket ticket, CaseId caseId, AccountId id, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get() instanceof Carried.Fenced
                    ? new Outcome.Fenced()
                    : new Outcome.LookAgain();
        }
        Work work = works.find(caseId);
        List<Ledger.Stored> entries = ledger.of(caseId);
        CaseSoFar soFar = new CaseSoFar(entries);
        if (!soFar.touchesAccess()) {
            return new Outcome.Unchanged();
        }
        if (byLedger.verifies(work, entries, id)) {
            return new Outcome.Verified();
        }
        Holdings holdings = readForRun.read(ticket, work, id, seen, soFar, soFar.lastWritten());
        if (holdings.putOffUntil().isPresent()) {
            return new Outcome.Later(holdings.putOffUntil().get());
        }
        Optional<Situation> situation = readPerson.read(work, seen);
        Optional<ListedAccount> account = directory.read(id).filter(ListedAccount::active);
        if (situation.isEmpty() || account.isEmpty()) {
            return new Outcome.LookAgain();
        }
        return verify(work, situation.get(), account.get(), holdings, new ToldOf(entries));
    }

    private Outcome verify(
            Work work,
            Situation situation,
            ListedAccount account,
            Holdings holdings,
            ToldOf toldOf) {
        AccessChanges changes =
                records.changes(
                        work, situation, account, holdings, slice.of(account.id()), offPlan.plan());
        Optional<Instant> readable = OpenReadings.again(changes, holdings, clock.instant());
        if (readable.isPresent()) {
            return new Outcome.Later(readable.get());
        }
        String convert = Conversions.wanted(situation, account);
        List<String> open = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (AccessChange change : changes.changes()) {
            (toldOf.isTold(change) ? told : open).add(change.entitlement().key());
        }
        if (!convert.equals(Conversions.NOTHING)) {
            (toldOf.conversionIsTold() ? told : open).add("convert-" + convert);
        }
        if (!open.isEmpty()) {
            return new Outcome.Left(open);
        }
        recorder.fact(
                work.subject().with(account.id()),
                work.ground(),
                Kind.VERIFIED,
                "verified#access#" + account.id() + "#" + clock.instant().getEpochSecond(),
                Map.of(
                        "type", Conversions.typeOf(account).toString(),
                        "active", Boolean.toString(account.active()),
                        "has", why(situation),
                        "withHumans", String.join(" ", told)));
        return new Outcome.Verified();
    }

    /** Each entitlement with the rules that give it. */
    private static String why(Situation situation) {
        return situation.desired().grants().stream()
                .map(VerifyAccess::why)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static String why(Grant grant) {
        return grant.entitlement().key()
                + "="
                + grant.rules().keySet().stream()
                        .map(name -> name.value())
                        .collect(Collectors.joining(","));
    }
}
