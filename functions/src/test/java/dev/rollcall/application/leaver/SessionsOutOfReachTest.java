package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** On Business+ no API lists sessions or ends them: it is said, and nothing is pretended. */
class SessionsOutOfReachTest {
    private static final Carried NOT_ON_THIS_PLAN =
            new Carried.Refused("sessions-not-on-this-plan");

    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);

    @BeforeEach
    void businessPlus() {
        world.belongings.isOn(SlackPlan.BUSINESS_PLUS);
    }

    @Test
    void no_session_is_reset_and_the_case_says_why() {
        assertThat(signOut()).isEqualTo(NOT_ON_THIS_PLAN);
        signOut();

        assertThat(world.slack.writes().all()).isEmpty();
        assertThat(marked(AccountMark.SESSIONS_ENDED)).isFalse();
        assertThat(world.entries(caseId, Kind.UNAVAILABLE))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry(
                                        "unavailable", "SESSIONS=not available on this plan"));
        assertThat(world.escalations.reasons()).isEmpty();
    }

    @Test
    void access_is_cut_once_the_account_is_inactive() {
        signOut();
        assertThat(world.entries(caseId, Kind.REACHED)).isEmpty();

        world.steps.deactivate.deactivate(world.ticket(ANA), caseId, ANAS);

        assertThat(world.entries(caseId, Kind.REACHED))
                .extracting(entry -> entry.key())
                .containsExactly(
                        "reached#ACCESS_CUT#"
                                + world.leaver(caseId).reached(SlaClass.ACCESS_CUT).orElseThrow());
    }

    @Test
    void the_evidence_names_what_was_judged_and_claims_no_session_was_seen() {
        world.steps.deactivate.deactivate(world.ticket(ANA), caseId, ANAS);
        assertThat(world.steps.verify.verify(caseId))
                .isInstanceOf(VerifyLeaver.Outcome.Verified.class);
        world.steps.seal.seal(caseId);

        String evidence = new String(world.evidence.content(caseId).orElseThrow(), UTF_8);

        assertThat(evidence)
                .contains(
                        "\"SESSIONS=not available on this plan\"",
                        "access cut is judged by active=false alone",
                        "help 204475027");
        assertThat(world.entries(caseId, Kind.VERIFIED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("sessions", "not available on this plan"));
    }

    @Test
    void who_is_held_stays_signed_in_and_that_is_a_task_for_people() {
        world.cases.mark(caseId, ANAS, AccountMark.HELD, START);

        world.steps.contain.contain(world.ticket(ANA), caseId, ANAS);

        assertThat(world.slack.count(ANAS)).isEqualTo(2);
        assertThat(world.entries(caseId, Kind.UNAVAILABLE))
                .anySatisfy(entry ->
                        assertThat(entry.facts())
                                .containsEntry("task", "held: sign the account out by hand"));
        assertThat(world.steps.verify.verify(caseId))
                .isEqualTo(new VerifyLeaver.Outcome.WithHuman());
    }

    @Test
    void who_is_suspended_is_not_taken_to_be_signed_out() {
        world.source.put(ANA, Standing.SUSPENDED, START);
        world.confirmed(ANA);

        assertThat(world.steps.verify.verify(caseId))
                .isEqualTo(
                        new VerifyLeaver.Outcome.Incomplete(List.of(ANAS + ":sessions=unknown")));
        assertThat(signOut()).isEqualTo(NOT_ON_THIS_PLAN);
        signOut();

        assertThat(world.steps.verify.verify(caseId))
                .isEqualTo(new VerifyLeaver.Outcome.WithHuman());
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.REFUSED);
        assertThat(world.escalations.reasons()).containsExactly("sessions-not-on-this-plan");
        assertThat(world.slack.active(ANAS)).isTrue();
    }

    private Carried signOut() {
        return world.steps.endSessions.end(world.ticket(ANA), caseId, ANAS);
    }

    private boolean marked(AccountMark mark) {
        return world.leaver(caseId).account(ANAS).orElseThrow().has(mark);
    }
}
