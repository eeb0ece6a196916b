package dev.rollcall.application.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.campaign.AskCampaignElectors;
import dev.rollcall.application.campaign.CampaignRecord;
import dev.rollcall.application.intake.SpreadPolicy;
import dev.rollcall.application.operator.RemindOfStop;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.record.SendOutbox;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.InMemoryCampaigns;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.InMemoryGrants;
import dev.rollcall.testing.InMemoryKnownPeople;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class EveryMinuteTest {
    private final LeaverWorld world =
            new LeaverWorld(FixedPolicies.limitedTo(Limits.absolute(10, 25)));
    private final PolicyDesk policy = new PolicyDesk(world.clock, world.ledger, world.escalations);
    private final HeldWorld held = new HeldWorld(world, 20);

    @Test
    void mail_that_cannot_be_sent_keeps_nothing_else_from_being_done() {
        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(3));
        held.reject(FixedPolicies.KIM, Choice.SOURCE_WRONG);
        held.workFor(Duration.ofMinutes(1));
        world.clock.advance(CastVote.SHOWN_AGAIN);
        int started = world.workflows.started().size();
        world.escalations.put(
                new Outbox.Waiting(
                        "1",
                        new Escalations.Escalation("case", "late", "Look.", Map.of()),
                        world.clock.instant()));
        EveryMinute everyMinute =
                new EveryMinute(
                        world.approvals.tend,
                        world.approvals.revisit,
                        world.approvals.look,
                        new RemindOfStop(world.stop, world.escalations, world.clock),
                        policy.tend,
                        asked(),
                        spread(),
                        new SendOutbox(world.escalations, new Broken()));

        assertThatExceptionOfType(PortFailure.Unavailable.class).isThrownBy(everyMinute::tend);

        assertThat(world.workflows.started()).hasSizeGreaterThanOrEqualTo(started + 12);
        assertThat(world.escalations.waiting(9)).isNotEmpty();
    }

    @Test
    void looking_at_those_who_are_held_keeps_to_its_time() {
        held.leave(1, 20);
        held.workFor(Duration.ofMinutes(2));
        List<CaseId> found = new ArrayList<>();
        Cases slow =
                (Cases)
                        Proxy.newProxyInstance(
                                Cases.class.getClassLoader(),
                                new Class<?>[] {Cases.class},
                                (_, method, arguments) -> {
                                    world.clock.advance(Duration.ofSeconds(4));
                                    found.add((CaseId) arguments[0]);
                                    return method.invoke(world.cases, arguments);
                                });

        new LookAtHeld(world.batches, slow, world.ledger, world.receive, world.clock).look();

        assertThat(found).hasSize(4);
    }

    @Test
    void a_batch_is_tended_before_those_who_are_held_are_looked_at() {
        held.leave(1, 12);
        held.workFor(Duration.ofMinutes(3));
        List<String> order = new ArrayList<>();
        Batches batches =
                (Batches)
                        Proxy.newProxyInstance(
                                Batches.class.getClassLoader(),
                                new Class<?>[] {Batches.class},
                                (_, method, arguments) -> {
                                    order.add(method.getName());
                                    return method.invoke(world.batches, arguments);
                                });
        new EveryMinute(
                        new TendBatches(
                                batches,
                                world.approvalRuns,
                                world.approvals.ask,
                                new WakeApproval(batches, world.approvalRuns)),
                        world.approvals.revisit,
                        new LookAtHeld(
                                batches, world.cases, world.ledger, world.receive, world.clock),
                        new RemindOfStop(world.stop, world.escalations, world.clock),
                        policy.tend,
                        asked(),
                        spread(),
                        new SendOutbox(world.escalations, new Silent()))
                .tend();

        assertThat(order).startsWith("unfinished").endsWith("unfinished", "items");
    }

    private AskCampaignElectors asked() {
        return new AskCampaignElectors(
                policy.inForce,
                new InMemoryCampaigns(),
                policy.mail,
                new CampaignRecord(world.ledger, world.clock),
                world.clock);
    }

    private SpreadPolicy spread() {
        return new SpreadPolicy(
                FixedPolicies.usual(),
                new InMemoryKnownPeople(world.links, new InMemoryGrants()),
                world.cases,
                new InMemoryCursors(),
                world.receive,
                world.clock);
    }

    /** Nobody is mailed to. */
    private static final class Silent implements Escalations {
        @Override
        public void raise(List<List<Escalation>> byReason) {}

        @Override
        public void page(List<List<Escalation>> byReason) {}
    }

    /** No mail goes out. */
    private static final class Broken implements Escalations {
        @Override
        public void raise(List<List<Escalation>> byReason) {
            throw new PortFailure.Unavailable("SNS is down");
        }

        @Override
        public void page(List<List<Escalation>> byReason) {
            throw new PortFailure.Unavailable("SNS is down");
        }
    }
}
