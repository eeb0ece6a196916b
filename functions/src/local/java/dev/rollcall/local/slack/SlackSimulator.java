package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.Filter;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.http.fault.CallLog;
import dev.rollcall.local.http.fault.FaultBook;
import dev.rollcall.local.slack.audit.AuditOrigin;
import dev.rollcall.local.slack.limit.RateLimits;
import dev.rollcall.local.slack.web.AuditApi;
import dev.rollcall.local.slack.web.WebApi;
import dev.rollcall.local.time.Timeline;

import java.net.URI;
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
    private final Forbidden forbidden;
    private final FaultBook faults;
    private final CallLog calls;
    private final ScimApi scim;
    private final RateLimits limits;
    private final Throttle throttle;
    private final StruckAnswers answers;
    private final Router control;
    private final EventSubscription events;
    private final WebApi webApi;
    private final AuditApi audit;
    private final LoopbackServer server;

    /**
     * Starts it, as Slack is documented.
     *
     * @param port 0 for any
     */
    public SlackSimulator(
            SlackOrganisation organisation, Timeline timeline, int port, List<Filter> filters) {
        this(organisation, timeline, port, filters, SlackOptions.DOCUMENTED);
    }

    /**
     * Starts it.
     *
     * @param port 0 for any
     */
    public SlackSimulator(
            SlackOrganisation organisation,
            Timeline timeline,
            int port,
            List<Filter> filters,
            SlackOptions options) {
        this(organisation, timeline, port, filters, options, ForbiddenSent.ANYWHERE);
    }

    /**
     * Starts it.
     *
     * @param port 0 for any
     * @param sent is told of forbidden calls that Rollcall sends
     */
    SlackSimulator(
            SlackOrganisation organisation,
            Timeline timeline,
            int port,
            List<Filter> filters,
            SlackOptions options,
            ForbiddenSent sent) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.forbidden = new Forbidden(sent);
        this.faults = new FaultBook(timeline);
        this.calls = new CallLog(timeline);
        this.webApi = new WebApi(organisation, forbidden, timeline);
        this.audit = new AuditApi(organisation);
        this.scim = new ScimApi(organisation, forbidden);
        this.limits = new RateLimits(timeline.clock());
        this.throttle = new Throttle(organisation, limits);
        this.answers = new StruckAnswers(organisation, timeline, throttle, this::honest);
        this.control = new Router(_ -> Reply.json(404, Json.object().put("error", "no such page")));
        this.events = new EventSubscription(organisation, timeline);
        organisation.onChange(events);
        new SlackControl(organisation, calls, forbidden, faults, limits, events, timeline)
                .addTo(control);
        options.applyTo(organisation, limits);
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

    /** Returns where its events go, once somebody wants them. */
    public EventSubscription events() {
        return events;
    }

    /** Returns its rate limits, which are those of Slack unless somebody changes them. */
    public RateLimits limits() {
        return limits;
    }

    /** Returns the calls so far that nobody may ever send. */
    public List<String> forbidden() {
        return forbidden.all();
    }

    @Override
    public void close() {
        server.close();
        events.close();
    }

    private Reply answer(Request request) {
        if (request.path().startsWith("/_control")) {
            return control.answer(request);
        }
        Set<String> subjects = subjects(request);
        long before = organisation.version();
        Reply reply =
                throttle.guard(
                        request, () -> forbidden.during(request, () -> struck(request, subjects)));
        calls.add(request, subjects, reply, organisation.version() != before);
        return reply;
    }

    private Reply struck(Request request, Set<String> subjects) {
        return answers.answer(
                request,
                subjects,
                faults.strike(request.method() + " " + request.path(), subjects));
    }

    private Reply honest(Request request) {
        String token = Throttle.bearer(request);
        Optional<String> installer = organisation.installerOf(token);
        boolean alive = installer.filter(this::isHere).isPresent();
        AuditOrigin origin =
                new AuditOrigin(
                        request.header("user-agent").orElse(""),
                        organisation.token(token).map(SlackOrganisation.Token::app));
        return organisation
                .audit()
                .from(origin, () -> effect(request, installer, alive, token.isEmpty()));
    }

    private Reply effect(
            Request request, Optional<String> installer, boolean alive, boolean withoutToken) {
        return switch (Surface.of(request)) {
            case SCIM ->
                    alive || ScimApi.isOpen(request)
                            ? scim.answer(request, installer.orElse(""))
                            : ScimErrors.unauthenticated(withoutToken);
            case AUDIT -> audit.answer(request);
            case WEB_API -> webApi.answer(request);
        };
    }

    /** A token dies with whoever installed it. */
    private boolean isHere(String installer) {
        return organisation
                .account(installer)
                .filter(account -> account.deactivatedFrom().isPresent())
                .isEmpty();
    }

    private static Set<String> subjects(Request request) {
        return SUBJECT.matcher(request.path() + " " + said(request))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String said(Request request) {
        try {
            return String.join(" ", request.arguments().values());
        } catch (MalformedBody _) {
            return request.body();
        }
    }
}
