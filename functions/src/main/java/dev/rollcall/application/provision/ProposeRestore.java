package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Restores;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.restore.LeftOut;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.RestoreRules;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what of an account is to be given back that its human had by hand before a cut. Once rules
 * have given theirs, what is missing still is proposed to a human; what a human has approved is to
 * be given.
 */
public final class ProposeRestore {
    private final Works works;
    private final ReadPerson readPerson;
    private final AccountDirectory directory;
    private final ReadHoldings readHoldings;
    private final Restores restores;
    private final PreExistings preExistings;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public ProposeRestore(
            Works works,
            ReadPerson readPerson,
            AccountDirectory directory,
            ReadHoldings readHoldings,
            Restores restores,
            PreExistings preExistings,
            Ledger ledger,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.readPerson = requireNonNull(readPerson, "readPerson is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.readHoldings = requireNonNull(readHoldings, "readHoldings is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What is to be given back now. */
    public sealed interface Outcome {
        /**
         * @param items by their keys, in order; none if nothing is approved
         */
        record Due(List<String> items) implements Outcome {
            public Due {
                items = List.copyOf(items);
            }
        }

        record Later(Instant notBefore) implements Outcome {}

        record LookAgain() implements Outcome {}

        record Fenced() implements Outcome {}
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Outcome propose(Runs.Ticket ticket, CaseId caseId, AccountId account, long seen) {
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get() instanceof Carried.Fenced
                    ? new Outcome.Fenced()
                    : new Outcome.LookAgain();
        }
        Optional<Restore> kept = restores.of(ticket.person(), account);
        if (kept.isEmpty()) {
            return new Outcome.Due(List.of());
        }
        if (!kept.get().isGoodAt(clock.instant())) {
            ended(works.find(caseId), kept.get(), "too-long-ago", List.of());
            return new Outcome.Due(List.of());
        }
        return switch (kept.get().state()) {
            case Restore.State.Proposed _ -> new Outcome.Due(List.of());
            case Restore.State.Approved approved -> ofApproved(caseId, kept.get(), approved);
            case Restore.State.Captured _ -> ofCaptured(works.find(caseId), kept.get(), seen);
        };
    }

    /** Who had nothing by hand is back, and that is all. */
    private Outcome ofApproved(CaseId caseId, Restore kept, Restore.State.Approved approved) {
        if (approved.items().isEmpty()) {
            ended(works.find(caseId), kept, "is-back", List.of());
        }
        return new Outcome.Due(keys(approved.items()));
    }

    private Outcome ofCaptured(Work work, Restore captured, long seen) {
        Optional<Situation> situation = readPerson.read(work, seen);
        Optional<ListedAccount> account =
                directory.read(captured.account()).filter(ListedAccount::active);
        if (situation.isEmpty() || account.isEmpty()) {
            return new Outcome.LookAgain();
        }
        // What rules have just given must show.
        Holdings holdings =
                readHoldings.of(
                        captured.account(),
                        work.access(),
                        new CaseSoFar(ledger.of(work.run().id())).lastWritten());
        Optional<Instant> readable =
                OpenReadings.again(captured.items(), holdings, clock.instant());
        if (readable.isPresent()) {
            return new Outcome.Later(readable.get());
        }
        propose(work, captured, situation.get(), account.get(), holdings);
        return new Outcome.Due(List.of());
    }

    private void propose(
            Work work,
            Restore captured,
            Situation situation,
            ListedAccount account,
            Holdings holdings) {
        List<Entitlement> items = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        RestoreRules rules =
                situation.restoreRules(
                        account.id(),
                        Conversions.typeOf(account),
                        preExistings.things(account.id()));
        for (Entitlement had : captured.items()) {
            if (holdings.entitlements().contains(had)) {
                continue;
            }
            Optional<LeftOut.Why> why = rules.against(had);
            if (why.isEmpty()) {
                items.add(had);
            } else if (why.get() != LeftOut.Why.BY_RULES) {
                leftOut.add(new LeftOut(had, why.get()));
            }
        }
        if (items.isEmpty()) {
            ended(work, captured, "nothing-to-give", leftOut);
            return;
        }
        Restore proposed = captured.proposed(clock.instant(), items, leftOut);
        Map<String, String> facts =
                Map.of(
                        "account", account.id().value(),
                        "items", String.join(" ", keys(proposed.items())),
                        "leftOut", text(leftOut),
                        "capturedAt", captured.capturedAt().toString());
        recorder.fact(
                work.subject().with(account.id()),
                work.ground(),
                Kind.RESTORE,
                "restore-proposed#" + account.id() + "#" + captured.capturedAt(),
                facts);
        // Told first: a death in between tells once more than needed, and never not at all.
        escalate.raise(
                work.run(),
                work.ground(),
                "restore-proposed",
                "Somebody who was cut is back, and has again what rules give. What the account had"
                        + " by hand before is given back only if somebody approves it: rollcall"
                        + " restore.",
                Map.of("account", account.id().value(), "items", Integer.toString(items.size())));
        restores.keep(proposed);
    }

    /** Nothing of it is to be given back any more. */
    private void ended(Work work, Restore kept, String why, List<LeftOut> leftOut) {
        recorder.fact(
                work.subject().with(kept.account()),
                work.ground(),
                Kind.RESTORE,
                "restore-ended#" + kept.account() + "#" + kept.capturedAt(),
                Map.of("why", why, "leftOut", text(leftOut)));
        restores.drop(kept);
    }

    private static List<String> keys(Collection<Entitlement> items) {
        return items.stream().map(Entitlement::key).toList();
    }

    private static String text(List<LeftOut> leftOut) {
        Stream<String> words =
                leftOut.stream().map(left -> left.entitlement().key() + "=" + left.why().code());
        return words.collect(Collectors.joining(" "));
    }
}
