package dev.rollcall.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.policy.ActivatePolicy;
import dev.rollcall.application.policy.AdoptPolicy;
import dev.rollcall.application.policy.AskElectors;
import dev.rollcall.application.policy.DecideOnPolicy;
import dev.rollcall.application.policy.JudgeSteps;
import dev.rollcall.application.policy.PolicyRecord;
import dev.rollcall.application.policy.ProposePolicy;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.policy.ShowPolicy;
import dev.rollcall.application.policy.TellOfPolicy;
import dev.rollcall.application.policy.TendPolicy;
import dev.rollcall.application.policy.WithdrawPolicy;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.WorldReadings.Kept;
import dev.rollcall.application.world.KnownWorld;
import dev.rollcall.application.world.ProposedWorld;
import dev.rollcall.application.world.ProtectedGroups;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.adoption.ThingCensus;
import dev.rollcall.domain.approval.ApprovalPolicy;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.PolicyProposal;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Reactions;
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.policyfile.YamlPolicyReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that is done about the policy, on doubles; the sample company's policy lies in the bucket.
 */
public final class PolicyDesk {
    /** Proposes, and is no approver. */
    public static final Caller OLE = caller("Operator/ole");

    public static final Caller INES = caller("Incident/ines");
    public static final Caller VERA = caller("Viewer/vera");
    public static final Caller KIM = caller("Approver/kim");
    public static final Caller LEE = caller("Approver/lee");
    public static final Caller NIA = caller("Approver/nia");

    private static final StopReason REASON = new StopReason("it is time");

    /** What is in force at the beginning: the sample with a third approver who can call. */
    public static final String BEFORE = sample();

    /** Another dwell, and nothing else: longer does not weaken. */
    public static final String STRICTER = BEFORE.replace("dwell: PT5S", "dwell: PT6S");

    /** Longer times weaken. */
    public static final String WEAKER = BEFORE.replace("accessCut: PT5M", "accessCut: PT6M");

    public static final PolicyReader READER = new YamlPolicyReader();

    public final InMemoryPolicyFiles files = new InMemoryPolicyFiles();
    public final InMemoryApprovedPolicy approved = new InMemoryApprovedPolicy();
    public final InMemoryPolicyProposals proposals = new InMemoryPolicyProposals();
    public final RecordingMail mail = new RecordingMail();
    public final InMemoryWorldReadings worldReadings = new InMemoryWorldReadings();
    public final InMemoryLinks links = new InMemoryLinks();
    public final FakePersonRecords people = new FakePersonRecords();
    public final ReadInForce inForce = new ReadInForce(approved, files, READER);
    public final ShowPolicy show;
    public final ProposePolicy propose;
    public final DecideOnPolicy decide;
    public final WithdrawPolicy withdraw;
    public final ActivatePolicy activate;
    public final TendPolicy tend;

    /** How far mappings may go; nothing was read yet. */
    public Supplier<Promotion> promotion = () -> Promotion.UNKNOWN;

    public final Policies policies;

    private final MovableClock clock;

    public PolicyDesk(MovableClock clock, Ledger ledger, Outbox outbox) {
        this.clock = requireNonNull(clock, "clock is null");
        files.upload(BEFORE);
        policies = new Served();
        OperatorRecord operators = new OperatorRecord(ledger, policies, clock);
        Gate gate = new Gate(policies, operators);
        ProposedWorld world =
                new ProposedWorld(
                        new KnownWorld(worldReadings, clock),
                        new ProtectedGroups(policies, links, people)::of);
        PolicyRecord record = new PolicyRecord(ledger, clock);
        TellOfPolicy tell = new TellOfPolicy(outbox, clock);
        JudgeSteps steps = new JudgeSteps(_ -> promotion.get(), clock);
        show = new ShowPolicy(gate, inForce, files, READER, proposals, clock);
        propose =
                new ProposePolicy(
                        gate, operators, inForce, files, READER, world, steps, proposals, record,
                        clock);
        decide = new DecideOnPolicy(gate, operators, inForce, proposals, record, clock);
        withdraw = new WithdrawPolicy(gate, proposals, record);
        activate =
                new ActivatePolicy(
                        inForce, approved, files, READER, steps, proposals, record, tell, clock);
        tend =
                new TendPolicy(
                        approved,
                        files,
                        new AdoptPolicy(approved, files, READER, record, tell, clock),
                        activate,
                        new AskElectors(inForce, proposals, mail, record, clock),
                        tell);
    }

    /** Both sides were read, and of what mappings of this file list nothing is unexplained. */
    public void explains(String file) {
        if (READER.read(file.getBytes(UTF_8)) instanceof PolicyReader.Reading.Valid valid) {
            Census census =
                    new Census(
                            new SnapshotId("20261126T120000Z-0a1b2c3d"),
                            clock.instant(),
                            digest(file),
                            List.of(),
                            valid.policy().access().mappings().stream()
                                    .flatMap(mapping -> mapping.grants().stream())
                                    .distinct()
                                    .map(thing -> new ThingCensus(thing, true, 1, 0, 0, 0, 0))
                                    .toList(),
                            0);
            promotion = () -> new Promotion(Optional.of(census));
        }
    }

    /** The next minute. */
    public void minute() {
        clock.advance(Duration.ofMinutes(1));
        tend.tend();
    }

    /** The world has just been read, and this was found. */
    public void knows(PolicyWorld found) {
        WorldReading reading =
                WorldReading.begin(
                        "one", clock.instant(), List.of(WorldPart.CHANNELS), Optional.empty());
        worldReadings.keep(reading, 0, new Kept(WorldPart.CHANNELS, found));
        worldReadings.replace(Optional.empty(), reading.without("gone", clock.instant()).next());
    }

    public Gated<ProposePolicy.Outcome> propose(Caller caller, String text) {
        return propose.propose(caller, text.getBytes(UTF_8), REASON);
    }

    public Gated<DecideOnPolicy.Outcome> approve(Caller caller, String text) {
        return decide(caller, text, true);
    }

    public Gated<DecideOnPolicy.Outcome> reject(Caller caller, String text) {
        return decide(caller, text, false);
    }

    public PolicyProposal latest() {
        return proposals.latest().orElseThrow();
    }

    /** Returns the digest of the policy in force. */
    public String digest() {
        return inForce.read().approved().digest();
    }

    public static String digest(String text) {
        return Hashes.sha256(text.getBytes(UTF_8));
    }

    /** Returns an entry under operators for the approver who is the person of that number. */
    public static String approver(String name, int number) {
        return """
          - person: %s
            identity: okta:00u000000000%dAcme
            arn: arn:aws:sts::000000000000:assumed-role/RollcallApprover/%s
            roles: [approver]
        """
                .formatted(name, number, name);
    }

    private Gated<DecideOnPolicy.Outcome> decide(Caller caller, String text, boolean approves) {
        return decide.decide(
                caller, new DecideOnPolicy.Word(digest(text), approves, latest().phrase(approves)));
    }

    private static Caller caller(String session) {
        return new Caller("arn:aws:sts::000000000000:assumed-role/Rollcall" + session, "ASIA1");
    }

    private static String sample() {
        try (InputStream in = PolicyDesk.class.getResourceAsStream("/policy.yaml")) {
            return new String(requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policy as the served file says it, read each time. */
    private final class Served implements Policies {
        private WholePolicy whole() {
            return ((PolicyYaml.Valid) PolicyYaml.read(files.served().content())).whole();
        }

        @Override
        public LeaverPolicy leavers() {
            return whole().leavers();
        }

        @Override
        public PlanRules plans() {
            return whole().plans();
        }

        @Override
        public ApprovalPolicy approvals() {
            return whole().approvals();
        }

        @Override
        public Operators operators() {
            return whole().operators();
        }

        @Override
        public AccessPolicy access() {
            return whole().access();
        }

        @Override
        public Reactions reactions() {
            return whole().reactions();
        }
    }
}
