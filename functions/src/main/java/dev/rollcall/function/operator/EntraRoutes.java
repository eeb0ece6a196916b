package dev.rollcall.function.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.RenewSubscriptions;
import dev.rollcall.application.operator.ShowSubscriptions;
import dev.rollcall.application.port.ChangeSubscriptions.Granted;
import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.subscribe.KeptSubscription;
import dev.rollcall.function.http.Answers;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.wire.SubscriptionList;
import dev.rollcall.wire.SubscriptionRequest;
import dev.rollcall.wire.SubscriptionState;
import dev.rollcall.wire.Wire;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How Microsoft Graph's subscriptions stand, and that they be seen to. */
public final class EntraRoutes {
    private final BooleanSupplier connected;
    private final ShowSubscriptions show;
    private final RenewSubscriptions renew;

    public EntraRoutes(
            BooleanSupplier connected, ShowSubscriptions show, RenewSubscriptions renew) {
        this.connected = requireNonNull(connected, "connected is null");
        this.show = requireNonNull(show, "show is null");
        this.renew = requireNonNull(renew, "renew is null");
    }

    APIGatewayV2HTTPResponse status(Caller caller) {
        return OperatorAnswers.of(show.show(caller), this::answer);
    }

    /** The body is JSON of a sensible size already. */
    APIGatewayV2HTTPResponse subscribe(Caller caller, HttpCall call) {
        return Wire.request(new String(call.body(), UTF_8), SubscriptionRequest.class)
                .map(request ->
                        OperatorAnswers.of(renew.renew(caller, request.anew()), this::answer))
                .orElseGet(() ->
                        Answers.problem(
                                400,
                                "Unreadable request",
                                "The body is one JSON object with anew, true or false, and nothing"
                                        + " else."));
    }

    private APIGatewayV2HTTPResponse answer(Map<Topic, KeptSubscription> all) {
        return connected.getAsBoolean()
                ? OperatorAnswers.ok(
                        new SubscriptionList(
                                all.entrySet().stream()
                                        .map(one -> state(one.getKey(), one.getValue()))
                                        .toList()))
                : Answers.problem(
                        404,
                        "Not connected",
                        "No Microsoft Entra is connected; deploy with EntraTenantId.");
    }

    private static SubscriptionState state(Topic topic, KeptSubscription kept) {
        return new SubscriptionState(
                topic.name().toLowerCase(Locale.ROOT),
                kept.granted().map(Granted::expires).map(Instant::toString).orElse(""),
                kept.looked().equals(Instant.EPOCH) ? "" : kept.looked().toString(),
                kept.word() == KeptSubscription.Word.NONE
                        ? ""
                        : kept.word().name().toLowerCase(Locale.ROOT),
                kept.trouble());
    }
}
