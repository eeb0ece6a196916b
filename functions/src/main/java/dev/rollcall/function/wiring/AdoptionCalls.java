package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.adoption.AdoptLinks;
import dev.rollcall.application.adoption.GrantedWhen;
import dev.rollcall.application.adoption.KeepPreExisting;
import dev.rollcall.application.adoption.LogPatience;
import dev.rollcall.application.adoption.LookAtPair;
import dev.rollcall.application.adoption.LookAtPreExisting;
import dev.rollcall.application.adoption.ReadPromotion;
import dev.rollcall.application.adoption.ShowAdoption;
import dev.rollcall.application.adoption.TakeBaseline;
import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.reconcile.CensusDocument;
import dev.rollcall.application.reconcile.LinkProposalDocument;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.function.operator.AdoptionJson;
import dev.rollcall.function.operator.AdoptionRoutes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What operators can call to adopt a company.
 *
 * @param persons of all sources
 * @param log of who changed what in Slack
 */
record AdoptionCalls(
        Stores stores,
        Policies policies,
        Snapshots snapshots,
        EvidenceStore evidence,
        Supplier<? extends PersonSource> persons,
        Supplier<? extends AccountDirectory> accounts,
        Supplier<? extends AuditChanges> log,
        Turns turns,
        Clock clock) {
    AdoptionCalls {
        requireNonNull(stores, "stores is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(snapshots, "snapshots is null");
        requireNonNull(evidence, "evidence is null");
        requireNonNull(persons, "persons is null");
        requireNonNull(accounts, "accounts is null");
        requireNonNull(log, "log is null");
        requireNonNull(turns, "turns is null");
        requireNonNull(clock, "clock is null");
    }

    ReadPromotion promotion() {
        return new ReadPromotion(stores.reconciliations(), new CensusDocument(snapshots), clock);
    }

    AdoptionRoutes routes(Gate gate) {
        AdoptionRecord record = new AdoptionRecord(stores.ledger(), policies, clock);
        AdoptLinks links =
                new AdoptLinks(
                        gate,
                        stores.reconciliations(),
                        new LinkProposalDocument(snapshots),
                        new LookAtPair(
                                person -> inTurn(() -> persons.get().read(person)),
                                account -> inTurn(() -> accounts.get().read(account)),
                                policies),
                        stores.links(),
                        stores.disputes(),
                        policies,
                        record,
                        clock);
        LogPatience patience = new LogPatience(clock);
        return new AdoptionRoutes(
                new ShowAdoption(
                        gate,
                        policies,
                        stores.baselines(),
                        promotion(),
                        links,
                        stores.disputes(),
                        clock),
                links,
                new TakeBaseline(
                        gate,
                        stores.reconciliations(),
                        new CensusDocument(snapshots),
                        stores.baselines(),
                        stores.preExistings(),
                        evidence,
                        () -> new GrantedWhen(Optional.of(new InTurn()), patience),
                        policies,
                        record,
                        clock),
                new LookAtPreExisting(gate, stores.preExistings()),
                new KeepPreExisting(gate, stores.preExistings(), policies, record, clock),
                () ->
                        new AdoptionJson(
                                policies.access(),
                                policies.labels(),
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    /** Each page is a turn of its own, behind everybody whom somebody waits for. */
    private final class InTurn implements AuditChanges {
        @Override
        public Page read(Wanted wanted, Optional<String> cursor) {
            return inTurn(() -> log.get().read(wanted, cursor));
        }
    }

    private <T> T inTurn(Supplier<T> read) {
        return turns.during(new Turn(Lane.RECONCILE, "adopt"), read);
    }
}
