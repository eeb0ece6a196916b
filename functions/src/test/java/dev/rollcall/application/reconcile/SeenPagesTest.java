package dev.rollcall.application.reconcile;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class SeenPagesTest {
    private static final PartPoint POINT =
            new PartPoint.ByCursor(
                    new CursorPoint(
                            Optional.of("c"), 1, Set.of(), SeenIds.none().with(List.of("U1"))));

    private final SeenPages seen = new SeenPages();
    private final Reconciliation present = begun("20260304T120000Z-0a1b2c3d").at(POINT);

    @Test
    void what_was_seen_is_known_until_anybody_goes_on() {
        seen.keep(present, Optional.of(POINT));

        assertThat(seen.of(present)).hasValue(POINT);
        assertThat(seen.of(present.handedOver())).isEmpty();
        assertThat(seen.of(begun("20260304T160000Z-0a1b2c3d").at(POINT))).isEmpty();
    }

    @Test
    void nothing_is_known_once_a_list_has_ended() {
        assertThat(seen.of(present)).isEmpty();
        seen.keep(present, Optional.of(POINT));
        seen.keep(present.failed(), Optional.empty());

        assertThat(seen.of(present)).isEmpty();
        assertThat(seen.of(present.failed())).isEmpty();
    }

    private static Reconciliation begun(String id) {
        return Reconciliation.begin(
                new SnapshotId(id), NOON, "d1", List.of(SnapshotPart.LINKS), Optional.empty());
    }
}
