package dev.rollcall.function.wiring;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.adapter.slack.doctor.SlackDoctor;
import dev.rollcall.application.doctor.AddressesCheck;
import dev.rollcall.application.doctor.ApproversCheck;
import dev.rollcall.application.doctor.BrakeCheck;
import dev.rollcall.application.doctor.Check;
import dev.rollcall.application.doctor.ClockCheck;
import dev.rollcall.application.doctor.ConnectedSourcesCheck;
import dev.rollcall.application.doctor.EditorsCheck;
import dev.rollcall.application.doctor.Examination;
import dev.rollcall.application.doctor.InstallerCheck;
import dev.rollcall.application.doctor.OwnersCheck;
import dev.rollcall.application.doctor.PlanCheck;
import dev.rollcall.application.doctor.PolicyCheck;
import dev.rollcall.application.doctor.ProvisioningCheck;
import dev.rollcall.application.doctor.ScopesCheck;
import dev.rollcall.application.doctor.SignalsCheck;
import dev.rollcall.application.doctor.SourceAccessCheck;
import dev.rollcall.application.doctor.TokensCheck;
import dev.rollcall.application.doctor.WritersCheck;
import dev.rollcall.application.explain.ExplainAccess;
import dev.rollcall.application.explain.LookAtPerson;
import dev.rollcall.application.explain.PlanPage;
import dev.rollcall.application.explain.PlanPolicy;
import dev.rollcall.application.explain.ShowAccess;
import dev.rollcall.application.explain.Subject;
import dev.rollcall.application.intake.HookSilences;
import dev.rollcall.application.operator.ConsultDoctor;
import dev.rollcall.application.operator.DecideOnRestores;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.ListDisputes;
import dev.rollcall.application.operator.ListResiduals;
import dev.rollcall.application.operator.ListRestores;
import dev.rollcall.application.operator.MarkResidual;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.operator.RenewSubscriptions;
import dev.rollcall.application.operator.SayDeparture;
import dev.rollcall.application.operator.SettleDispute;
import dev.rollcall.application.operator.ShowBrake;
import dev.rollcall.application.operator.ShowSubscriptions;
import dev.rollcall.application.operator.ThrowStop;
import dev.rollcall.application.operator.TryPolicy;
import dev.rollcall.application.policy.DecideOnPolicy;
import dev.rollcall.application.policy.JudgeSteps;
import dev.rollcall.application.policy.PolicyRecord;
import dev.rollcall.application.policy.ProposePolicy;
import dev.rollcall.application.policy.ReadInForce;
import dev.rollcall.application.policy.ShowPolicy;
import dev.rollcall.application.policy.WithdrawPolicy;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PolicyFiles;
import dev.rollcall.application.port.PolicyProposals;
import dev.rollcall.application.provision.Foresight;
import dev.rollcall.application.provision.ReadHoldings;
import dev.rollcall.application.provision.WeighPlan;
import dev.rollcall.application.source.ConnectedSource;
import dev.rollcall.application.subscribe.KeptSubscriptions;
import dev.rollcall.application.world.ProposedWorld;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.function.operator.AccessRoutes;
import dev.rollcall.function.operator.DepartureRoutes;
import dev.rollcall.function.operator.DisputeRoutes;
import dev.rollcall.function.operator.EntraRoutes;
import dev.rollcall.function.operator.OperatorApi;
import dev.rollcall.function.operator.PolicyRoutes;
import dev.rollcall.function.operator.ResidualRoutes;
import dev.rollcall.function.operator.RestoreJson;
import dev.rollcall.function.operator.RestoreRoutes;
import dev.rollcall.policyfile.YamlPolicyReader;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What operators can call. */
record OperatorCalls(
        Stores stores,
        Policies policies,
        PolicyFiles policyFiles,
        Supplier<Sources> sources,
        Supplier<Slack> slack,
        ReconcileCalls reconciling,
        AdoptionCalls adopting,
        Turns turns,
        Clock clock) {
    private static final PolicyReader READER = new YamlPolicyReader();

    /** API Gateway waits 25 seconds. */
    private static final Duration LONGEST_EXAMINATION = Duration.ofSeconds(18);

    OperatorApi api() {
        OperatorRecord record = new OperatorRecord(stores.ledger(), policies, clock);
        Gate gate = new Gate(policies, record);
        WorldCalls worlds =
                new WorldCalls(
                        stores, policies, () -> sources.get().connected(), slack, turns, clock);
        return new OperatorApi(
                new ThrowStop(gate, stores.stopSwitch(), record, clock),
                new ShowBrake(
                        gate,
                        stores.stopSwitch(),
                        stores.breaker(),
                        stores.populations(),
                        policies,
                        stores.batches(),
                        stores.cases(),
                        stores.reachReports(),
                        new HookSilences(Wiring.OKTA_HOOKS, stores.cursors()),
                        clock),
                new ConsultDoctor(gate, this::examine, clock),
                new ResidualRoutes(
                        new ListResiduals(gate, stores.residuals()),
                        new MarkResidual(gate, stores.residuals(), record, clock)),
                new DisputeRoutes(
                        new ListDisputes(gate, stores.disputes()),
                        new SettleDispute(
                                gate,
                                stores.disputes(),
                                stores.links(),
                                stores.runs(),
                                record,
                                clock)),
                new DepartureRoutes(
                        new SayDeparture(
                                gate,
                                stores.departures(),
                                stores.runs(),
                                stores.cases(),
                                stores.residuals(),
                                record,
                                clock)),
                new RestoreRoutes(
                        new ListRestores(gate, stores.restores(), clock),
                        new DecideOnRestores(gate, stores.restores(), stores.runs(), record, clock),
                        () -> new RestoreJson(policies.labels())),
                new AccessRoutes(
                        new ShowAccess(gate, this::explain),
                        new TryPolicy(gate),
                        new PlansInTurn(),
                        worlds.proposed(),
                        clock),
                policyRoutes(gate, record, worlds.proposed()),
                worlds.routes(gate),
                reconciling.drift(gate, record),
                reconciling.routes(gate, record),
                adopting.routes(gate),
                new CampaignCalls(
                                stores,
                                policies,
                                new ReadInForce(stores.approvedPolicy(), policyFiles, READER),
                                clock)
                        .routes(gate, record),
                entraRoutes(gate));
    }

    private EntraRoutes entraRoutes(Gate gate) {
        KeptSubscriptions kept = new KeptSubscriptions(Sources.ENTRA, stores.cursors());
        return new EntraRoutes(
                () -> sources.get().connected().ids().contains(Sources.ENTRA),
                new ShowSubscriptions(gate, kept),
                new RenewSubscriptions(gate, kept));
    }

    private PolicyRoutes policyRoutes(Gate gate, OperatorRecord record, ProposedWorld world) {
        ReadInForce inForce = new ReadInForce(stores.approvedPolicy(), policyFiles, READER);
        PolicyProposals proposals = stores.policyProposals();
        PolicyRecord log = new PolicyRecord(stores.ledger(), clock);
        return new PolicyRoutes(
                new ShowPolicy(gate, inForce, policyFiles, READER, proposals, clock),
                new ProposePolicy(
                        gate,
                        record,
                        inForce,
                        policyFiles,
                        READER,
                        world,
                        new JudgeSteps(adopting.promotion()::under, clock),
                        proposals,
                        log,
                        clock),
                new DecideOnPolicy(gate, record, inForce, proposals, log, clock),
                new WithdrawPolicy(gate, proposals, log));
    }

    private ExplainAccess.Answer explain(Subject subject) {
        return turns.during(
                new Turn(Lane.MOVER, "explain"),
                () ->
                        new ExplainAccess(look(), slack.get().capabilities(), policies, clock)
                                .explain(subject));
    }

    /** Somebody waits for these too. */
    private final class PlansInTurn implements AccessRoutes.Plans {
        @Override
        public PlanPage of(PlanPolicy.Proposal proposal, Subject subject) {
            return inTurn(plans -> plans.of(proposal, subject));
        }

        @Override
        public PlanPage all(PlanPolicy.Proposal proposal, String from) {
            return inTurn(plans -> plans.all(proposal, from));
        }

        @Override
        public List<WeighPlan.OverLimit> weigh(PlanRules rules, List<WeighPlan.Load> loads) {
            return turns.during(
                    new Turn(Lane.MOVER, "plan"),
                    () ->
                            new WeighPlan(
                                            stores.breaker(),
                                            stores.populations(),
                                            slack.get().memberships(),
                                            clock)
                                    .of(rules, loads));
        }

        private PlanPage inTurn(Function<PlanPolicy, PlanPage> plan) {
            return turns.during(
                    new Turn(Lane.MOVER, "plan"),
                    () ->
                            plan.apply(
                                    new PlanPolicy(
                                            look(),
                                            foresight(),
                                            slack.get().capabilities(),
                                            stores.knownPeople(),
                                            policies,
                                            clock)));
        }
    }

    private Foresight foresight() {
        Slack company = slack.get();
        return new Foresight(
                sources.get().connected().personRecords(),
                sources.get().connected().persons(),
                stores.links(),
                stores.cases(),
                stores.disputes(),
                stores.restores(),
                stores.formerNames(),
                stores.preExistings(),
                company.accountDirectory(),
                company.accounts(),
                new ReadHoldings(
                        company.memberships(), company.adminRoles(), company.capabilities()),
                company.memberships(),
                clock);
    }

    private LookAtPerson look() {
        return new LookAtPerson(
                sources.get().connected().personRecords(),
                stores.links(),
                stores.grants(),
                stores.preExistings(),
                stores.restores(),
                slack.get().accountDirectory(),
                slack.get().memberships());
    }

    /** Somebody waits for it, and leavers go first all the same. */
    private List<Finding> examine() {
        return turns.during(
                new Turn(Lane.MOVER, "doctor"),
                () -> new Examination(checks(), LONGEST_EXAMINATION).examine());
    }

    private List<Check> checks() {
        Slack company = slack.get();
        SlackDoctor doctor = company.doctor();
        List<ConnectedSource> connected = sources.get().connected().all();
        return Stream.of(
                        Stream.of(
                                new BrakeCheck(policies, stores.stopSwitch()),
                                new TokensCheck(doctor.tokens()),
                                new PlanCheck(doctor.capabilities()),
                                new ScopesCheck(doctor.capabilities()),
                                new InstallerCheck(doctor.tokens(), doctor.owners(), policies),
                                new OwnersCheck(company.accounts(), doctor.owners()),
                                new AddressesCheck()),
                        Stream.of(new ConnectedSourcesCheck(policies, sources.get().connected())),
                        connected.stream().flatMap(OperatorCalls::access),
                        Stream.of(new ClockCheck("Slack", doctor.serverClock())),
                        connected.stream().flatMap(OperatorCalls::time),
                        Stream.of(
                                new SignalsCheck(stores.cursors()),
                                new ApproversCheck(stores.reachReports()),
                                new PolicyCheck(stores.approvedPolicy(), policyFiles, READER)),
                        sources.get().okta().stream()
                                .map(okta -> new ProvisioningCheck(okta.provisioning())),
                        Stream.of(
                                new WritersCheck(
                                        doctor.capabilities(),
                                        company.accounts(),
                                        doctor.writers(),
                                        clock),
                                new EditorsCheck(company.accounts(), doctor.userGroupEditors())))
                .<Check>flatMap(checks -> checks)
                .toList();
    }

    private static Stream<Check> access(ConnectedSource source) {
        return source.access().stream()
                .map(access -> new SourceAccessCheck(source.vendor(), access));
    }

    private static Stream<Check> time(ConnectedSource source) {
        return source.clock().stream().map(time -> new ClockCheck(source.vendor(), time));
    }
}
