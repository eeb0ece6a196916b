package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.WorkflowManagers;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.capability.Availability;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.domain.inventory.Workflow;
import dev.rollcall.domain.inventory.WorkflowId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualKind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for what a verified leaver leaves behind, and puts down what no API can end. What could not
 * be read in time is put down too: then a human looks.
 */
public final class TakeInventory {
    /** So long after the verification what Slack puts off is waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Where only these are missing, nobody has to look: there is one workspace, and it is left. */
    private static final Set<Capability> NEEDED =
            Set.of(Capability.AUDIT_LOGS, Capability.INTEGRATION_LOGS, Capability.WORKFLOWS);

    private final LeaverCases leaverCases;
    private final SlackCapabilities capabilities;
    private final ReadInventory readInventory;
    private final WorkflowManagers workflows;
    private final LeftWorkflows leftWorkflows;
    private final Ledger ledger;
    private final Recorder recorder;
    private final OpenResidual openResidual;
    private final Clock clock;

    public TakeInventory(
            LeaverCases leaverCases,
            SlackCapabilities capabilities,
            Inventories inventories,
            WorkflowManagers workflows,
            Accounts accounts,
            Residuals residuals,
            Departures departures,
            Ledger ledger,
            Recorder recorder,
            Clock clock) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.workflows = requireNonNull(workflows, "workflows is null");
        this.leftWorkflows = new LeftWorkflows(workflows, accounts);
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.openResidual = new OpenResidual(residuals, departures, recorder, clock);
        this.readInventory = new ReadInventory(inventories, openResidual, ledger, recorder);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How far it is. */
    public sealed interface Outcome {
        record Taken() implements Outcome {}

        /** Slack puts some of it off until then; what was read is kept. */
        record Awaiting(Instant notBefore) implements Outcome {}

        /** The account is not verified, or this was done before. */
        record NotDue() implements Outcome {}
    }

    public Outcome take(CaseId caseId, AccountId id) {
        LeaverCases.Kept open = leaverCases.kept(caseId);
        Optional<Instant> verified =
                open.leaver().account(id).flatMap(AccountProgress::verifiedWithoutInventory);
        if (verified.isEmpty()) {
            return new Outcome.NotDue();
        }
        Unavailable unavailable = new Unavailable(capabilities.detect());
        Set<Topic> topics =
                Arrays.stream(Topic.values())
                        .filter(topic -> unavailable.unlessHas(topic.needs()))
                        .collect(Collectors.toSet());
        Inventory inventory = readInventory.read(open, id, topics, "inventory");
        Optional<Instant> readableFrom = inventory.readableFrom();
        if (readableFrom.filter(at -> at.isBefore(verified.get().plus(PATIENCE))).isPresent()) {
            return new Outcome.Awaiting(readableFrom.get());
        }
        boolean last = !clock.instant().isBefore(verified.get().plus(PATIENCE));
        String managed = workflows(open, id, last, unavailable);
        UnreadTopics.of(inventory.unread().stream().map(Holdings.Unread::toString).toList())
                .forEach(topic -> openResidual.open(open, id, ResidualKind.UNREAD, topic));
        unavailable.missing().forEach((missing, why) -> unavailable(open, id, missing, why));
        new LeftPlaces(ledger, openResidual).open(open, id);
        new Findings(open, id, recorder)
                .keep(
                        Kind.INVENTORY,
                        "inventory",
                        Map.of("workflows", managed, Findings.UNAVAILABLE, unavailable.text()));
        recorder.mark(open.leaver(), open.ground(), id, AccountMark.INVENTORIED);
        return new Outcome.Taken();
    }

    /** Returns the ids of what the leaver manages still; only what runs without anybody is left. */
    private String workflows(
            LeaverCases.Kept open, AccountId id, boolean last, Unavailable unavailable) {
        if (!unavailable.unlessHas(Capability.WORKFLOWS)) {
            return "";
        }
        try {
            List<Workflow> managed = workflows.managedBy(id);
            leftWorkflows.among(managed, id).forEach(left -> put(open, id, left));
            leftWorkflows.ownerless(id).forEach(left -> put(open, id, left));
            return managed.stream().map(w -> w.id().value()).collect(Collectors.joining(" "));
        } catch (PortFailure.NeedsHuman refused) {
            unavailable.refused(Capability.WORKFLOWS, refused.code());
            return "";
        } catch (PortFailure.Unavailable down) {
            if (!last) {
                throw down;
            }
            unavailable.refused(Capability.WORKFLOWS, "unavailable");
            return "";
        }
    }

    private void put(LeaverCases.Kept open, AccountId id, WorkflowId left) {
        openResidual.open(open, id, ResidualKind.WORKFLOW, left.value());
    }

    private void unavailable(
            LeaverCases.Kept open, AccountId id, Capability missing, Availability why) {
        if (NEEDED.contains(missing) || !(why instanceof Availability.NotOnThisPlan)) {
            openResidual.open(open, id, ResidualKind.UNREAD, missing + "=" + why.words());
        }
    }
}
