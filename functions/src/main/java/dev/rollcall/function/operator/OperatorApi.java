package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.ConsultDoctor;
import dev.rollcall.application.operator.ShowBrake;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.application.operator.ThrowStop;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.StopRequest;
import dev.rollcall.wire.Wire;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Answers what operators ask. Who asks is what AWS found, never what the request says. */
public final class OperatorApi {
    private static final Logger log = LoggerFactory.getLogger(OperatorApi.class);

    /** Many times what a request of ours needs. */
    private static final int LARGEST_BODY = 4096;

    /** Two hundred people, and what they are to have. */
    private static final int LARGEST_RESTORE = 64 * 1024;

    /** A policy file of the largest size, each of its lines and quotes escaped. */
    private static final int LARGEST_POLICY = 2 * 1024 * 1024;

    private final ThrowStop throwStop;
    private final ShowBrake showBrake;
    private final ConsultDoctor consultDoctor;
    private final ResidualRoutes residuals;
    private final DisputeRoutes disputes;
    private final DepartureRoutes departures;
    private final RestoreRoutes restores;
    private final AccessRoutes access;
    private final PolicyRoutes policies;
    private final WorldRoutes world;
    private final DriftRoutes drift;
    private final ReconcileRoutes reconcile;
    private final AdoptionRoutes adoption;
    private final CampaignRoutes campaigns;
    private final EntraRoutes entra;

    public OperatorApi(
            ThrowStop throwStop,
            ShowBrake showBrake,
            ConsultDoctor consultDoctor,
            ResidualRoutes residuals,
            DisputeRoutes disputes,
            DepartureRoutes departures,
            RestoreRoutes restores,
            AccessRoutes access,
            PolicyRoutes policies,
            WorldRoutes world,
            DriftRoutes drift,
            ReconcileRoutes reconcile,
            AdoptionRoutes adoption,
            CampaignRoutes campaigns,
            EntraRoutes entra) {
        this.throwStop = requireNonNull(throwStop, "throwStop is null");
        this.showBrake = requireNonNull(showBrake, "showBrake is null");
        this.consultDoctor = requireNonNull(consultDoctor, "consultDoctor is null");
        this.residuals = requireNonNull(residuals, "residuals is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.departures = requireNonNull(departures, "departures is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.access = requireNonNull(access, "access is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.world = requireNonNull(world, "world is null");
        this.drift = requireNonNull(drift, "drift is null");
        this.reconcile = requireNonNull(reconcile, "reconcile is null");
        this.adoption = requireNonNull(adoption, "adoption is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.entra = requireNonNull(entra, "entra is null");
    }

    /**
     * @param caller empty: the route let a request through that nobody signed
     */
    public APIGatewayV2HTTPResponse answer(Optional<Caller> caller, HttpCall call) {
        if (caller.isEmpty()) {
            return Answers.problem(
                    403,
                    "Not signed",
                    "This route takes requests signed with AWS Signature Version 4 only; its"
                            + " authorization must be AWS_IAM.");
        }
        try {
            return switch (call.method() + " " + call.path()) {
                case "GET /operator/status" ->
                        OperatorAnswers.of(
                                showBrake.show(caller.get()),
                                brake -> OperatorAnswers.ok(BrakeJson.of(brake)));
                case "GET /operator/doctor" ->
                        OperatorAnswers.of(
                                consultDoctor.consult(caller.get()),
                                found -> OperatorAnswers.ok(CheckupJson.of(found)));
                case "POST /operator/stop" ->
                        unacceptable(call).orElseGet(() -> stop(caller.get(), call));
                case "GET /operator/residual" -> residuals.list(caller.get());
                case "POST /operator/residual" ->
                        unacceptable(call).orElseGet(() -> residuals.mark(caller.get(), call));
                case "GET /operator/link" -> disputes.list(caller.get());
                case "POST /operator/link" ->
                        unacceptable(call).orElseGet(() -> disputes.settle(caller.get(), call));
                case "POST /operator/departure" ->
                        unacceptable(call).orElseGet(() -> departures.say(caller.get(), call));
                case "GET /operator/restore" -> restores.list(caller.get());
                case "POST /operator/restore" ->
                        unacceptable(call, LARGEST_RESTORE)
                                .orElseGet(() -> restores.decide(caller.get(), call));
                case "GET /operator/explain" -> access.explain(caller.get(), call);
                case "POST /operator/plan" ->
                        unacceptable(call, AccessRoutes.LARGEST_BODY)
                                .orElseGet(() -> access.plan(caller.get(), call));
                case "GET /operator/policy" -> policies.status(caller.get());
                case "GET /operator/policy/file" -> policies.file(caller.get());
                case "POST /operator/policy" ->
                        unacceptable(call, LARGEST_POLICY)
                                .orElseGet(() -> policies.propose(caller.get(), call));
                case "POST /operator/policy/decision" ->
                        unacceptable(call).orElseGet(() -> policies.decide(caller.get(), call));
                case "POST /operator/policy/withdrawal" ->
                        unacceptable(call).orElseGet(() -> policies.withdraw(caller.get(), call));
                case "GET /operator/world" -> world.show(caller.get());
                case "POST /operator/world" ->
                        unacceptable(call).orElseGet(() -> world.read(caller.get(), call));
                case "GET /operator/drift" -> drift.list(caller.get(), call);
                case "GET /operator/drift/story" -> drift.show(caller.get(), call);
                case "POST /operator/drift/acceptance" ->
                        unacceptable(call).orElseGet(() -> drift.accept(caller.get(), call));
                case "POST /operator/drift/correction" ->
                        unacceptable(call).orElseGet(() -> drift.correct(caller.get(), call));
                case "GET /operator/reconcile" -> reconcile.status(caller.get());
                case "POST /operator/reconcile" ->
                        unacceptable(call).orElseGet(() -> reconcile.begin(caller.get(), call));
                case "GET /operator/adoption" -> adoption.status(caller.get());
                case "GET /operator/adoption/pre-existing" -> adoption.list(caller.get(), call);
                case "POST /operator/adoption/baseline" ->
                        unacceptable(call).orElseGet(() -> adoption.baseline(caller.get(), call));
                case "GET /operator/adoption/links" -> adoption.links(caller.get());
                case "POST /operator/adoption/links" ->
                        unacceptable(call).orElseGet(() -> adoption.link(caller.get(), call));
                case "POST /operator/adoption/keep" ->
                        unacceptable(call).orElseGet(() -> adoption.keep(caller.get(), call));
                case "GET /operator/entra" -> entra.status(caller.get());
                case "POST /operator/entra" ->
                        unacceptable(call).orElseGet(() -> entra.subscribe(caller.get(), call));
                case "GET /operator/campaign" -> campaigns.show(caller.get(), call);
                case "POST /operator/campaign" ->
                        unacceptable(call).orElseGet(() -> campaigns.plan(caller.get(), call));
                case "POST /operator/campaign/proposal" ->
                        unacceptable(call).orElseGet(() -> campaigns.propose(caller.get(), call));
                case "POST /operator/campaign/decision" ->
                        unacceptable(call).orElseGet(() -> campaigns.decide(caller.get(), call));
                case "POST /operator/campaign/stop" ->
                        unacceptable(call).orElseGet(() -> campaigns.stop(caller.get(), call));
                default ->
                        Answers.problem(
                                404,
                                "No such route",
                                "There are GET /operator/status, GET /operator/doctor, GET"
                                        + " /operator/explain, POST /operator/plan, POST"
                                        + " /operator/stop, and GET and POST of /operator/residual,"
                                        + " /operator/link, /operator/restore, /operator/world,"
                                        + " /operator/reconcile, /operator/entra,"
                                        + " /operator/adoption/links and"
                                        + " /operator/policy, GET"
                                        + " /operator/policy/file, /operator/drift,"
                                        + " /operator/drift/story, /operator/adoption and"
                                        + " /operator/adoption/pre-existing, and POST"
                                        + " /operator/adoption/baseline, /operator/adoption/keep,"
                                        + " /operator/departure,"
                                        + " /operator/drift/acceptance, /operator/drift/correction,"
                                        + " /operator/policy/decision and"
                                        + " /operator/policy/withdrawal.");
            };
        } catch (PortFailure failure) {
            log.atError()
                    .addKeyValue("failure", failure.getClass().getSimpleName())
                    .addKeyValue("what", failure.getMessage())
                    .log("an operator could not be answered");
            return OperatorAnswers.failed(failure);
        }
    }

    private static Optional<APIGatewayV2HTTPResponse> unacceptable(HttpCall call) {
        return unacceptable(call, LARGEST_BODY);
    }

    private static Optional<APIGatewayV2HTTPResponse> unacceptable(HttpCall call, int largest) {
        if (!call.header("content-type").map(OperatorApi::isJson).orElse(false)) {
            return Optional.of(
                    Answers.problem(
                            415, "Not JSON", "Send the body as Content-Type: application/json."));
        }
        if (call.body().length > largest) {
            return Optional.of(
                    Answers.problem(
                            413, "Too large", "A request has at most " + largest + " bytes."));
        }
        return Optional.empty();
    }

    private APIGatewayV2HTTPResponse stop(Caller caller, HttpCall call) {
        Optional<StopRequest> request =
                Wire.request(new String(call.body(), UTF_8), StopRequest.class);
        if (request.isEmpty()) {
            return Answers.problem(
                    400,
                    "Unreadable request",
                    "The body is one JSON object with the texts position, reason and seen, and"
                            + " nothing else.");
        }
        Optional<StopPosition> to = position(request.get().position());
        if (to.isEmpty()) {
            return Answers.problem(
                    400, "No such position", "A position is one of: off, bulk, all.");
        }
        StopReason reason;
        try {
            reason = new StopReason(request.get().reason());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "No such reason", String.valueOf(e.getMessage()));
        }
        return OperatorAnswers.of(
                throwStop.move(caller, new ThrowStop.Wish(to.get(), reason, request.get().seen())),
                OperatorAnswers::of);
    }

    private static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static Optional<StopPosition> position(String text) {
        return Arrays.stream(StopPosition.values())
                .filter(position -> position.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
