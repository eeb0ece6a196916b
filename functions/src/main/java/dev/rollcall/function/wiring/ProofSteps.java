package dev.rollcall.function.wiring;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.leaver.EvidenceDocument;
import dev.rollcall.application.leaver.HeldByHand;
import dev.rollcall.application.leaver.LastLook;
import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.leaver.LookLate;
import dev.rollcall.application.leaver.ProveDeactivation;
import dev.rollcall.application.leaver.SealClosing;
import dev.rollcall.application.leaver.SealEvidence;
import dev.rollcall.application.leaver.StillLeft;
import dev.rollcall.application.leaver.TakeInventory;
import dev.rollcall.application.leaver.TendResiduals;
import dev.rollcall.application.leaver.VerifyLeaver;
import dev.rollcall.application.port.EvidenceStore;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;

import java.time.Clock;
import java.util.function.Supplier;

/** The steps that prove a leaver out and look after what is left; none writes to Slack. */
public final class ProofSteps {
    private final Stores stores;
    private final LeaverCases leaverCases;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Slack slack;
    private final Supplier<? extends EvidenceStore> evidence;
    private final Clock clock;

    ProofSteps(
            Stores stores,
            LeaverCases leaverCases,
            Recorder recorder,
            Escalate escalate,
            Slack slack,
            Supplier<? extends EvidenceStore> evidence,
            Clock clock) {
        this.stores = stores;
        this.leaverCases = leaverCases;
        this.recorder = recorder;
        this.escalate = escalate;
        this.slack = slack;
        this.evidence = evidence;
        this.clock = clock;
    }

    public ProveDeactivation proveDeactivation() {
        return new ProveDeactivation(
                leaverCases,
                slack.capabilities(),
                slack.auditTrail(),
                slack.licences(),
                stores.residuals(),
                stores.ledger(),
                stores.departures(),
                recorder,
                clock);
    }

    public TakeInventory takeInventory() {
        return new TakeInventory(
                leaverCases,
                slack.capabilities(),
                slack.inventories(),
                slack.workflows(),
                slack.accounts(),
                stores.residuals(),
                stores.departures(),
                stores.ledger(),
                recorder,
                clock);
    }

    public TendResiduals tendResiduals() {
        return new TendResiduals(
                leaverCases,
                stores.residuals(),
                new StillLeft(
                        slack.inventories(),
                        slack.workflows(),
                        slack.accounts(),
                        slack.memberships(),
                        slack.auditTrail(),
                        slack.licences(),
                        stores.ledger()),
                new LookLate(
                        slack.capabilities(),
                        slack.inventories(),
                        stores.residuals(),
                        stores.departures(),
                        stores.ledger(),
                        recorder,
                        clock),
                stores.departures(),
                new SealClosing(stores.ledger(), evidence.get(), recorder),
                recorder,
                escalate,
                clock);
    }

    public VerifyLeaver verifyLeaver() {
        return new VerifyLeaver(
                leaverCases,
                stores.cases(),
                slack.accounts(),
                slack.capabilities(),
                slack.sessions(),
                slack.memberships(),
                stores.ledger(),
                new HeldByHand(stores.grants(), stores.restores()),
                recorder,
                escalate,
                clock);
    }

    public SealEvidence sealEvidence() {
        return new SealEvidence(
                leaverCases,
                new LastLook(stores.cases(), slack.accounts(), escalate),
                stores.ledger(),
                stores.residuals(),
                evidence.get(),
                new EvidenceDocument(),
                recorder);
    }
}
