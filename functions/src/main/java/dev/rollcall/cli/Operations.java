package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.wire.AccessExplanation;
import dev.rollcall.wire.AdoptionState;
import dev.rollcall.wire.BaselineProgress;
import dev.rollcall.wire.BaselineRequest;
import dev.rollcall.wire.BrakeStatus;
import dev.rollcall.wire.CampaignPage;
import dev.rollcall.wire.CampaignPlan;
import dev.rollcall.wire.CampaignProposal;
import dev.rollcall.wire.CampaignRequest;
import dev.rollcall.wire.CampaignState;
import dev.rollcall.wire.CampaignStop;
import dev.rollcall.wire.CampaignWord;
import dev.rollcall.wire.Checkup;
import dev.rollcall.wire.DepartureRequest;
import dev.rollcall.wire.DepartureState;
import dev.rollcall.wire.DisputeList;
import dev.rollcall.wire.DisputeRequest;
import dev.rollcall.wire.DisputeState;
import dev.rollcall.wire.DriftAcceptance;
import dev.rollcall.wire.DriftCorrection;
import dev.rollcall.wire.DriftListAcceptance;
import dev.rollcall.wire.DriftListAnswer;
import dev.rollcall.wire.DriftPage;
import dev.rollcall.wire.DriftState;
import dev.rollcall.wire.DriftStory;
import dev.rollcall.wire.KeepAnswer;
import dev.rollcall.wire.KeepRequest;
import dev.rollcall.wire.LinkPlan;
import dev.rollcall.wire.LinksAnswer;
import dev.rollcall.wire.LinksRequest;
import dev.rollcall.wire.PlanPart;
import dev.rollcall.wire.PlanRequest;
import dev.rollcall.wire.PlanWeight;
import dev.rollcall.wire.PlanWeightRequest;
import dev.rollcall.wire.PolicyFile;
import dev.rollcall.wire.PolicyStatus;
import dev.rollcall.wire.PolicyWord;
import dev.rollcall.wire.PreExistingPage;
import dev.rollcall.wire.Problem;
import dev.rollcall.wire.ProposalRequest;
import dev.rollcall.wire.ProposedPolicy;
import dev.rollcall.wire.ReconcileAnswer;
import dev.rollcall.wire.ReconcileRequest;
import dev.rollcall.wire.ReconcileStatus;
import dev.rollcall.wire.ResidualList;
import dev.rollcall.wire.ResidualRequest;
import dev.rollcall.wire.ResidualState;
import dev.rollcall.wire.RestoreAnswer;
import dev.rollcall.wire.RestoreRequest;
import dev.rollcall.wire.StopAnswer;
import dev.rollcall.wire.StopRequest;
import dev.rollcall.wire.SubscriptionList;
import dev.rollcall.wire.SubscriptionRequest;
import dev.rollcall.wire.Wire;
import dev.rollcall.wire.WithdrawalRequest;
import dev.rollcall.wire.WorldDocument;
import dev.rollcall.wire.WorldProgress;
import dev.rollcall.wire.WorldRequest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What can be asked of the operator API, and what a refusal means to whoever asked. */
final class Operations implements AutoCloseable {
    private final Target target;
    private final SignedCalls calls;

    Operations(Target target, SignedCalls calls) {
        this.target = requireNonNull(target, "target is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    static Operations at(Target target, Surroundings surroundings) {
        return new Operations(target, new SignedCalls(target, surroundings.clock()));
    }

    /** Returns the status as it came, for programs. */
    String statusDocument() {
        return answered(calls.get("/operator/status"), LOOKING);
    }

    BrakeStatus status() {
        return Wire.answer(statusDocument(), BrakeStatus.class).orElseThrow(this::notOurs);
    }

    /** Returns what the doctor found as it came, for programs. */
    String checkupDocument() {
        return answered(calls.get("/operator/doctor"), LOOKING);
    }

    Checkup checkup(String document) {
        return Wire.answer(document, Checkup.class).orElseThrow(this::notOurs);
    }

    /** Returns the explanation as it came, for programs. */
    String explanationDocument(String person) {
        return answered(calls.get("/operator/explain", "person", person), LOOKING);
    }

    AccessExplanation explanation(String document) {
        return Wire.answer(document, AccessExplanation.class).orElseThrow(this::notOurs);
    }

    PlanPart plan(PlanRequest request) {
        String answer = answered(calls.post("/operator/plan", Wire.write(request)), LOOKING);
        return Wire.answer(answer, PlanPart.class).orElseThrow(this::notOurs);
    }

    PlanWeight weight(PlanWeightRequest request) {
        String answer = answered(calls.post("/operator/plan", Wire.write(request)), LOOKING);
        return Wire.answer(answer, PlanWeight.class).orElseThrow(this::notOurs);
    }

    WorldProgress readWorld(WorldRequest request) {
        String answer = answered(calls.post("/operator/world", Wire.write(request)), READING);
        return Wire.answer(answer, WorldProgress.class).orElseThrow(this::notOurs);
    }

    WorldDocument world() {
        String answer = answered(calls.get("/operator/world"), LOOKING);
        return Wire.answer(answer, WorldDocument.class).orElseThrow(this::notOurs);
    }

    StopAnswer stop(StopRequest request) {
        String answer = answered(calls.post("/operator/stop", Wire.write(request)), MOVING);
        return Wire.answer(answer, StopAnswer.class).orElseThrow(this::notOurs);
    }

    SubscriptionList subscriptions() {
        String answer = answered(calls.get("/operator/entra"), LOOKING);
        return Wire.answer(answer, SubscriptionList.class).orElseThrow(this::notOurs);
    }

    SubscriptionList subscribe(SubscriptionRequest request) {
        String answer = answered(calls.post("/operator/entra", Wire.write(request)), MARKING);
        return Wire.answer(answer, SubscriptionList.class).orElseThrow(this::notOurs);
    }

    ResidualList residuals() {
        String answer = answered(calls.get("/operator/residual"), LOOKING);
        return Wire.answer(answer, ResidualList.class).orElseThrow(this::notOurs);
    }

    ResidualState done(ResidualRequest request) {
        String answer = answered(calls.post("/operator/residual", Wire.write(request)), MARKING);
        return Wire.answer(answer, ResidualState.class).orElseThrow(this::notOurs);
    }

    DisputeList disputes() {
        String answer = answered(calls.get("/operator/link"), LOOKING);
        return Wire.answer(answer, DisputeList.class).orElseThrow(this::notOurs);
    }

    DisputeState settle(DisputeRequest request) {
        String answer = answered(calls.post("/operator/link", Wire.write(request)), SETTLING);
        return Wire.answer(answer, DisputeState.class).orElseThrow(this::notOurs);
    }

    RestoreAnswer restores() {
        String answer = answered(calls.get("/operator/restore"), LOOKING);
        return Wire.answer(answer, RestoreAnswer.class).orElseThrow(this::notOurs);
    }

    RestoreAnswer restore(RestoreRequest request) {
        String answer = answered(calls.post("/operator/restore", Wire.write(request)), RESTORING);
        return Wire.answer(answer, RestoreAnswer.class).orElseThrow(this::notOurs);
    }

    DepartureState departure(DepartureRequest request) {
        String answer = answered(calls.post("/operator/departure", Wire.write(request)), SAYING);
        return Wire.answer(answer, DepartureState.class).orElseThrow(this::notOurs);
    }

    /**
     * @param from empty: from the beginning
     */
    DriftPage drift(String from) {
        return drift(Map.of(), from);
    }

    /**
     * @param narrowed fields of the query that narrow the list
     * @param from empty: from the beginning
     */
    DriftPage drift(Map<String, String> narrowed, String from) {
        Map<String, String> fields = new HashMap<>(narrowed);
        if (!from.isEmpty()) {
            fields.put("from", from);
        }
        String answer =
                answered(
                        fields.isEmpty()
                                ? calls.get("/operator/drift")
                                : calls.get("/operator/drift", fields),
                        LOOKING);
        return Wire.answer(answer, DriftPage.class).orElseThrow(this::notOurs);
    }

    /** Returns the story of one as it came, for programs. */
    String driftDocument(String id) {
        return answered(calls.get("/operator/drift/story", "id", id), LOOKING);
    }

    DriftStory driftStory(String document) {
        return Wire.answer(document, DriftStory.class).orElseThrow(this::notOurs);
    }

    DriftState acceptDrift(DriftAcceptance request) {
        return driftState("/operator/drift/acceptance", request);
    }

    DriftListAnswer acceptDrifts(DriftListAcceptance request) {
        String answer =
                answered(calls.post("/operator/drift/acceptance", Wire.write(request)), SAYING);
        return Wire.answer(answer, DriftListAnswer.class).orElseThrow(this::notOurs);
    }

    DriftState correctDrift(DriftCorrection request) {
        return driftState("/operator/drift/correction", request);
    }

    private DriftState driftState(String path, Record request) {
        String answer = answered(calls.post(path, Wire.write(request)), SAYING);
        return Wire.answer(answer, DriftState.class).orElseThrow(this::notOurs);
    }

    /** Returns how reconciling stands as it came, for programs. */
    String reconcileDocument() {
        return answered(calls.get("/operator/reconcile"), LOOKING);
    }

    ReconcileStatus reconcileStatus(String document) {
        return Wire.answer(document, ReconcileStatus.class).orElseThrow(this::notOurs);
    }

    ReconcileAnswer reconcile(ReconcileRequest request) {
        String answer = answered(calls.post("/operator/reconcile", Wire.write(request)), BEGINNING);
        return Wire.answer(answer, ReconcileAnswer.class).orElseThrow(this::notOurs);
    }

    /** Returns how far the company is adopted as it came, for programs. */
    String adoptionDocument() {
        return answered(calls.get("/operator/adoption"), LOOKING);
    }

    AdoptionState adoption(String document) {
        return Wire.answer(document, AdoptionState.class).orElseThrow(this::notOurs);
    }

    LinkPlan linkPlan() {
        String answer = answered(calls.get("/operator/adoption/links"), LOOKING);
        return Wire.answer(answer, LinkPlan.class).orElseThrow(this::notOurs);
    }

    LinksAnswer links(LinksRequest request) {
        String answer =
                answered(calls.post("/operator/adoption/links", Wire.write(request)), TAKING);
        return Wire.answer(answer, LinksAnswer.class).orElseThrow(this::notOurs);
    }

    BaselineProgress baseline(BaselineRequest request) {
        String answer =
                answered(calls.post("/operator/adoption/baseline", Wire.write(request)), TAKING);
        return Wire.answer(answer, BaselineProgress.class).orElseThrow(this::notOurs);
    }

    /**
     * @param from empty: from the beginning
     */
    PreExistingPage preExisting(String from) {
        String path = "/operator/adoption/pre-existing";
        String answer =
                answered(from.isEmpty() ? calls.get(path) : calls.get(path, "from", from), LOOKING);
        return Wire.answer(answer, PreExistingPage.class).orElseThrow(this::notOurs);
    }

    KeepAnswer keep(KeepRequest request) {
        String answer =
                answered(calls.post("/operator/adoption/keep", Wire.write(request)), SAYING);
        return Wire.answer(answer, KeepAnswer.class).orElseThrow(this::notOurs);
    }

    CampaignPage campaigns() {
        String answer = answered(calls.get("/operator/campaign"), LOOKING);
        return Wire.answer(answer, CampaignPage.class).orElseThrow(this::notOurs);
    }

    /** Returns one campaign with its list as it came, for programs. */
    String campaignDocument(String name) {
        return answered(calls.get("/operator/campaign", "name", name), LOOKING);
    }

    CampaignState campaign(String document) {
        return Wire.answer(document, CampaignState.class).orElseThrow(this::notOurs);
    }

    CampaignPlan planCampaign(CampaignRequest request) {
        String answer =
                answered(calls.post("/operator/campaign", Wire.write(request)), CAMPAIGNING);
        return Wire.answer(answer, CampaignPlan.class).orElseThrow(this::notOurs);
    }

    CampaignState proposeCampaign(CampaignProposal request) {
        return campaign("/operator/campaign/proposal", request);
    }

    CampaignState decideOnCampaign(CampaignWord request) {
        return campaign("/operator/campaign/decision", request);
    }

    CampaignState stopCampaign(CampaignStop request) {
        return campaign("/operator/campaign/stop", request);
    }

    private CampaignState campaign(String path, Record request) {
        String answer = answered(calls.post(path, Wire.write(request)), CAMPAIGNING);
        return Wire.answer(answer, CampaignState.class).orElseThrow(this::notOurs);
    }

    /** Returns how policies stand as it came, for programs. */
    String policyDocument() {
        return answered(calls.get("/operator/policy"), LOOKING);
    }

    PolicyStatus policy(String document) {
        return Wire.answer(document, PolicyStatus.class).orElseThrow(this::notOurs);
    }

    PolicyFile proposedFile() {
        String answer = answered(calls.get("/operator/policy/file"), LOOKING);
        return Wire.answer(answer, PolicyFile.class).orElseThrow(this::notOurs);
    }

    ProposedPolicy propose(ProposalRequest request) {
        return proposal("/operator/policy", request);
    }

    ProposedPolicy decide(PolicyWord word) {
        return proposal("/operator/policy/decision", word);
    }

    ProposedPolicy withdraw(WithdrawalRequest request) {
        return proposal("/operator/policy/withdrawal", request);
    }

    private ProposedPolicy proposal(String path, Record request) {
        String answer = answered(calls.post(path, Wire.write(request)), PROPOSING);
        return Wire.answer(answer, ProposedPolicy.class).orElseThrow(this::notOurs);
    }

    @Override
    public void close() {
        calls.close();
    }

    private static final String LOOKING = "Try again.";
    private static final String READING = "What was read is kept: repeat the command to go on.";
    private static final String MARKING =
            "Whether it is marked is not known: repeat the command; repeating it is harmless.";
    private static final String SETTLING =
            "Whether it is answered is not known: repeat the command; repeating it is harmless.";
    private static final String TAKING =
            "What is on the records stays: repeat the command to go on.";
    private static final String SAYING =
            "Whether it is put down is not known: repeat the command; repeating it is harmless.";
    private static final String RESTORING =
            "Whether it is decided is not known: look with 'rollcall restore list', and repeat the"
                    + " command; repeating it is harmless.";
    private static final String CAMPAIGNING =
            "Whether it was taken is not known: look with 'rollcall adopt campaign list', and"
                    + " repeat the command; repeating it is harmless.";
    private static final String PROPOSING =
            "Whether it was taken is not known: look with 'rollcall policy status', and repeat the"
                    + " command; repeating it is harmless.";
    private static final String BEGINNING =
            "Whether one was begun is not known: look with 'rollcall drift status', or repeat the"
                    + " command; repeating it is harmless.";
    private static final String MOVING =
            "Whether the switch was moved is not known: look with 'rollcall status', and repeat the"
                    + " command; repeating it is harmless.";

    private String answered(HttpReply reply, String whenLost) {
        return switch (reply) {
            case HttpReply.Answer answer when answer.status() == 200 -> answer.body();
            case HttpReply.Answer answer -> throw refusal(answer, whenLost);
            case HttpReply.NotSent(String code) ->
                    throw new Refused(
                            target.url()
                                    + " cannot be reached ("
                                    + code
                                    + "). "
                                    + (target.local()
                                            ? "Start the local runtime with scripts/local.sh, or"
                                                    + " give the address of another with --url."
                                            : "Check the address and your network."));
            case HttpReply.Lost(String code) ->
                    throw new Refused(target.url() + " gave no answer (" + code + "). " + whenLost);
        };
    }

    private Refused refusal(HttpReply.Answer answer, String whenLost) {
        Supplier<Refused> unknown =
                () -> {
                    if (answer.status() == 403) {
                        return new Refused(
                                "API Gateway let nobody through (403). Either your AWS credentials"
                                        + " have ended or this machine's clock is wrong by more"
                                        + " than five minutes, or IAM does not allow you"
                                        + " execute-api:Invoke on this route (docs/deploying.md).");
                    }
                    return answer.status() >= 500
                            ? new Refused(
                                    target.url()
                                            + " answered with HTTP "
                                            + answer.status()
                                            + ". "
                                            + whenLost)
                            : notOurs();
                };
        return Wire.answer(answer.body(), Problem.class)
                .map(problem -> new Refused(problem.title() + ": " + problem.detail()))
                .orElseGet(unknown);
    }

    private Refused notOurs() {
        return new Refused(
                target.url()
                        + " answered, but not as Rollcall's operator API of this version does."
                        + " Check the address, and that the stack is as new as this command.");
    }
}
