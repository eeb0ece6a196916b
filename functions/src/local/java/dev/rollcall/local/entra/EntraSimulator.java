package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.http.Endpoint;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.StruckReplies;
import dev.rollcall.local.time.Timeline;

import java.util.Set;
import java.util.function.Supplier;

/**
 * Simulated Microsoft Entra, for whatever server it is put behind: Graph under {@code /graph}, the
 * token endpoint of one tenant under {@code /entra}, and {@code /_control/entra}.
 */
public final class EntraSimulator implements Endpoint, AutoCloseable {
    /** The tenant's name. */
    public static final String TENANT = "acme.example";

    /** The tenant's id, as notifications name it. */
    public static final String TENANT_ID = "5f0c7c1e-7f3b-4c55-9d43-0a1b2c3d4e5f";

    private static final Set<String> TOKENS =
            Set.of(
                    "/entra/" + TENANT + "/oauth2/v2.0/token",
                    "/entra/" + TENANT_ID + "/oauth2/v2.0/token");
    private final EntraTenant tenant;
    private final Supplier<String> baseUrl;
    private final EntraTokens tokens;
    private final EntraRights rights = new EntraRights();
    private final DeltaHabits habits = new DeltaHabits();
    private final FaultBook faults;
    private final CallLog calls;
    private final StruckReplies struck;
    private final GraphNotifications notifications;
    private final Router router;

    /**
     * @param baseUrl of the server, for links and assertions
     */
    public EntraSimulator(EntraTenant tenant, Timeline timeline, Supplier<String> baseUrl) {
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
        this.tokens = new EntraTokens(timeline);
        this.faults = new FaultBook(timeline);
        this.calls = new CallLog(timeline);
        this.struck = new StruckReplies(timeline, this::honest, new GraphFaultyAnswers());
        this.notifications = new GraphNotifications(timeline);
        tenant.tell(notifications);
        this.router =
                new Router(
                        _ -> GraphJson.error(400, "BadRequest", "Resource not found for segment"));
        // Before what would take the word for an id.
        new GraphDelta(tenant, habits, baseUrl).addTo(router);
        new GraphApi(tenant, rights, new GraphPages(baseUrl)).addTo(router);
        notifications.subscriptions().addTo(router);
        new EntraControl(tenant, tokens, rights, habits, notifications, faults, timeline)
                .addTo(router);
    }

    /** Returns whether a call is for Entra. */
    public static boolean serves(Request request) {
        return request.path().startsWith("/graph/")
                || request.path().startsWith("/entra/")
                || request.path().startsWith(EntraControl.PATH + "/");
    }

    @Override
    public Reply answer(Request request) {
        if (request.path().startsWith(EntraControl.PATH)) {
            return router.answer(request);
        }
        Reply reply =
                struck.answer(
                        request, faults.strike(request.method() + " " + request.path(), Set.of()));
        calls.add(request, Set.of(), reply, false);
        return reply;
    }

    /** Returns what to configure as the address of the login. */
    public String loginUrl() {
        return baseUrl.get() + "/entra";
    }

    /** Returns what to configure as the address of Graph. */
    public String graphUrl() {
        return baseUrl.get() + "/graph";
    }

    public EntraTenant tenant() {
        return tenant;
    }

    public GraphNotifications notifications() {
        return notifications;
    }

    @Override
    public void close() {
        notifications.close();
    }

    public EntraTokens tokens() {
        return tokens;
    }

    public DeltaHabits habits() {
        return habits;
    }

    public EntraRights rights() {
        return rights;
    }

    public FaultBook faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    private Reply honest(Request request) {
        if (TOKENS.contains(request.path())) {
            return tokens.issue(request, baseUrl.get() + request.path(), graphUrl() + "/.default");
        }
        return tokens.known(request)
                ? router.answer(request)
                : GraphJson.error(
                        401, "InvalidAuthenticationToken", "Access token validation failure.");
    }
}
