package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.http.fault.Latency;
import dev.rollcall.local.slack.audit.AuditApi;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.slack.web.WebApi;
import dev.rollcall.local.time.Timeline;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Simulated Slack: SCIM, the Web API's methods that we use, faults on demand, and its state. */
public final class SlackSimulator implements AutoCloseable {
    /** Accounts and groups. */
    private static final Pattern SUBJECT = Pattern.compile("\\b[UWS][A-Z0-9]{2,30}\\b");

    private final SlackOrganisation organisation;
    private final Timeline timeline;
    private final Forbidden forbidden = new Forbidden();
    private final FaultBook faults;
    private final CallLog calls;
    private final Router scim;
    private final Router control;
    private final WebApi webApi;
    private final LoopbackServer server;

    /**
     * Starts it.
     *
     * @param port 0 for any
     */
    public SlackSimulator(
            SlackOrganisation organisation, Timeline timeline, int port, List<Filter> filters) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.faults = new FaultBook(timeline);
        this.calls = new CallLog(timeline);
        this.webApi = new WebApi(organisation, forbidden, timeline);
        this.scim = new Router(_ -> ScimApi.error(404, "bad_endpoint"));
        new ScimApi(organisation, forbidden).addTo(scim);
        this.control = new Router(_ -> Reply.json(404, Json.object().put("error", "no such page")));
        new SlackControl(organisation, calls, forbidden, faults, timeline).addTo(control);
        this.server = LoopbackServer.start(port, filters, this::answer);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    public SlackOrganisation organisation() {
        return organisation;
    }

    public FaultBook faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    /** Returns the calls so far that nobody may ever send. */
    public List<String> forbidden() {
        return forbidden.all();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        if (request.path().startsWith("/_control")) {
            return control.answer(request);
        }
        Set<String> subjects = subjects(request);
        List<Fault> struck = faults.strike(request.method() + " " + request.path(), subjects);
        long before = organisation.version();
        Reply reply = withFaults(request, subjects, struck);
        calls.add(request, subjects, reply, organisation.version() != before);
        return reply;
    }

    private Reply withFaults(Request request, Set<String> subjects, List<Fault> struck) {
        for (Fault fault : struck) {
            switch (fault) {
                case Fault.Delay(Duration by) -> Latency.pass(timeline, by);
                case Fault.ShownLate(Duration after) -> organisation.showDeactivationsAfter(after);
                case Fault.RateLimit(Duration retryAfter) -> {
                    return tooMany(request, retryAfter);
                }
                case Fault.ServerError(int status) -> {
                    return Reply.raw(status, "");
                }
                case Fault.Refusal(int status, String error) -> {
                    return isScim(request)
                            ? ScimApi.error(status, error)
                            : Reply.json(200, WebApi.error(error));
                }
                case Fault.LostBeforeEffect() -> {
                    return new Reply.Dropped();
                }
                case Fault.LostAfterEffect() -> {
                    honest(request);
                    return new Reply.Dropped();
                }
                case Fault.WithoutEffect() -> {
                    return Reply.json(200, Json.object().put("ok", true));
                }
                case Fault.Malformed() -> {
                    return Reply.raw(200, "<html>");
                }
                case Fault.Deactivates() -> subjects.forEach(this::deactivateKnown);
                case Fault.ShownStatus(_) -> {}
            }
        }
        return honest(request);
    }

    private void deactivateKnown(String id) {
        if (organisation.account(id).isPresent()) {
            organisation.deactivate(id);
        }
    }

    private Reply honest(Request request) {
        String token = request.header("authorization").orElse("").replaceFirst("^Bearer ", "");
        Optional<String> installer = organisation.installerOf(token);
        if (isScim(request)) {
            return installer.isPresent() ? scim.answer(request) : unauthenticated();
        }
        if (request.path().equals("/audit/v1/logs")) {
            return logs(request, token);
        }
        return webApi.answer(request);
    }

    /** Told to the token of an owner with the scope, as Slack does. */
    private Reply logs(Request request, String token) {
        Optional<SlackToken> known = organisation.estate().tokens().find(token);
        if (known.isEmpty() || organisation.estate().tokens().revoked(token)) {
            return Reply.json(200, WebApi.error("invalid_authentication"));
        }
        if (!organisation.hasGrid()) {
            return Reply.json(200, WebApi.error("feature_not_enabled"));
        }
        boolean owner =
                organisation
                        .account(known.get().holder())
                        .filter(a -> a.rank().compareTo(SlackAccount.Rank.OWNER) >= 0)
                        .isPresent();
        return owner && known.get().scopes().contains("auditlogs:read")
                ? new AuditApi(organisation.audit()).answer(request)
                : Reply.json(200, WebApi.error("user_not_authorized"));
    }

    /** A bad token is answered in the old error shape, by SCIM v2 too. */
    private static Reply unauthenticated() {
        return Reply.json(
                401,
                Json.object()
                        .set(
                                "Errors",
                                Json.object()
                                        .put("description", "invalid_authentication")
                                        .put("code", 401)));
    }

    private static Reply tooMany(Request request, Duration retryAfter) {
        Reply.Answer answer =
                isScim(request)
                        ? ScimApi.error(429, "too_many_requests")
                        : Reply.json(429, WebApi.error("ratelimited"));
        return answer.with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    private static boolean isScim(Request request) {
        return request.path().startsWith("/scim/");
    }

    private static Set<String> subjects(Request request) {
        String text = request.path() + " " + String.join(" ", request.arguments().values());
        return SUBJECT.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }
}
