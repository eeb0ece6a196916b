package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** How a reconciliation ended stays in the ledger when its report is gone. */
class ReconcileTrailTest {
    private final ReconcileWorld world = new ReconcileWorld();

    @Test
    void what_was_found_and_set_right_is_in_the_ledger_with_the_digests_of_its_report() {
        world.furnish();
        SnapshotId id = world.begin();
        world.execute(id);

        LedgerEntry entry = only();
        assertThat(entry.kind()).isEqualTo(LedgerEntry.Kind.RECONCILED);
        assertThat(entry.ground().policyDigest()).isEqualTo("1".repeat(64));
        assertThat(entry.facts())
                .containsEntry("snapshot", id.value())
                .containsEntry("result", "compared")
                .containsEntry("found.missed-deprovision", "2")
                .containsEntry("found.orphan-account", "1")
                .containsEntry("toBeSetRight.missed-deprovision", "2")
                .containsEntry("found.sha256", digest(id, Snapshots.FOUND))
                .containsEntry("plan.sha256", digest(id, PlanDocument.NAME))
                .containsEntry("outcome.sha256", digest(id, Snapshots.OUTCOME));
        assertThat(entry.facts().toString()).doesNotContain("@", "amy", "lea");
    }

    @Test
    void a_step_that_comes_again_after_the_end_puts_down_nothing_else() {
        world.furnish();
        SnapshotId id = world.begin();
        world.execute(id);
        String hash = stored().getFirst().hash();

        world.steps().readSnapshot(new SeenPages()).read(id, world.base.clock.instant());
        world.steps().nameDifferences().name(id);
        world.steps().seeWhatCame().see(id, world.base.clock.instant());

        assertThat(stored()).extracting(Ledger.Stored::hash).containsExactly(hash);
    }

    @Test
    void one_that_ends_because_the_policy_changed_is_put_down_with_that() {
        world.person(OKTA, "amy", Standing.ENTITLED);
        SnapshotId id = world.begin();
        world.policies = world.policies.granting(ReconcileWorld.policy("2".repeat(64)));
        world.read(id);

        assertThat(only().facts())
                .containsEntry("result", "policy-changed")
                .doesNotContainKey("found.sha256");
    }

    @Test
    void a_death_between_the_end_and_the_ledger_loses_no_entry() {
        SnapshotId id = world.begin();
        Reconciliation present = world.reconciliations.latest().orElseThrow();
        world.reconciliations.replace(
                Optional.of(present),
                present.ended(world.base.clock.instant(), Optional.of("too-long")));
        assertThat(stored()).isEmpty();

        world.steps().readSnapshot(new SeenPages()).read(id, world.base.clock.instant());

        assertThat(only().facts()).containsEntry("result", "too-long");
    }

    private LedgerEntry only() {
        assertThat(stored()).hasSize(1);
        return stored().getFirst().entry();
    }

    private List<Ledger.Stored> stored() {
        return world.base.ledger.of(ReconcileTrail.ID);
    }

    private String digest(SnapshotId id, String name) {
        return Hashes.sha256(world.snapshots.document(id, name).orElseThrow());
    }
}
