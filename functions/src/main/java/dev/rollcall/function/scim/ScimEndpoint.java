package dev.rollcall.function.scim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.push.ChangePushedMembers;
import dev.rollcall.application.push.KeepPushed;
import dev.rollcall.application.push.PushClients;
import dev.rollcall.function.http.HttpCall;
import dev.rollcall.platform.json.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The service behind API Gateway: who calls, what it is answered, and what of it is logged, which
 * is never a name, an address or a filter.
 */
public final class ScimEndpoint {
    private static final Logger log = LoggerFactory.getLogger(ScimEndpoint.class);
    private static final String ROOT = "/scim/v2";
    private static final String TYPE = "application/scim+json";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?");
    private static final String AGAIN_AFTER_SECONDS = "5";

    private final PushClients clients;
    private final ScimService service;

    /**
     * @param ids new UUIDs, random
     */
    public ScimEndpoint(
            PushClients clients,
            PushedState state,
            KeepPushed keep,
            ChangePushedMembers members,
            Supplier<String> ids) {
        this.clients = requireNonNull(clients, "clients is null");
        this.service = new ScimService(state, keep, members, ids);
    }

    /**
     * Answers one request.
     *
     * @return 503 where something could not be stored: the client tries again, and nothing is lost
     */
    public APIGatewayV2HTTPResponse answer(HttpCall call) {
        ScimAnswer answer;
        String client = "-";
        try {
            Optional<PushClients.Client> sender = clients.of(call.header("authorization"));
            client = sender.map(PushClients.Client::name).orElse("-");
            answer =
                    sender.map(known -> answer(call, known))
                            .orElseGet(ScimEndpoint::unauthenticated);
        } catch (PortFailure failure) {
            log.atError()
                    .addKeyValue("failure", failure.getClass().getSimpleName())
                    .addKeyValue("what", failure.getMessage())
                    .log("a provisioning request could not be served");
            answer =
                    ScimAnswer.error(
                                    503,
                                    Optional.empty(),
                                    "This could not be stored or read just now; send it again.")
                            .with(Map.of("Retry-After", AGAIN_AFTER_SECONDS));
        }
        log.atInfo()
                .addKeyValue("client", client)
                .addKeyValue("method", call.method())
                .addKeyValue("status", answer.status())
                .log("provisioning request");
        return response(answer);
    }

    private ScimAnswer answer(HttpCall call, PushClients.Client client) {
        try {
            return service.answer(
                    new ScimCall(
                            client.source(),
                            base(call),
                            call.method(),
                            path(call.path()),
                            call.query(),
                            call.header("if-match"),
                            call.header("if-none-match"),
                            ByteBuffer.wrap(call.body())));
        } catch (ScimRefusal refusal) {
            ScimAnswer error = ScimAnswer.error(refusal.status(), refusal.type(), refusal.detail());
            return refusal.status() == 503
                    ? error.with(Map.of("Retry-After", AGAIN_AFTER_SECONDS))
                    : error;
        }
    }

    private static ScimAnswer unauthenticated() {
        return ScimAnswer.error(
                        401,
                        Optional.empty(),
                        "Send Authorization: Bearer with the token of your client.")
                .with(Map.of("WWW-Authenticate", "Bearer realm=\"scim\""));
    }

    /** The address that the client called; what it says of it is believed only as a host. */
    private static String base(HttpCall call) {
        String host = call.header("host").filter(name -> HOST.matcher(name).matches()).orElse("");
        String scheme = call.header("x-forwarded-proto").filter("https"::equals).orElse("http");
        return host.isEmpty() ? ROOT : scheme + "://" + host + ROOT;
    }

    private static List<String> path(String raw) {
        if (!raw.equals(ROOT) && !raw.startsWith(ROOT + "/")) {
            throw ScimService.notFound();
        }
        return Arrays.stream(raw.substring(ROOT.length()).split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(ScimEndpoint::decoded)
                .toList();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException _) {
            throw ScimService.notFound();
        }
    }

    private static APIGatewayV2HTTPResponse response(ScimAnswer answer) {
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        APIGatewayV2HTTPResponse.APIGatewayV2HTTPResponseBuilder response =
                APIGatewayV2HTTPResponse.builder().withStatusCode(answer.status());
        answer.body()
                .ifPresent(body -> {
                    headers.put("Content-Type", TYPE);
                    response.withBody(Json.write(body));
                });
        return response.withHeaders(headers).build();
    }
}
