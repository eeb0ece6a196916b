package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.okta.Okta;
import dev.rollcall.adapter.s3.S3EvidenceStore;
import dev.rollcall.adapter.s3.S3Policies;
import dev.rollcall.adapter.s3.S3PolicyFiles;
import dev.rollcall.adapter.s3.S3Snapshots;
import dev.rollcall.adapter.secrets.ManagedSecrets;
import dev.rollcall.adapter.sfn.SfnApprovalRuns;
import dev.rollcall.adapter.sfn.SfnReconcileRuns;
import dev.rollcall.adapter.sfn.SfnWatches;
import dev.rollcall.adapter.sfn.SfnWorkflows;
import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.SlackSettings;
import dev.rollcall.adapter.slack.call.AccountsAtHand;
import dev.rollcall.adapter.slack.call.SharedCallBudget;
import dev.rollcall.adapter.sns.SnsApproverMail;
import dev.rollcall.adapter.sns.SnsEscalations;
import dev.rollcall.application.campaign.CampaignRecord;
import dev.rollcall.application.campaign.CloseItems;
import dev.rollcall.application.campaign.RecountVotes;
import dev.rollcall.application.campaign.TendCampaigns;
import dev.rollcall.application.intake.AskForEnds;
import dev.rollcall.application.intake.DispatchHint;
import dev.rollcall.application.intake.FirstSignIns;
import dev.rollcall.application.intake.HearOfChanges;
import dev.rollcall.application.intake.HookSilences;
import dev.rollcall.application.intake.LostPlaces;
import dev.rollcall.application.intake.NoticeSilence;
import dev.rollcall.application.intake.PollEventLog;
import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.intake.ReleaseWaiting;
import dev.rollcall.application.intake.Sweep;
import dev.rollcall.application.intake.TakeExports;
import dev.rollcall.application.intake.UntoldTouches;
import dev.rollcall.application.leaver.LeaverCases;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.application.port.Watches;
import dev.rollcall.application.port.Workflows;
import dev.rollcall.application.provision.PeopleAtHand;
import dev.rollcall.application.reconcile.BeginReconciliation;
import dev.rollcall.application.reconcile.CompareMembership;
import dev.rollcall.application.reconcile.CompareTouched;
import dev.rollcall.application.reconcile.LookAtMembership;
import dev.rollcall.application.reconcile.MissedLeavers;
import dev.rollcall.application.reconcile.ReconcileTrail;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.application.watch.WatchSla;
import dev.rollcall.function.operator.OperatorApi;
import dev.rollcall.function.site.ApprovalSite;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.log.Metrics;
import dev.rollcall.policyfile.YamlPolicyReader;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Builds what one function needs; nothing here makes a call or reads a secret yet. */
public final class Wiring {
    static final String OKTA_HOOKS = "okta";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration AMBIGUITY_GRACE = Duration.ofSeconds(45);

    private final Environment environment;
    private final Clock clock;
    private final Spread spread;
    private final Turns turns = new Turns();
    private final RandomGenerator random;
    private final AwsClients aws;
    private final Stores stores;
    private final Secrets secrets;
    private final Connections connections;

    // Each has tokens and caches in it, so all use cases of a function share it.
    private final Supplier<Policies> policies = new Once<>(this::madePolicies);
    private final Supplier<Sources> sources = new Once<>(this::madeSources);
    private final Supplier<Slack> slack = new Once<>(() -> madeSlack(AccountsAtHand::none));

    /** For the deployed function. */
    public Wiring() {
        // SecureRandom is reseeded after a SnapStart restore; other generators would repeat.
        this(Environment.ofProcess(), Clock.systemUTC(), new SecureRandom());
    }

    /**
     * For the local runtime, where functions share a process but not an environment, and the same
     * story has the same waits each time.
     */
    public Wiring(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), clock, new Random(1));
    }

    private Wiring(Environment environment, Clock clock, RandomGenerator random) {
        this.environment = requireNonNull(environment, "environment is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
        this.spread = new Spread(random, clock);
        this.aws = new AwsClients(environment);
        this.stores = Stores.of(environment, aws);
        this.secrets = new ManagedSecrets(aws.secrets(), SecretArns.of(environment), clock);
        this.connections =
                Connections.closedBeforeSnapshotOf(
                        new HttpCaller(
                                clock, environment.millis("CALL_TIMEOUT_MILLIS", CALL_TIMEOUT)));
    }

    /** Returns the one clock. */
    public Clock clock() {
        return clock;
    }

    /** How the steps' waits are spread. */
    public Spread spread() {
        return spread;
    }

    /** Whose turn it is to call Slack; a function that does says so for each step. */
    public Turns turns() {
        return turns;
    }

    /** How others tell of a change: hooks, and whoever provisions. */
    public WaysIn waysIn() {
        return new WaysIn(
                environment,
                secrets,
                stores,
                connections.http(),
                this::receiveHints,
                this::policies,
                this::slack,
                clock);
    }

    /** What Slack has told of without saying whose it is. */
    public UntoldTouches untoldTouches() {
        return new UntoldTouches(stores.cursors(), stores.reconciliations(), clock);
    }

    /** For the function that looks every minute. */
    public CompareTouched compareTouched() {
        Slack slack = slack();
        return new CompareTouched(
                stores.touches(),
                stores.links(),
                stores.expectedPeople(),
                slack.accountDirectory(),
                stores.runs(),
                new CompareMembership(
                        policies(),
                        new LookAtMembership(
                                policies(),
                                sources().connected().personRecords(),
                                slack.accountDirectory(),
                                slack.memberships(),
                                slack.capabilities(),
                                stores.grants(),
                                stores.preExistings(),
                                stores.links()),
                        stores.grants(),
                        stores.drifts(),
                        stores.outbox(),
                        receiveHints(),
                        clock),
                untoldTouches(),
                receiveHints(),
                clock);
    }

    public PollEventLog pollOkta() {
        return new PollEventLog(
                Okta.logName(Sources.oktaSettings(environment)),
                Sources.okta(environment, secrets, connections.http(), clock).eventLog(),
                stores.cursors(),
                receiveHints(),
                new FirstSignIns(stores.grants(), receiveHints(), clock),
                stores.inbox(),
                new NoticeSilence(
                        new HookSilences(OKTA_HOOKS, stores.cursors()),
                        stores.inbox(),
                        stores.outbox(),
                        clock),
                clock);
    }

    public Sweep sweep() {
        return new Sweep(
                stores.inbox(), dispatchHint(), stores.runs(), stores.cases(), workflows(), clock);
    }

    public AskForEnds askForEnds() {
        return new AskForEnds(stores.stays(), receiveHints(), clock);
    }

    public Watches watches() {
        return new SfnWatches(aws.stepFunctions(), environment.text("SLA_WATCH_MACHINE_ARN"));
    }

    public WatchSla watchSla() {
        return new WatchSla(leaverCases(), recorder(), escalate(), stores.runs(), clock);
    }

    /** For a function that runs steps; it asks for those it has. */
    public LeaverSteps leaverSteps() {
        return new LeaverSteps(
                stores,
                leaverCases(),
                policies(),
                recorder(),
                escalate(),
                connected(),
                slack(),
                new Once<>(this::approvalRuns),
                environment.seconds("AMBIGUITY_GRACE_SECONDS", AMBIGUITY_GRACE),
                clock);
    }

    /** For the function that proves and looks after what is left. */
    public ProofSteps proofSteps() {
        return new ProofSteps(
                stores,
                leaverCases(),
                recorder(),
                escalate(),
                slack(),
                new Once<>(this::evidenceStore),
                clock);
    }

    /** For the function that runs the steps of joiners and movers. */
    public ProvisionSteps provisionSteps() {
        return new ProvisionSteps(
                stores,
                policies(),
                recorder(),
                escalate(),
                connected(),
                turns.each(PeopleAtHand::new),
                madeSlack(turns.each(AccountsAtHand::fresh)),
                new Once<>(this::evidenceStore),
                approvalRuns(),
                environment.seconds("AMBIGUITY_GRACE_SECONDS", AMBIGUITY_GRACE),
                clock);
    }

    /** For the function that runs the steps of a reconciliation. */
    public ReconcileSteps reconcileSteps() {
        return new ReconcileSteps(
                stores,
                policies(),
                connected(),
                slack(),
                new Once<>(this::snapshots),
                receiveHints(),
                reconcileRuns(),
                clock);
    }

    public BeginReconciliation beginReconciliation() {
        return new BeginReconciliation(
                stores.reconciliations(),
                reconcileRuns(),
                policies(),
                slack().capabilities(),
                stores.cursors(),
                new ReconcileTrail(stores.ledger()),
                () -> "%08x".formatted(random.nextInt()),
                Duration.ofHours(environment.number("RECONCILE_HOURS", 4)),
                clock);
    }

    public MissedLeavers missedLeavers() {
        return new MissedLeavers(
                sources().connected().directories(),
                stores.cursors(),
                stores.links(),
                stores.cases(),
                stores.runs(),
                policies(),
                receiveHints(),
                missedLeaverMinutes(),
                clock);
    }

    /** Who asks for no leavers takes nothing for others either. */
    public TakeExports takeExports() {
        return new TakeExports(
                missedLeaverMinutes().isZero() ? List.of() : sources().connected().exports(),
                stores.cursors());
    }

    /** Whoever waits for a source waits no longer because nobody asks for leavers. */
    public ReleaseWaiting releaseWaiting() {
        return new ReleaseWaiting(sources().connected().exports(), stores.waitingHints(), clock);
    }

    /** Who asks for no leavers hears of no changes either. */
    public HearOfChanges hearOfChanges() {
        return new HearOfChanges(
                missedLeaverMinutes().isZero() ? List.of() : sources().connected().changes(),
                stores.cursors(),
                new LostPlaces(stores.cursors(), stores.reconciliations(), clock),
                receiveHints(),
                clock);
    }

    private Duration missedLeaverMinutes() {
        return Duration.ofMinutes(environment.number("MISSED_LEAVER_MINUTES", 15));
    }

    public TendCampaigns tendCampaigns() {
        return new TendCampaigns(
                stores.campaigns(),
                new CloseItems(stores.campaigns(), stores.preExistings(), stores.cases(), clock),
                stores.reconciliations(),
                stores.stopSwitch(),
                new RecountVotes(
                        new ReadInForce(
                                stores.approvedPolicy(), policyFiles(), new YamlPolicyReader()),
                        stores.links(),
                        sources().connected().persons()),
                receiveHints(),
                new CampaignRecord(stores.ledger(), clock),
                stores.outbox(),
                clock);
    }

    private SfnReconcileRuns reconcileRuns() {
        return new SfnReconcileRuns(aws.stepFunctions(), environment.text("RECONCILE_MACHINE_ARN"));
    }

    private S3Snapshots snapshots() {
        return new S3Snapshots(aws.s3(), environment.text("SNAPSHOT_BUCKET"));
    }

    /** For the function that runs a batch's steps. */
    public ApprovalSteps approvalSteps() {
        return new ApprovalSteps(
                stores,
                policies(),
                approvalRuns(),
                new SnsApproverMail(aws.sns(), environment.text("APPROVER_TOPIC_PREFIX")),
                escalations(),
                receiveHints(),
                watches(),
                policyFiles(),
                new Once<>(this::snapshots),
                LinkSecrets.random(),
                environment.uri("SITE_URL"),
                clock);
    }

    /** For the function that shows approvers their pages. */
    public ApprovalSite approvalSite() {
        return new ApprovalPages(
                        environment,
                        stores,
                        policies(),
                        approvalRuns(),
                        secrets,
                        connections.http(),
                        clock)
                .site();
    }

    /** For the function that operators call. */
    public OperatorApi operatorApi() {
        return new OperatorCalls(
                        stores,
                        policies(),
                        policyFiles(),
                        new Once<>(this::sources),
                        new Once<>(this::slack),
                        new ReconcileCalls(
                                stores,
                                policies(),
                                snapshots(),
                                reconcileRuns(),
                                receiveHints(),
                                new Once<>(this::beginReconciliation),
                                turns,
                                clock),
                        new AdoptionCalls(
                                stores,
                                policies(),
                                snapshots(),
                                evidenceStore(),
                                new Once<>(() -> sources().connected().persons()),
                                new Once<>(() -> slack().accountDirectory()),
                                new Once<>(() -> slack().auditChanges()),
                                turns,
                                clock),
                        turns,
                        clock)
                .api();
    }

    private SfnApprovalRuns approvalRuns() {
        return new SfnApprovalRuns(aws.stepFunctions(), environment.text("APPROVE_MACHINE_ARN"));
    }

    private SnsEscalations escalations() {
        return new SnsEscalations(
                aws.sns(),
                environment.text("OPERATIONS_TOPIC_ARN"),
                environment.text("PAGING_TOPIC_ARN"));
    }

    public Metrics metrics() {
        return new Metrics(
                environment.optional("AWS_LAMBDA_FUNCTION_NAME").orElse("not-deployed"), clock);
    }

    private ReceiveHints receiveHints() {
        return new ReceiveHints(stores.inbox(), dispatchHint(), clock);
    }

    private DispatchHint dispatchHint() {
        return new DispatchHint(stores.runs(), workflows(), stores.inbox(), clock);
    }

    private Workflows workflows() {
        return new SfnWorkflows(aws.stepFunctions(), environment.text("DEACTIVATE_MACHINE_ARN"));
    }

    private LeaverCases leaverCases() {
        return new LeaverCases(stores.cases(), policies());
    }

    private Policies policies() {
        return policies.get();
    }

    private Policies madePolicies() {
        return new S3Policies(
                aws.s3(),
                environment.text("POLICY_BUCKET"),
                environment.text("POLICY_KEY"),
                stores.approvedPolicy(),
                clock);
    }

    private PolicyFiles policyFiles() {
        return new S3PolicyFiles(
                aws.s3(), environment.text("POLICY_BUCKET"), environment.text("POLICY_KEY"));
    }

    private Recorder recorder() {
        return new Recorder(stores.cases(), stores.ledger(), clock);
    }

    private Escalate escalate() {
        return new Escalate(stores.outbox(), stores.ledger(), clock);
    }

    private S3EvidenceStore evidenceStore() {
        return new S3EvidenceStore(aws.s3(), environment.text("EVIDENCE_BUCKET"));
    }

    private Sources sources() {
        return sources.get();
    }

    private Sources madeSources() {
        return new Sources(
                environment,
                secrets,
                connections.http(),
                aws::s3Streams,
                stores.cursors(),
                policies(),
                stores.pushed(),
                clock);
    }

    private Supplier<ConnectedSources> connected() {
        return new Once<>(() -> sources().connected());
    }

    private Slack slack() {
        return slack.get();
    }

    private Slack madeSlack(Supplier<AccountsAtHand> accounts) {
        return new Slack(
                new SlackSettings(
                        environment.uri("SLACK_SCIM_URL", SlackSettings.DEFAULT.scim()),
                        environment.uri("SLACK_API_URL", SlackSettings.DEFAULT.webApi()),
                        environment.uri("SLACK_AUDIT_URL", SlackSettings.DEFAULT.audit())),
                secrets,
                connections.http(),
                new SharedCallBudget(
                        stores.rateBudget(), environment.slackShare(), turns, clock, random),
                stores.groupReadings(),
                accounts,
                clock);
    }
}
