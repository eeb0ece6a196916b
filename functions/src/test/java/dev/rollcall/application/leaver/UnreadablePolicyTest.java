package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverSteps;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Set;

/** A policy that cannot be read stops what writes, and neither clock nor escalation nor proof. */
class UnreadablePolicyTest {
    private static final Sla STRICT =
            new Sla(Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(4));

    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final LeaverSteps blind = new LeaverSteps(world, new Unreadable());

    @Test
    void a_case_is_opened_all_the_same_and_its_clock_runs_with_the_default_times() {
        CaseId caseId = blind.claimed(world.want(ANA));

        assertThat(world.leaver(caseId).terms()).isEqualTo(Terms.withoutPolicy());
        assertThat(world.entries(caseId, Kind.OPENED))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.ground().policyDigest()).isEqualTo("unreadable"));
        world.clock.advance(Sla.DEFAULT.accessCut());
        blind.watch.check(caseId);
        assertThat(world.escalations.reasons()).hasSize(1);
    }

    @Test
    void a_case_keeps_the_times_that_it_was_opened_with() {
        CaseId caseId =
                new LeaverSteps(
                                world,
                                new LeaverPolicy(
                                        "f".repeat(64),
                                        STRICT,
                                        world.policy.dwell(),
                                        world.policy.deactivations(),
                                        Set.of(),
                                        LeaverPolicy.Mode.ACT))
                        .claimed(world.want(ANA));

        assertThat(world.leaver(caseId).terms())
                .isEqualTo(new Terms("f".repeat(64), STRICT, Sla.RELEASED_DEFAULT));
        assertThat(world.entries(caseId, Kind.OPENED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry(SlaClass.ACCESS_CUT.name(), "PT2M"));
    }

    @Test
    void trouble_is_told() {
        CaseId caseId = world.confirmed(ANA);

        blind.trouble.note(world.ticket(ANA), caseId, "assess", "", 2);

        assertThat(world.escalations.reasons()).containsExactly("trouble:assess");
    }

    @Test
    void what_is_out_is_verified_and_sealed() {
        CaseId caseId = world.confirmed(ANA);
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);

        assertThat(blind.verify.verify(caseId)).isInstanceOf(VerifyLeaver.Outcome.Verified.class);
        blind.seal.seal(caseId);

        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.VERIFIED);
    }

    @Test
    void nothing_is_decided_and_nothing_written() {
        CaseId caseId = world.confirmed(ANA);
        Runs.Ticket ticket = world.ticket(ANA);

        refuses(() -> blind.assess.assess(ticket, caseId));
        refuses(() -> blind.admit.admit(caseId, ANAS));
        refuses(() -> blind.deactivate.deactivate(ticket, caseId, ANAS));
        refuses(() -> blind.endSessions.end(ticket, caseId, ANAS));

        assertThat(world.slack.writes().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAVER", "SUSPENDED"})
    void nobody_who_leaves_waits_for_what_is_said_of_access(Standing standing) {
        world.source.put(ANA, standing, LeaverWorld.START);
        LeaverSteps steps = new LeaverSteps(world, new WithoutAccess());
        CaseId caseId = world.open(ANA);
        steps.assess.assess(world.ticket(ANA), caseId);
        world.clock.advance(world.policy.dwell());

        AssessPerson.Outcome outcome = steps.assess.assess(world.ticket(ANA), caseId);

        assertThat(outcome)
                .isInstanceOfAny(
                        AssessPerson.Outcome.Leaver.class, AssessPerson.Outcome.Suspended.class);
    }

    private static void refuses(Runnable step) {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class).isThrownBy(step::run);
    }

    private static final class Unreadable implements Policies {
        @Override
        public Operators operators() {
            throw unreadable();
        }

        @Override
        public AccessPolicy access() {
            throw unreadable();
        }

        @Override
        public Reactions reactions() {
            throw unreadable();
        }

        @Override
        public LeaverPolicy leavers() {
            throw unreadable();
        }

        @Override
        public PlanRules plans() {
            throw unreadable();
        }

        @Override
        public ApprovalPolicy approvals() {
            throw unreadable();
        }

        private static PortFailure unreadable() {
            return new PortFailure.NeedsHuman("Reading the policy", "invalid-policy");
        }
    }

    /** As where a new version of the file has a fault in what it says of access only. */
    private static final class WithoutAccess implements Policies {
        private final FixedPolicies usual = FixedPolicies.usual();

        @Override
        public Operators operators() {
            return usual.operators();
        }

        @Override
        public AccessPolicy access() {
            throw new PortFailure.NeedsHuman("Reading the policy", "invalid-policy");
        }

        @Override
        public Reactions reactions() {
            throw new PortFailure.NeedsHuman("Reading the policy", "invalid-policy");
        }

        @Override
        public LeaverPolicy leavers() {
            return usual.leavers();
        }

        @Override
        public PlanRules plans() {
            return usual.plans();
        }

        @Override
        public ApprovalPolicy approvals() {
            return usual.approvals();
        }
    }
}
