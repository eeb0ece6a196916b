package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.AcceptDrift;
import dev.rollcall.application.operator.AcceptDrifts;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.CorrectDrift;
import dev.rollcall.application.operator.LookAtDrift;
import dev.rollcall.application.operator.LookAtDrift.Seen;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.DriftFilter;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftOutlook;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.DriftAcceptance;
import dev.rollcall.wire.DriftCorrection;
import dev.rollcall.wire.DriftListAcceptance;
import dev.rollcall.wire.DriftListAnswer;
import dev.rollcall.wire.Wire;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Drift: what there is, the story of one, and what operators say of it. */
public final class DriftRoutes {
    private static final Pattern MOST = Pattern.compile("[1-9][0-9]{0,2}");

    private final LookAtDrift look;
    private final AcceptDrift accept;
    private final AcceptDrifts acceptList;
    private final CorrectDrift correct;
    private final Supplier<DriftOutlook> outlook;
    private final Supplier<Map<Entitlement, String>> labels;

    /**
     * @param outlook by the policy in force, as labels are
     * @param labels what the policy's file calls things
     */
    public DriftRoutes(
            LookAtDrift look,
            AcceptDrift accept,
            AcceptDrifts acceptList,
            CorrectDrift correct,
            Supplier<DriftOutlook> outlook,
            Supplier<Map<Entitlement, String>> labels) {
        this.look = requireNonNull(look, "look is null");
        this.accept = requireNonNull(accept, "accept is null");
        this.acceptList = requireNonNull(acceptList, "acceptList is null");
        this.correct = requireNonNull(correct, "correct is null");
        this.outlook = requireNonNull(outlook, "outlook is null");
        this.labels = requireNonNull(labels, "labels is null");
    }

    APIGatewayV2HTTPResponse list(Caller caller, HttpCall call) {
        DriftFilter filter;
        int most;
        try {
            filter = DriftQuery.of(call.query()::text);
            most = most(call.query().text("most"));
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        }
        try {
            return OperatorAnswers.of(
                    look.page(caller, filter, call.query().text("from"), most),
                    seen -> OperatorAnswers.ok(json(seen.outlook()).page(seen)));
        } catch (IllegalArgumentException _) {
            return Answers.problem(
                    400,
                    "No such point",
                    "The list goes on where the page before said. Begin it again without 'from'.");
        }
    }

    private static int most(String text) {
        if (text.isEmpty()) {
            return LookAtDrift.A_PAGE;
        }
        if (!MOST.matcher(text).matches() || Integer.parseInt(text) > LookAtDrift.A_PAGE) {
            throw new IllegalArgumentException(
                    "'most' is 1 to " + LookAtDrift.A_PAGE + ", or left out.");
        }
        return Integer.parseInt(text);
    }

    APIGatewayV2HTTPResponse show(Caller caller, HttpCall call) {
        DriftId id;
        try {
            id = new DriftId(call.query().text("id"));
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        }
        return OperatorAnswers.of(look.one(caller, id), this::story);
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse accept(Caller caller, HttpCall call) {
        Optional<DriftAcceptance> request =
                Wire.request(new String(call.body(), UTF_8), DriftAcceptance.class);
        if (request.isEmpty()) {
            return acceptList(caller, call);
        }
        DriftId id;
        LocalDate lastDay;
        StopReason reason;
        try {
            id = new DriftId(request.get().id());
            reason = new StopReason(request.get().reason());
            lastDay = LocalDate.parse(request.get().until());
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        } catch (DateTimeException _) {
            return notThen();
        }
        return OperatorAnswers.of(accept.accept(caller, id, lastDay, reason), this::answer);
    }

    private APIGatewayV2HTTPResponse acceptList(Caller caller, HttpCall call) {
        Optional<DriftListAcceptance> request =
                Wire.request(new String(call.body(), UTF_8), DriftListAcceptance.class);
        if (request.isEmpty()) {
            return unreadable(
                    "the texts id, until and reason; or kind, person, population, entitlement,"
                            + " mapping, state, since, until, reason and digest");
        }
        try {
            return OperatorAnswers.of(
                    acceptList.accept(
                            caller,
                            new AcceptDrifts.Wish(
                                    DriftQuery.of(fields(request.get())::get),
                                    LocalDate.parse(request.get().until()),
                                    new StopReason(request.get().reason()),
                                    request.get().digest())),
                    this::answer);
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        } catch (DateTimeException _) {
            return notThen();
        }
    }

    private static Map<String, String> fields(DriftListAcceptance wish) {
        return Map.of(
                "kind", wish.kind(),
                "person", wish.person(),
                "population", wish.population(),
                "entitlement", wish.entitlement(),
                "mapping", wish.mapping(),
                "state", wish.state(),
                "since", wish.since());
    }

    private APIGatewayV2HTTPResponse answer(AcceptDrifts.Outcome outcome) {
        return switch (outcome) {
            case AcceptDrifts.Outcome.Shown(var list) -> list("shown", list);
            case AcceptDrifts.Outcome.Accepted(var list) -> list("accepted", list);
            case AcceptDrifts.Outcome.Changed(var list) -> list("changed", list);
            case AcceptDrifts.Outcome.Nothing() ->
                    Answers.problem(
                            404,
                            "Nothing to accept",
                            "Nothing of the kind is there and not accepted. Of somebody who has"
                                    + " left nothing can be accepted.");
            case AcceptDrifts.Outcome.TooMany() ->
                    Answers.problem(
                            409,
                            "Too many",
                            "At most "
                                    + AcceptDrifts.MOST
                                    + " are accepted at once. Narrow the list: by kind, mapping,"
                                    + " population, thing, person or since when.");
            case AcceptDrifts.Outcome.NotNarrowed() ->
                    Answers.problem(
                            400,
                            "Not narrowed",
                            "Say which are meant, at least by one of kind, person, population,"
                                    + " entitlement, mapping and since.");
            case AcceptDrifts.Outcome.NotThen() -> notThen();
        };
    }

    private APIGatewayV2HTTPResponse list(String word, AcceptDrifts.Listed list) {
        DriftJson json = json(outlook.get());
        return OperatorAnswers.ok(
                new DriftListAnswer(
                        word, list.digest(), list.drifts().stream().map(json::state).toList()));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse correct(Caller caller, HttpCall call) {
        Optional<DriftCorrection> request =
                Wire.request(new String(call.body(), UTF_8), DriftCorrection.class);
        if (request.isEmpty()) {
            return unreadable("the text id");
        }
        DriftId id;
        try {
            id = new DriftId(request.get().id());
        } catch (IllegalArgumentException e) {
            return notPossible(e);
        }
        return OperatorAnswers.of(correct.correct(caller, id), this::answer);
    }

    private APIGatewayV2HTTPResponse story(Seen seen) {
        return seen.records().stream()
                .findFirst()
                .map(record -> OperatorAnswers.ok(json(seen.outlook()).story(record)))
                .orElseGet(DriftRoutes::noSuchDrift);
    }

    private APIGatewayV2HTTPResponse answer(AcceptDrift.Outcome outcome) {
        return switch (outcome) {
            case AcceptDrift.Outcome.Accepted accepted -> state(accepted.drift());
            case AcceptDrift.Outcome.NoSuchDrift() -> noSuchDrift();
            case AcceptDrift.Outcome.Gone gone -> gone(gone.drift());
            case AcceptDrift.Outcome.NotThen() -> notThen();
            case AcceptDrift.Outcome.OfLeaver leaver ->
                    Answers.problem(
                            409,
                            "Of a leaver",
                            "Nobody lives with an active account of somebody who has left: "
                                    + DriftWords.instead(leaver.drift().drift()));
        };
    }

    private APIGatewayV2HTTPResponse answer(CorrectDrift.Outcome outcome) {
        return switch (outcome) {
            case CorrectDrift.Outcome.UnderWay underWay -> state(underWay.drift());
            case CorrectDrift.Outcome.NoSuchDrift() -> noSuchDrift();
            case CorrectDrift.Outcome.Gone gone -> gone(gone.drift());
            case CorrectDrift.Outcome.NotByARun not ->
                    Answers.problem(409, "Not by a run", DriftWords.instead(not.drift()));
            case CorrectDrift.Outcome.OnlyReported only ->
                    Answers.problem(
                            409,
                            "Only reported",
                            "The policy in force only reports "
                                    + only.kind().code()
                                    + ". To have it set right, have 'hold' or 'correct' said of it"
                                    + " in the policy.");
            case CorrectDrift.Outcome.ByItself() ->
                    Answers.problem(
                            409,
                            "By itself",
                            "It is set right by itself, with the next reconciliation. 'rollcall"
                                    + " reconcile' begins one now.");
            case CorrectDrift.Outcome.ObservesOnly() ->
                    Answers.problem(
                            409,
                            "Only observing",
                            "The policy says mode: observe, so nothing is written to Slack.");
        };
    }

    private APIGatewayV2HTTPResponse state(DriftRecord record) {
        return OperatorAnswers.ok(json(outlook.get()).state(record));
    }

    private DriftJson json(DriftOutlook by) {
        return new DriftJson(by, labels.get());
    }

    private static APIGatewayV2HTTPResponse gone(DriftRecord record) {
        return Answers.problem(
                409,
                "Gone",
                "There is nothing to do any more: it is gone. See its story with 'rollcall drift"
                        + " show "
                        + record.id()
                        + "'.");
    }

    private static APIGatewayV2HTTPResponse noSuchDrift() {
        return Answers.problem(
                404,
                "No such drift",
                "Nothing of that id was found within the last days. See what there is with"
                        + " 'rollcall drift list'.");
    }

    private static APIGatewayV2HTTPResponse notThen() {
        return Answers.problem(
                400,
                "Not until then",
                "The last day is written like 2027-03-31; it is not over, and at most "
                        + AcceptDrift.MOST_DAYS
                        + " days away.");
    }

    private static APIGatewayV2HTTPResponse unreadable(String what) {
        return Answers.problem(
                400,
                "Unreadable request",
                "The body is one JSON object with " + what + ", and nothing else.");
    }

    private static APIGatewayV2HTTPResponse notPossible(IllegalArgumentException e) {
        return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
    }
}
