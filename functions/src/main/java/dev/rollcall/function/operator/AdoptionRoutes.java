package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.adoption.AdoptLinks;
import dev.rollcall.application.adoption.KeepPreExisting;
import dev.rollcall.application.adoption.LookAtPreExisting;
import dev.rollcall.application.adoption.ShowAdoption;
import dev.rollcall.application.adoption.TakeBaseline;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.StopReason;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.BaselineRequest;
import dev.rollcall.wire.KeepAnswer;
import dev.rollcall.wire.KeepRequest;
import dev.rollcall.wire.LinksAnswer;
import dev.rollcall.wire.LinksRequest;
import dev.rollcall.wire.Wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** Adopting a living company: how far it is, its baseline, and what was there before. */
public final class AdoptionRoutes {
    private final ShowAdoption show;
    private final AdoptLinks links;
    private final TakeBaseline baseline;
    private final LookAtPreExisting look;
    private final KeepPreExisting keep;
    private final Supplier<AdoptionJson> json;

    /**
     * @param json by the policy in force
     */
    public AdoptionRoutes(
            ShowAdoption show,
            AdoptLinks links,
            TakeBaseline baseline,
            LookAtPreExisting look,
            KeepPreExisting keep,
            Supplier<AdoptionJson> json) {
        this.show = requireNonNull(show, "show is null");
        this.links = requireNonNull(links, "links is null");
        this.baseline = requireNonNull(baseline, "baseline is null");
        this.look = requireNonNull(look, "look is null");
        this.keep = requireNonNull(keep, "keep is null");
        this.json = requireNonNull(json, "json is null");
    }

    APIGatewayV2HTTPResponse status(Caller caller) {
        return OperatorAnswers.of(
                show.show(caller), view -> OperatorAnswers.ok(AdoptionJson.of(view)));
    }

    APIGatewayV2HTTPResponse links(Caller caller) {
        return OperatorAnswers.of(
                links.show(caller),
                found ->
                        found.map(proposal -> OperatorAnswers.ok(AdoptionJson.of(proposal)))
                                .orElseGet(AdoptionRoutes::noProposal));
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse link(Caller caller, HttpCall call) {
        Optional<LinksRequest> request =
                Wire.request(new String(call.body(), UTF_8), LinksRequest.class)
                        .filter(one -> one.page() >= 0 && one.line() >= 0);
        if (request.isEmpty()) {
            return unreadable("the text digest, and the numbers page and line");
        }
        return OperatorAnswers.of(
                links.apply(
                        caller,
                        request.get().digest(),
                        new AdoptLinks.Place(request.get().page(), request.get().line())),
                AdoptionRoutes::answer);
    }

    private static APIGatewayV2HTTPResponse answer(AdoptLinks.Outcome outcome) {
        return switch (outcome) {
            case AdoptLinks.Outcome.Applied applied ->
                    OperatorAnswers.ok(
                            new LinksAnswer(
                                    applied.made(),
                                    applied.asked(),
                                    applied.left(),
                                    applied.next().isPresent(),
                                    applied.next().map(AdoptLinks.Place::page).orElse(0),
                                    applied.next().map(AdoptLinks.Place::line).orElse(0),
                                    applied.notBefore().map(Instant::toString).orElse("")));
            case AdoptLinks.Outcome.NoProposal() -> noProposal();
            case AdoptLinks.Outcome.AnotherProposal _ ->
                    Answers.problem(
                            409,
                            "Another list",
                            "Both sides were read again, and what is proposed by now is another"
                                    + " list. Look at it with 'rollcall adopt links'.");
        };
    }

    private static APIGatewayV2HTTPResponse noProposal() {
        return Answers.problem(
                409,
                "No proposal",
                "Links are proposed by a reading of both sides that was whole, of the policy in"
                        + " force, and at most a day old; without the list of who is in which"
                        + " workspace, as on Business+, there is none. Read both sides with"
                        + " 'rollcall reconcile --wait'.");
    }

    APIGatewayV2HTTPResponse list(Caller caller, HttpCall call) {
        try {
            return OperatorAnswers.of(
                    look.list(caller, call.query().text("from")),
                    page -> OperatorAnswers.ok(json.get().of(page)));
        } catch (IllegalArgumentException _) {
            return noSuchPoint();
        }
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse baseline(Caller caller, HttpCall call) {
        Optional<BaselineRequest> request =
                Wire.request(new String(call.body(), UTF_8), BaselineRequest.class);
        if (request.isEmpty()) {
            return unreadable("the text until");
        }
        try {
            return OperatorAnswers.of(
                    baseline.take(caller, LocalDate.parse(request.get().until())),
                    AdoptionRoutes::answer);
        } catch (DateTimeException _) {
            return notThen();
        }
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse keep(Caller caller, HttpCall call) {
        Optional<KeepRequest> request =
                Wire.request(new String(call.body(), UTF_8), KeepRequest.class);
        if (request.isEmpty()) {
            return unreadable("the texts mapping, thing, until, reason and from");
        }
        KeepPreExisting.Wish wish;
        try {
            wish = wish(request.get());
        } catch (IllegalArgumentException e) {
            return Answers.problem(400, "Not possible", String.valueOf(e.getMessage()));
        } catch (DateTimeException _) {
            return notThen();
        }
        try {
            return OperatorAnswers.of(
                    keep.keep(caller, wish, request.get().from()), AdoptionRoutes::answer);
        } catch (IllegalArgumentException _) {
            return noSuchPoint();
        }
    }

    private static KeepPreExisting.Wish wish(KeepRequest request) {
        return new KeepPreExisting.Wish(
                new MappingName(request.mapping()),
                request.thing().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Entitlement.parse(request.thing())),
                LocalDate.parse(request.until()),
                new StopReason(request.reason()));
    }

    private static APIGatewayV2HTTPResponse answer(TakeBaseline.Outcome outcome) {
        return switch (outcome) {
            case TakeBaseline.Outcome.Reached reached ->
                    OperatorAnswers.ok(AdoptionJson.of(reached));
            case TakeBaseline.Outcome.NoSuchDay() -> notThen();
            case TakeBaseline.Outcome.NoGoodReading(TakeBaseline.Reason why) ->
                    Answers.problem(
                            409,
                            "No good reading",
                            switch (why) {
                                case NONE ->
                                        "A baseline is of a reading of both sides that was whole."
                                                + " There is none yet: see 'rollcall drift status',"
                                                + " and read both sides with 'rollcall reconcile'.";
                                case TOO_OLD ->
                                        "The last good reading of both sides is more than a day"
                                                + " old. Read them with 'rollcall reconcile', then"
                                                + " take the baseline.";
                                case OTHER_POLICY ->
                                        "The last good reading is of another policy than the one in"
                                                + " force, which may list other things. Read both"
                                                + " sides with 'rollcall reconcile', then take the"
                                                + " baseline.";
                            });
        };
    }

    private static APIGatewayV2HTTPResponse answer(KeepPreExisting.Outcome outcome) {
        return switch (outcome) {
            case KeepPreExisting.Outcome.Kept(int kept, Optional<String> next) ->
                    OperatorAnswers.ok(new KeepAnswer(kept, next.orElse("")));
            case KeepPreExisting.Outcome.NoSuchDay() -> notThen();
            case KeepPreExisting.Outcome.NoSuchThing() ->
                    Answers.problem(
                            404,
                            "No such thing",
                            "The policy in force has no such mapping, or it does not list that"
                                    + " thing. 'rollcall adopt status' names the mappings.");
        };
    }

    private static APIGatewayV2HTTPResponse notThen() {
        return Answers.problem(
                400,
                "Not until then",
                "A last day is written as 2027-05-25; it lies ahead, and at most "
                        + TakeBaseline.MOST_DAYS
                        + " days.");
    }

    private static APIGatewayV2HTTPResponse noSuchPoint() {
        return Answers.problem(
                400,
                "No such point",
                "The list goes on where the page before said. Begin it again without 'from'.");
    }

    private static APIGatewayV2HTTPResponse unreadable(String fields) {
        return Answers.problem(
                400,
                "Unreadable request",
                "The body is one JSON object with " + fields + ", and nothing else.");
    }
}
