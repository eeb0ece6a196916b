package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.domain.lifecycle.Aftercare.WorkflowRule;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Hands a leaver's workflows over or stops them, as the policy says; without a rule nothing is
 * written. What is left all the same is put down as residual items later.
 */
public final class SettleWorkflows {
    private final LeaverCases leaverCases;
    private final SlackCapabilities capabilities;
    private final WorkflowManagers workflows;
    private final Accounts accounts;
    private final CarryOut carryOut;
    private final Reactivation reactivation;
    private final InstantSource clock;

    public SettleWorkflows(
            LeaverCases leaverCases,
            Cases cases,
            SlackCapabilities capabilities,
            WorkflowManagers workflows,
            Accounts accounts,
            CarryOut carryOut,
            Escalate escalate,
            InstantSource clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.carryOut = requireNonNull(carryOut, "carryOut is null");
        this.reactivation = new Reactivation(cases, escalate);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Settled once all are as the rule wants them; else what came of the first that is not. */
    public Carried settle(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        LeaverCases.Open open = leaverCases.find(caseId);
        WorkflowRule rule = open.policy().aftercare().workflows();
        if (rule instanceof WorkflowRule.Report) {
            return new Carried.Settled();
        }
        Optional<Carried> hindrance = Removal.hindranceAfterTheCut(open, id);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        if (!Leaving.hasTime(open.leaver().assessment().orElseThrow(), clock.instant())) {
            return new Carried.LookAgain();
        }
        if (!capabilities.detect().has(Capability.WORKFLOWS)) {
            return new Carried.Refused("workflows-not-available");
        }
        if (rule instanceof WorkflowRule.HandOver(AccountId to) && !takesOver(to, id)) {
            return new Carried.Refused("new-manager-not-active");
        }
        Carried worst = new Carried.Settled();
        for (Workflow workflow : unsettled(id, rule)) {
            Carried carried = settle(new Turn(ticket, open, id, workflow), rule);
            switch (carried) {
                case Carried.Settled() -> {}
                // One that is refused must not keep the others.
                case Carried.Refused _ -> worst = carried;
                case Carried.Awaiting _, Carried.Later _, Carried.LookAgain(), Carried.Fenced() -> {
                    return carried;
                }
            }
        }
        return worst;
    }

    /** Whoever is gone too would leave the workflow with nobody who can change it. */
    private boolean takesOver(AccountId to, AccountId leaver) {
        return !to.equals(leaver) && accounts.isActive(to).orElse(false);
    }

    /** Slack goes on listing what was unpublished, so that many would be looked at for ever. */
    private List<Workflow> unsettled(AccountId id, WorkflowRule rule) {
        return workflows.managedBy(id).stream()
                .filter(workflow ->
                        !(rule instanceof WorkflowRule.Unpublish) || workflow.published())
                .toList();
    }

    /** One workflow of one account in one run. */
    private record Turn(
            Runs.Ticket ticket, LeaverCases.Open open, AccountId leaver, Workflow workflow) {}

    private Carried settle(Turn turn, WorkflowRule rule) {
        WorkflowId id = turn.workflow().id();
        return switch (rule) {
            case WorkflowRule.Report() -> new Carried.Settled();
            case WorkflowRule.Unpublish() ->
                    order(
                            turn,
                            "unpublish:" + id,
                            "published=false",
                            found -> found.filter(Workflow::published).isEmpty(),
                            () -> workflows.unpublish(id));
            case WorkflowRule.HandOver(AccountId to) -> handOver(turn, id, to);
        };
    }

    /** The new manager first: at no time is there none. */
    private Carried handOver(Turn turn, WorkflowId id, AccountId to) {
        Carried added =
                order(
                        turn,
                        "add-manager:" + id,
                        "manager=" + to,
                        found -> found.map(w -> w.managedBy(to)).orElse(true),
                        () -> workflows.add(id, to));
        return added instanceof Carried.Settled
                ? order(
                        turn,
                        "remove-manager:" + id,
                        "manager=false",
                        Optional::isEmpty,
                        () -> workflows.remove(id, turn.leaver()))
                : added;
    }

    private Carried order(
            Turn turn,
            String action,
            String after,
            Predicate<Optional<Workflow>> asMeant,
            Supplier<WriteReply> write) {
        StillInactive stillInactive =
                new StillInactive(accounts, reactivation, turn.open(), turn.leaver());
        Effect effect = Removal.effect(turn.open(), turn.leaver());
        Look look = () -> look(turn, asMeant);
        Carried carried =
                carryOut.carryOut(
                        new Order(
                                        turn.ticket(),
                                        turn.open().subject().with(turn.leaver()),
                                        turn.open().ground(),
                                        action,
                                        effect,
                                        after,
                                        look,
                                        stillInactive.beside(look),
                                        write)
                                .basedOn(turn.open().leaver().assessment().orElseThrow()));
        return stillInactive.judged(carried);
    }

    /** Of a workflow Slack tells only among those that somebody manages. */
    private Look.Seen look(Turn turn, Predicate<Optional<Workflow>> asMeant) {
        List<Workflow> managed = workflows.managedBy(turn.leaver());
        Optional<Workflow> found =
                managed.stream().filter(w -> w.id().equals(turn.workflow().id())).findFirst();
        return new Look.Seen(asMeant.test(found), found.map(SettleWorkflows::text).orElse("none"));
    }

    private static String text(Workflow workflow) {
        return "managers=" + workflow.managers().size() + " published=" + workflow.published();
    }
}
