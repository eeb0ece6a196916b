package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

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
import java.util.function.Supplier;

/** Single users and the System Log, as far as Rollcall uses them. */
final class OktaApi {
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
        router.onEach("GET", "/okta/api/v1/users/{id}", (_, id) -> user(id))
                .on("GET", "/okta/api/v1/logs", this::logs);
    }

    private Reply user(String id) {
        return organisation
                .person(id)
                .or(() -> organisation.named(URLDecoder.decode(id, StandardCharsets.UTF_8)))
                .<Reply>map(person -> Reply.json(200, OktaJson.user(person, person.status())))
                .orElseGet(() -> OktaJson.notFound(id, "User"));
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

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
