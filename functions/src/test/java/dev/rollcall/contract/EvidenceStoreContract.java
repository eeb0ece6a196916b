package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an {@link EvidenceStore} does. */
public abstract class EvidenceStoreContract {
    private static final byte[] CONTENT = "{\"outcome\":\"verified\"}".getBytes(UTF_8);
    private static final byte[] OTHER = "{\"outcome\":\"other\"}".getBytes(UTF_8);

    private EvidenceStore store;

    protected abstract EvidenceStore store();

    /** Returns what is stored under the key. */
    protected abstract byte[] stored(EvidenceStore.Location location);

    @BeforeEach
    void take_the_store() {
        store = store();
    }

    @Test
    void stores_the_content_under_a_key_of_its_case() {
        EvidenceStore.Location location = store.put(caseId(1), CONTENT);

        assertThat(stored(location)).isEqualTo(CONTENT);
        assertThat(location.sha256()).isEqualTo(Hashes.sha256(CONTENT));
        assertThat(location.key()).contains(caseId(1).value());
        assertThat(store.put(caseId(2), CONTENT).key()).isNotEqualTo(location.key());
    }

    @Test
    void storing_the_same_again_succeeds() {
        EvidenceStore.Location first = store.put(caseId(1), CONTENT);

        assertThat(store.put(caseId(1), CONTENT)).isEqualTo(first);
    }

    @Test
    void other_content_needs_a_human_and_replaces_nothing() {
        EvidenceStore.Location first = store.put(caseId(1), CONTENT);

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.put(caseId(1), OTHER))
                .returns("other-content-stored", PortFailure.NeedsHuman::code);
        assertThat(stored(first)).isEqualTo(CONTENT);
    }

    @Test
    void what_is_stored_at_the_closing_lies_beside_the_proof_and_is_stored_once_too() {
        EvidenceStore.Location proof = store.put(caseId(1), CONTENT);
        EvidenceStore.Location closing = store.putClosing(caseId(1), OTHER);

        assertThat(closing.key()).contains(caseId(1).value()).isNotEqualTo(proof.key());
        assertThat(stored(closing)).isEqualTo(OTHER);
        assertThat(store.putClosing(caseId(1), OTHER)).isEqualTo(closing);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.putClosing(caseId(1), CONTENT));
        assertThat(stored(proof)).isEqualTo(CONTENT);
    }

    @Test
    void a_page_of_a_baseline_is_stored_once() {
        SnapshotId baseline = new SnapshotId("20261126T120000Z-0a1b2c3d");
        EvidenceStore.Location first = store.putAdopted(baseline, 0, CONTENT);
        EvidenceStore.Location second = store.putAdopted(baseline, 1, OTHER);

        assertThat(first.key()).contains(baseline.value()).isNotEqualTo(second.key());
        assertThat(first.sha256()).isEqualTo(Hashes.sha256(CONTENT));
        assertThat(stored(first)).isEqualTo(CONTENT);
        assertThat(stored(second)).isEqualTo(OTHER);
        assertThat(store.putAdopted(baseline, 0, CONTENT)).isEqualTo(first);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> store.putAdopted(baseline, 0, OTHER))
                .returns("other-content-stored", PortFailure.NeedsHuman::code);
    }
}
