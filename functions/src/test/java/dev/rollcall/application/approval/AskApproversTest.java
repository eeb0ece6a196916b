package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.FixedPolicies.LEE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.RecordingMail;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class AskApproversTest {
    private final HeldWorld company = new HeldWorld(new LeaverWorld(), 60);
    private final LeaverWorld world = company.world;

    @Test
    void who_has_not_confirmed_counts_as_not_asked_and_is_asked_within_a_minute_of_confirming() {
        world.mail.unconfirmed(KIM.id());
        company.leave(1, 40);
        company.workFor(Duration.ofMinutes(5));
        Batch batch = company.pending().orElseThrow();

        assertThat(world.mail.sent()).extracting(RecordingMail.Sent::to).containsExactly(LEE.id());
        assertThat(world.mail.sent().getFirst().mail().body())
                .contains("Then the next approvers are asked.");
        assertThat(asked(batch)).containsExactly("asked#lee");
        assertThat(world.mailings.lastAbout(KIM.id())).isEqualTo(Optional.empty());

        world.mail.confirm(KIM.id());
        company.workFor(Duration.ofMinutes(1));

        assertThat(world.mail.sent())
                .extracting(RecordingMail.Sent::to)
                .containsExactly(LEE.id(), KIM.id());
        assertThat(asked(batch)).containsExactlyInAnyOrder("asked#lee", "asked#kim");
    }

    private List<String> asked(Batch batch) {
        return world.entries(new CaseId(batch.id().value()), Kind.ASKED).stream()
                .map(LedgerEntry::key)
                .toList();
    }
}
