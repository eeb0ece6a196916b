package dev.rollcall.function.wiring;

import dev.rollcall.application.adoption.ReadPromotion;
import dev.rollcall.application.approval.AskApprovers;
import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.CheckReach;
import dev.rollcall.application.approval.EscalateBatch;
import dev.rollcall.application.approval.EveryMinute;
import dev.rollcall.application.approval.ExpireBatch;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.LookAtHeld;
import dev.rollcall.application.approval.NoteApprovalTrouble;
import dev.rollcall.application.approval.ReadDecision;
import dev.rollcall.application.approval.ReleasePerson;
import dev.rollcall.application.approval.ReleaseWave;
import dev.rollcall.application.approval.RevisitParked;
import dev.rollcall.application.approval.SealBatch;
import dev.rollcall.application.approval.SettleDecision;
import dev.rollcall.application.approval.TendBatches;
import dev.rollcall.application.approval.WakeApproval;
import dev.rollcall.application.campaign.AskCampaignElectors;
import dev.rollcall.application.campaign.CampaignRecord;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.intake.SpreadPolicy;
import dev.rollcall.application.operator.RemindOfStop;
import dev.rollcall.application.policy.ActivatePolicy;
import dev.rollcall.application.policy.AdoptPolicy;
import dev.rollcall.application.policy.AskElectors;
import dev.rollcall.application.policy.JudgeSteps;
import dev.rollcall.application.policy.PolicyRecord;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.policy.TellOfPolicy;
import dev.rollcall.application.policy.TendPolicy;
import dev.rollcall.application.port.ApprovalRuns;
import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.application.port.ApproverMail;
import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.application.port.Watches;
import dev.rollcall.application.reconcile.CensusDocument;
import dev.rollcall.application.record.SendOutbox;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.policyfile.YamlPolicyReader;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;

/** The steps of a held batch. */
public final class ApprovalSteps {
    private final Stores stores;
    private final Policies policies;
    private final ApprovalRuns runs;
    private final ApproverMail mail;
    private final Escalations escalations;
    private final ReceiveHints receive;
    private final Watches watches;
    private final PolicyFiles policyFiles;
    private final Supplier<? extends Snapshots> snapshots;
    private final Supplier<String> secrets;
    private final URI site;
    private final BatchRecord record;
    private final Clock clock;

    ApprovalSteps(
            Stores stores,
            Policies policies,
            ApprovalRuns runs,
            ApproverMail mail,
            Escalations escalations,
            ReceiveHints receive,
            Watches watches,
            PolicyFiles policyFiles,
            Supplier<? extends Snapshots> snapshots,
            Supplier<String> secrets,
            URI site,
            Clock clock) {
        this.stores = stores;
        this.policies = policies;
        this.runs = runs;
        this.mail = mail;
        this.escalations = escalations;
        this.receive = receive;
        this.watches = watches;
        this.policyFiles = policyFiles;
        this.snapshots = snapshots;
        this.secrets = secrets;
        this.site = site;
        this.record = new BatchRecord(stores.ledger(), clock);
        this.clock = clock;
    }

    public SealBatch sealBatch() {
        return new SealBatch(stores.batches(), policies, record, clock);
    }

    public AskApprovers askApprovers() {
        return new AskApprovers(
                stores.batches(),
                policies,
                stores.approvalLinks(),
                stores.mailings(),
                mail,
                runs,
                escalateBatch(),
                record,
                secrets,
                site,
                clock);
    }

    public ReadDecision readDecision() {
        return new ReadDecision(stores.batches(), clock);
    }

    public ExpireBatch expireBatch() {
        return new ExpireBatch(stores.batches(), runs, escalateBatch(), clock);
    }

    public SettleDecision settleDecision() {
        return new SettleDecision(
                stores.batches(), stores.breaker(), stores.cases(), watches, record);
    }

    public ReleaseWave releaseWave() {
        return new ReleaseWave(
                stores.batches(),
                stores.stopSwitch(),
                new HoldChange(stores.batches(), runs),
                clock);
    }

    public ReleasePerson releasePerson() {
        return new ReleasePerson(stores.batches(), receive, clock);
    }

    public NoteApprovalTrouble noteTrouble() {
        return new NoteApprovalTrouble(escalateBatch());
    }

    public CheckReach checkReach() {
        return new CheckReach(policies, mail, stores.reachReports(), stores.outbox(), clock);
    }

    public EveryMinute everyMinute() {
        return new EveryMinute(
                new TendBatches(
                        stores.batches(),
                        runs,
                        askApprovers(),
                        new WakeApproval(stores.batches(), runs)),
                new RevisitParked(stores.batches(), receive, clock),
                new LookAtHeld(stores.batches(), stores.cases(), stores.ledger(), receive, clock),
                new RemindOfStop(stores.stopSwitch(), stores.outbox(), clock),
                tendPolicy(),
                new AskCampaignElectors(
                        new ReadInForce(
                                stores.approvedPolicy(), policyFiles, new YamlPolicyReader()),
                        stores.campaigns(),
                        mail,
                        new CampaignRecord(stores.ledger(), clock),
                        clock),
                new SpreadPolicy(
                        policies,
                        stores.knownPeople(),
                        stores.cases(),
                        stores.cursors(),
                        receive,
                        clock),
                new SendOutbox(stores.outbox(), escalations));
    }

    private TendPolicy tendPolicy() {
        ApprovedPolicy approved = stores.approvedPolicy();
        PolicyReader reader = new YamlPolicyReader();
        ReadInForce inForce = new ReadInForce(approved, policyFiles, reader);
        PolicyRecord log = new PolicyRecord(stores.ledger(), clock);
        TellOfPolicy tell = new TellOfPolicy(stores.outbox(), clock);
        return new TendPolicy(
                approved,
                policyFiles,
                new AdoptPolicy(approved, policyFiles, reader, log, tell, clock),
                new ActivatePolicy(
                        inForce,
                        approved,
                        policyFiles,
                        reader,
                        new JudgeSteps(this::promotion, clock),
                        stores.policyProposals(),
                        log,
                        tell,
                        clock),
                new AskElectors(inForce, stores.policyProposals(), mail, log, clock),
                tell);
    }

    private Promotion promotion(String policyDigest) {
        return new ReadPromotion(
                        stores.reconciliations(), new CensusDocument(snapshots.get()), clock)
                .under(policyDigest);
    }

    private EscalateBatch escalateBatch() {
        return new EscalateBatch(stores.outbox(), clock);
    }
}
