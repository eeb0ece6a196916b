package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;
import dev.rollcall.local.time.Timeline;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The read side of Okta's management API, as far as Rollcall uses it. */
final class OktaApi {
    private static final Pattern STATUS = Pattern.compile("status eq \"([^\"]+)\"");

    private static final int MOST_GROUPS = 10_000;

    private final OktaOrganisation organisation;
    private final Timeline timeline;
    private final Supplier<String> baseUrl;

    /**
     * @param baseUrl of the organisation, for links
     */
    OktaApi(OktaOrganisation organisation, Timeline timeline, Supplier<String> baseUrl) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    }

    void addTo(Router router) {
        router.on("GET", "/okta/api/v1/users", this::users)
                .onEach("GET", "/okta/api/v1/users/{id}", (_, id) -> user(id))
                .onEach("GET", "/okta/api/v1/users/{id}/groups", this::groupsOf)
                .on("GET", "/okta/api/v1/groups", this::groups)
                .onEach("GET", "/okta/api/v1/groups/{id}/users", (_, id) -> members(id))
                .on("GET", "/okta/api/v1/logs", this::logs);
    }

    private Reply user(String id) {
        return organisation
                .person(id)
                .or(() -> organisation.named(URLDecoder.decode(id, StandardCharsets.UTF_8)))
                .<Reply>map(person -> Reply.json(200, OktaJson.user(person, person.status())))
                .orElseGet(() ->
                        OktaJson.error(
                                404,
                                "E0000007",
                                "Not found: Resource not found: " + id + " (User)"));
    }

    /** Leaves out deactivated people unless a filter or search asks, as Okta does. */
    private Reply users(Request request) {
        Optional<String> condition = request.query("search").or(() -> request.query("filter"));
        Set<String> statuses = condition.map(c -> all(STATUS, c)).orElse(Set.of());
        List<OktaPerson> fitting =
                organisation.people().stream()
                        .filter(p -> condition.isPresent() || !p.status().equals("DEPROVISIONED"))
                        .filter(p -> statuses.isEmpty() || statuses.contains(p.status()))
                        .toList();
        int from = Math.min(request.number("after", 0), fitting.size());
        int to = Math.min(from + Math.clamp(request.number("limit", 200), 1, 200), fitting.size());
        List<ObjectNode> page =
                fitting.subList(from, to).stream().map(p -> OktaJson.user(p, p.status())).toList();
        Reply.Answer answer = Reply.json(200, OktaJson.array(page));
        String conditionText =
                request.query("search").map(s -> "&search=" + encode(s)).orElse("")
                        + request.query("filter").map(f -> "&filter=" + encode(f)).orElse("");
        return to < fitting.size()
                ? answer.with(
                        "Link",
                        next("/api/v1/users?after=" + to + "&limit=" + (to - from) + conditionText))
                : answer;
    }

    private Reply groups(Request request) {
        boolean stats = request.query("expand").filter("stats"::equals).isPresent();
        List<OktaGroup> all =
                Stream.concat(Stream.of(OktaGroup.EVERYONE), organisation.groups().stream())
                        .toList();
        int from = Math.min(request.number("after", 0), all.size());
        int limit = Math.clamp(request.number("limit", MOST_GROUPS), 1, MOST_GROUPS);
        int to = Math.min(from + limit, all.size());
        List<ObjectNode> page =
                all.subList(from, to).stream()
                        .map(group ->
                                stats
                                        ? OktaJson.withStats(group, organisation.sizeOf(group))
                                        : OktaJson.group(group))
                        .toList();
        Reply.Answer answer = Reply.json(200, OktaJson.array(page));
        return to < all.size()
                ? answer.with(
                        "Link",
                        next(
                                "/api/v1/groups?after="
                                        + to
                                        + "&limit="
                                        + limit
                                        + (stats ? "&expand=stats" : "")))
                : answer;
    }

    /** In pages, as Okta's lists are; each names the next in its Link header. */
    private Reply groupsOf(Request request, String id) {
        Optional<OktaPerson> person = organisation.person(id);
        if (person.isEmpty()) {
            return user(id);
        }
        List<OktaGroup> groups =
                Stream.concat(
                                Stream.of(OktaGroup.EVERYONE),
                                organisation.groups().stream()
                                        .filter(g -> person.get().groups().contains(g.id())))
                        .toList();
        int from = Math.min(request.number("after", 0), groups.size());
        int to = Math.min(from + Math.clamp(request.number("limit", 200), 1, 200), groups.size());
        Reply.Answer answer =
                Reply.json(
                        200,
                        OktaJson.array(
                                groups.subList(from, to).stream().map(OktaJson::group).toList()));
        return to < groups.size()
                ? answer.with(
                        "Link",
                        next(
                                "/api/v1/users/"
                                        + id
                                        + "/groups?after="
                                        + to
                                        + "&limit="
                                        + (to - from)))
                : answer;
    }

    private Reply members(String group) {
        return Reply.json(
                200,
                OktaJson.array(
                        organisation.people().stream()
                                .filter(person -> person.groups().contains(group))
                                .map(person -> OktaJson.user(person, person.status()))
                                .toList()));
    }

    /** A query without an end is a poll: it always has a next link, which never ends. */
    private Reply logs(Request request) {
        int limit = Math.clamp(request.number("limit", 100), 0, 1000);
        Instant since =
                request.query("since")
                        .map(Instant::parse)
                        .orElseGet(() -> timeline.now().minus(Duration.ofDays(7)));
        Optional<Instant> until = request.query("until").map(Instant::parse);
        String filter = request.query("filter").orElse("");
        long after = request.number("after", 0);
        List<SystemLog.Row> rows =
                organisation
                        .log()
                        .read(
                                new SystemLog.Query(
                                        since, until, after, LogFilter.parse(filter), limit));
        Reply.Answer answer =
                Reply.json(200, OktaJson.array(rows.stream().map(SystemLog.Row::event).toList()));
        if (until.isPresent() && rows.size() < limit) {
            return answer;
        }
        long last = rows.isEmpty() ? after : rows.getLast().number();
        return answer.with(
                "Link",
                next(
                        "/api/v1/logs?since="
                                + since
                                + "&sortOrder=ASCENDING&limit="
                                + limit
                                + "&after="
                                + last
                                + (filter.isEmpty() ? "" : "&filter=" + encode(filter))
                                + until.map(u -> "&until=" + u).orElse("")));
    }

    private String next(String pathAndQuery) {
        return "<" + baseUrl.get() + pathAndQuery + ">; rel=\"next\"";
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
