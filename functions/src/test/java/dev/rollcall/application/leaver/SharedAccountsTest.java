package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.leaver.AdmitLeaver.Outcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.approval.HeldDrift;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

/** Ana has left; her account is linked to Ben too. */
class SharedAccountsTest {
    private static final PersonId BEN = LeaverWorld.person("00uBen");

    private final LeaverWorld world = LeaverWorld.whereAnaLeft();

    @BeforeEach
    void link_ben_to_anas_account() {
        world.source.put(BEN, Standing.ENTITLED, START);
        world.link(BEN, ANAS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LEAVER")
    void is_held_for_a_human_unless_the_other_has_left_too(Standing others) {
        world.source.put(BEN, others, START);
        CaseId caseId = world.confirmed(ANA);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.Held());

        assertThat(held().orElseThrow().item().reasons()).containsExactly(HoldReason.DISPUTED_LINK);
        assertThat(world.entries(caseId, Kind.DISPUTED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts()).containsEntry("linkedTo", BEN.toString()));
    }

    @Test
    void that_the_source_does_not_know_the_other_is_no_leaving() {
        world.source.remove(BEN);
        CaseId caseId = world.confirmed(ANA);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isEqualTo(new Outcome.Held());
    }

    @Test
    void is_admitted_once_all_have_left() {
        world.source.put(BEN, Standing.LEAVER, START);
        CaseId caseId = world.confirmed(ANA);

        assertThat(world.steps.admit.admit(caseId, ANAS)).isInstanceOf(Outcome.Admitted.class);

        assertThat(world.entries(caseId, Kind.DISPUTED)).isEmpty();
    }

    @Test
    void nothing_is_decided_while_the_other_cannot_be_read() {
        CaseId caseId = world.open(ANA);
        world.steps.assess.assess(world.ticket(ANA), caseId);
        world.clock.advance(world.policy.dwell());
        world.source.afterRead(
                () -> world.source.failNextRead(new PortFailure.Unavailable("Okta is down")));

        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() -> world.steps.assess.assess(world.ticket(ANA), caseId));
    }

    @Test
    void a_dispute_that_is_over_leaves_no_mark() {
        CaseId caseId = world.confirmed(ANA);
        assertThat(disputed(caseId)).isTrue();

        world.source.put(BEN, Standing.LEAVER, START);
        world.steps.assess.assess(world.ticket(ANA), caseId);

        assertThat(disputed(caseId)).isFalse();
    }

    @Test
    void a_look_at_the_other_does_not_close_what_is_held_of_the_leaver() {
        CaseId caseId = world.confirmed(ANA);
        world.steps.admit.admit(caseId, ANAS);

        world.confirmed(BEN);

        assertThat(held()).isPresent();
    }

    private boolean disputed(CaseId caseId) {
        return world.leaver(caseId).account(ANAS).orElseThrow().has(AccountMark.DISPUTED);
    }

    private Optional<HeldDrift> held() {
        return world.batches.held(ChangeKind.DEACTIVATE, ANAS);
    }
}
