package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;

import dev.rollcall.local.customidp.CustomIdp;
import dev.rollcall.local.customidp.CustomIdpSimulator;
import dev.rollcall.local.entra.EntraSimulator;
import dev.rollcall.local.entra.EntraTenant;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.StruckReplies;
import dev.rollcall.local.senders.Senders;
import dev.rollcall.local.time.Timeline;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Simulated Okta: one organisation under {@code /okta}, and {@code /_control}. Simulated Entra and
 * an identity provider with SCIM are on the same server, see {@link EntraSimulator} and {@link
 * CustomIdpSimulator}.
 */
public final class OktaSimulator implements AutoCloseable {
    private final OktaOrganisation organisation;
    private final OktaTokens tokens;
    private final OktaIssuer issuer;
    private final FaultBook faults;
    private final CallLog calls;
    private final StruckReplies struck;
    private final Router router;
    private final EntraSimulator entra;
    private final CustomIdpSimulator customIdp;
    private final Senders senders;
    private final LoopbackServer server;

    /**
     * Starts it.
     *
     * @param port 0 for any
     */
    public OktaSimulator(
            OktaOrganisation organisation, Timeline timeline, int port, List<Filter> filters) {
        requireNonNull(timeline, "timeline is null");
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.tokens = new OktaTokens(timeline);
        this.issuer = new OktaIssuer(organisation, timeline, () -> uri().toString());
        this.faults = new FaultBook(timeline);
        this.calls = new CallLog(timeline);
        this.struck =
                new StruckReplies(
                        timeline, this::honest, new OktaFaultyAnswers(organisation, timeline));
        this.router =
                new Router(
                        _ -> OktaJson.error(404, "E0000022", "The endpoint does not support this"));
        new OktaApi(organisation, timeline, this::organisationUrl).addTo(router);
        new OktaLists(organisation, this::organisationUrl).addTo(router);
        new ApplicationsApi(organisation).addTo(router);
        new OktaControl(organisation, faults, timeline).addTo(router);
        this.entra = new EntraSimulator(new EntraTenant(), timeline, () -> uri().toString());
        this.customIdp = new CustomIdpSimulator(new CustomIdp(), timeline, () -> uri().toString());
        this.senders = new Senders(timeline, () -> uri().toString());
        this.server = LoopbackServer.start(port, filters, this::answer);
    }

    /** Returns the address that Rollcall takes for the org URL's server. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Returns what to configure as the org URL. */
    public String organisationUrl() {
        return uri() + "/okta";
    }

    public OktaOrganisation organisation() {
        return organisation;
    }

    public OktaTokens tokens() {
        return tokens;
    }

    /** Returns the issuer that approvers sign in with. */
    public OktaIssuer issuer() {
        return issuer;
    }

    /** Returns the simulated Entra on this server. */
    public EntraSimulator entra() {
        return entra;
    }

    /** Returns the simulated identity provider with SCIM on this server. */
    public CustomIdpSimulator customIdp() {
        return customIdp;
    }

    /** Returns the simulated senders of signed events on this server. */
    public Senders senders() {
        return senders;
    }

    public FaultBook faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    @Override
    public void close() {
        server.close();
        organisation.hooks().close();
        senders.close();
    }

    private Reply answer(Request request) {
        if (EntraSimulator.serves(request)) {
            return entra.answer(request);
        }
        if (Senders.serves(request)) {
            return senders.answer(request);
        }
        if (CustomIdpSimulator.serves(request)) {
            return customIdp.answer(request);
        }
        if (request.path().startsWith("/_control")) {
            return router.answer(request);
        }
        String id = subject(request);
        Reply reply =
                struck.answer(
                        request,
                        faults.strike(request.method() + " " + request.path(), Set.of(id)));
        calls.add(request, Set.of(id), reply, false);
        return reply;
    }

    private Reply honest(Request request) {
        if (request.path().equals("/okta/oauth2/v1/token")) {
            return tokens.issue(request, organisationUrl() + "/oauth2/v1/token");
        }
        if (request.path().startsWith(OktaIssuer.PATH + "/")) {
            return issuer.answer(request);
        }
        if (!tokens.known(request)) {
            return OktaJson.error(401, "E0000011", "Invalid token provided");
        }
        Reply reply = router.answer(request);
        return reply instanceof Reply.Answer answer
                ? answer.with("X-Rate-Limit-Limit", "600").with("X-Rate-Limit-Remaining", "599")
                : reply;
    }

    /** Returns the last part of the path: whom a call by id is about. */
    static String subject(Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }
}
