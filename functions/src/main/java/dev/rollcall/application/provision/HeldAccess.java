package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.approval.HeldDrift.State;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.lifecycle.BelongsHere;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of somebody's access waits for people to decide, in the batches that leavers wait in. */
public final class HeldAccess {
    private final Batches batches;
    private final HoldChange holdChange;
    private final StandDown standDown;
    private final Profiles profiles;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Clock clock;

    public HeldAccess(
            Batches batches,
            HoldChange holdChange,
            StandDown standDown,
            Profiles profiles,
            Ledger ledger,
            Recorder recorder,
            Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.holdChange = requireNonNull(holdChange, "holdChange is null");
        this.standDown = requireNonNull(standDown, "standDown is null");
        this.profiles = requireNonNull(profiles, "profiles is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Optional<HeldDrift> of(Change change) {
        return batches.held(change.kind(), change.target());
    }

    /**
     * Closes what was held of this person's and is no longer due: by a fresh reading the account is
     * as it is meant to be, or to become something else.
     *
     * @param profile for the page, should people have to decide
     * @return what of it is still held, whoever's the account is
     */
    List<HeldDrift> keepOnly(Work work, Whom whom, List<Change> due, Profile profile) {
        if (!due.isEmpty()) {
            profiles.keep(work.run().person(), profile);
        }
        List<HeldDrift> stays = new ArrayList<>();
        for (HeldDrift drift : batches.heldOf(whom)) {
            if (isOver(work, due, drift)) {
                standDown.close(drift);
            } else {
                stays.add(drift);
            }
        }
        return stays;
    }

    private static boolean isOver(Work work, List<Change> due, HeldDrift drift) {
        return drift.item().change().kind() != ChangeKind.DEACTIVATE
                && drift.item().person().equals(work.run().person())
                && !due.contains(drift.item().change());
    }

    /** Puts down that these are due, once, and returns when that was. */
    Instant confirmed(Work work, Whom whom, List<Change> due) {
        String changes =
                due.stream()
                        .map(change -> change.kind() + "#" + change.target())
                        .sorted()
                        .collect(Collectors.joining(" "));
        String key = "due#" + whom + "#" + Hashes.sha256(changes).substring(0, 16);
        recorder.fact(
                work.subject().with(whom),
                work.ground(),
                Kind.DESIRED,
                key,
                Map.of("due", changes));
        return ledger.find(work.run().id(), key)
                .map(stored -> stored.entry().at())
                .orElseGet(clock::instant);
    }

    /** Puts it before people; the batch's mail tells them, so this one stays silent. */
    void hold(Work work, Change change, Set<HoldReason> reasons) {
        BatchId batch =
                holdChange.hold(
                        new HeldItem(
                                change,
                                work.run().person(),
                                work.run().id(),
                                reasons,
                                work.run().changedAt(),
                                clock.instant(),
                                work.access().digest(),
                                word(work)));
        record(work, change, reasons, batch);
    }

    /** Puts down for this run too that it waits. */
    void record(Work work, Change change, Set<HoldReason> reasons, BatchId batch) {
        Map<String, String> facts = facts(change);
        facts.put("reasons", new TreeSet<>(reasons).toString());
        facts.put("batch", batch.value());
        recorder.fact(
                work.subject().with(change.whom()),
                work.ground(),
                Kind.HELD,
                "held#" + change.kind() + "#" + change.target() + "#" + batch,
                facts);
    }

    /** Returns what the source said last, as items keep it. */
    static String word(Work work) {
        return work.basis().map(BelongsHere::word).orElse("");
    }

    /** A release is not for what was found to be otherwise, and holds up nobody else. */
    void drop(HeldDrift held) {
        standDown.close(held);
    }

    /** Puts down who let it through, where people did. */
    void admitted(Work work, Change change, Admission.Admitted admission) {
        Map<String, String> facts = facts(change);
        admission.approvedIn().ifPresent(batch -> facts.put("approvedIn", batch.value()));
        recorder.fact(
                work.subject().with(change.whom()),
                work.ground(),
                Kind.ADMITTED,
                "admitted#" + change.kind() + "#" + change.target(),
                facts);
    }

    /** What people released is carried out. */
    void done(Admission.Admitted admission) {
        if (admission.approvedIn().isPresent()) {
            batches.close(admission.kind(), admission.target());
        }
    }

    /** What people released is not carried out by us, and a human was told why. */
    void refused(Admission.Admitted admission) {
        batches.held(admission.kind(), admission.target())
                .filter(held -> held.state() instanceof State.Released)
                .ifPresent(standDown::close);
    }

    private static Map<String, String> facts(Change change) {
        Map<String, String> facts = new TreeMap<>();
        if (change.whom() instanceof Whom.Owner(AccountId account)) {
            facts.put("account", account.value());
        }
        facts.put("change", change.kind().toString());
        change.entitlement().ifPresent(thing -> facts.put("entitlement", thing.key()));
        return facts;
    }
}
