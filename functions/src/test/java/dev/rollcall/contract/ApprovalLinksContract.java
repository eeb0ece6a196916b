package dev.rollcall.contract;

import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.HeldSamples.LEE;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ApprovalLinks;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.platform.Hashes;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ApprovalLinks} do. */
public abstract class ApprovalLinksContract {
    private static final BatchId BATCH = new BatchId("1".repeat(32));
    private static final String HASH = Hashes.sha256("secret");
    private static final ApprovalLinks.Link LINK =
            new ApprovalLinks.Link(HASH, BATCH, KIM, NOON.plusNanos(1_001));

    private ApprovalLinks links;

    protected abstract ApprovalLinks links();

    @BeforeEach
    void take_the_links() {
        links = links();
    }

    @Test
    void a_link_is_found_by_its_hash_alone() {
        links.record(LINK);

        assertThat(links.find(HASH)).contains(LINK);
        assertThat(links.find("secret")).isEmpty();
        assertThat(links.find(Hashes.sha256("other"))).isEmpty();
    }

    @Test
    void a_link_never_comes_to_mean_something_else() {
        links.record(LINK);
        links.record(LINK);
        links.record(new ApprovalLinks.Link(HASH, BATCH, LEE, NOON.plusSeconds(60)));

        assertThat(links.find(HASH)).contains(LINK);
    }
}
