package dev.rollcall.local.customidp;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Endpoint;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.time.Timeline;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A simulated identity provider with SCIM 2.0, for whatever server it is put behind: {@code /scim},
 * and {@code /_control/scim}. It takes one token.
 */
public final class CustomIdpSimulator implements Endpoint {
    private static final String PATH = "/scim";

    private final CustomIdp idp;
    private final Supplier<String> baseUrl;
    private final FaultBook faults;
    private final CallLog calls;
    private final IdpFaults struck;
    private final Router router;
    private volatile String token = "local-scim-token";

    /**
     * @param baseUrl of the server
     */
    public CustomIdpSimulator(CustomIdp idp, Timeline timeline, Supplier<String> baseUrl) {
        this.idp = requireNonNull(idp, "idp is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
        this.faults = new FaultBook(timeline);
        this.calls = new CallLog(timeline);
        this.struck = new IdpFaults(timeline, this::honest);
        this.router = new Router(_ -> IdpJson.error(404, "No such endpoint"));
        new IdpApi(idp).addTo(router);
        new IdpControl(idp, faults, timeline).addTo(router);
    }

    /** Returns whether a call is for it. */
    public static boolean serves(Request request) {
        return request.path().startsWith(PATH + "/")
                || request.path().startsWith(IdpControl.PATH + "/");
    }

    @Override
    public Reply answer(Request request) {
        if (request.path().startsWith(IdpControl.PATH)) {
            return router.answer(request);
        }
        Reply reply =
                struck.answer(
                        request, faults.strike(request.method() + " " + request.path(), Set.of()));
        calls.add(request, Set.of(), reply, false);
        return reply;
    }

    /** Returns what to configure as the address of the server. */
    public String scimUrl() {
        return baseUrl.get() + PATH;
    }

    /** Returns the token that it takes. */
    public String token() {
        return token;
    }

    /** From now on it takes this token and no other. */
    public void rotate(String newToken) {
        token = newToken;
    }

    public CustomIdp idp() {
        return idp;
    }

    public FaultBook faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    private Reply honest(Request request) {
        return request.header("Authorization").filter(("Bearer " + token())::equals).isPresent()
                ? router.answer(request)
                : IdpJson.error(401, "Authorization failure");
    }
}
