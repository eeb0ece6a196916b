package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Okta's lists of users and groups, in pages; each names the next in its Link header. */
final class OktaLists {
    private static final int MOST_USERS = 200;
    private static final int MOST_MEMBERS = 1_000;
    private static final String ASSIGNED =
            "/okta/api/v1/apps/" + OktaApplication.SLACK.id() + "/users";
    private static final int USUAL_ASSIGNED = 50;
    private static final int MOST_ASSIGNED = 500;
    private static final int MOST_GROUPS = 10_000;

    private final OktaOrganisation organisation;
    private final Supplier<String> baseUrl;

    /**
     * @param baseUrl of the organisation, for links
     */
    OktaLists(OktaOrganisation organisation, Supplier<String> baseUrl) {
        this.organisation = requireNonNull(organisation, "organisation is null");
        this.baseUrl = requireNonNull(baseUrl, "baseUrl is null");
    }

    void addTo(Router router) {
        router.on("GET", "/okta/api/v1/users", this::users)
                .onEach("GET", "/okta/api/v1/users/{id}/groups", this::groupsOf)
                .on("GET", "/okta/api/v1/groups", this::groups)
                .onEach("GET", "/okta/api/v1/groups/{id}/users", this::members)
                .onEach("GET", "/okta/api/v1/apps/{id}/users", this::assigned)
                .onEach("GET", ASSIGNED + "/{id}", (_, id) -> assignment(id));
    }

    /** Leaves out deactivated people unless a filter asks, as Okta does. */
    private Reply users(Request request) {
        if (request.query("search").isPresent() || request.query("q").isPresent()) {
            return refused("Simulated Okta takes a filter only");
        }
        Predicate<OktaPerson> filter;
        try {
            filter =
                    request.query("filter")
                            .map(UserFilter::parse)
                            .orElse(person -> !person.status().equals("DEPROVISIONED"));
        } catch (IllegalArgumentException _) {
            return refused("Invalid search criteria.");
        }
        return page(
                request,
                organisation.people().stream().filter(filter).toList(),
                MOST_USERS,
                OktaLists::user);
    }

    private Reply groups(Request request) {
        boolean stats = request.query("expand").filter("stats"::equals).isPresent();
        return page(
                request,
                groups().toList(),
                MOST_GROUPS,
                group ->
                        stats
                                ? OktaJson.withStats(group, organisation.sizeOf(group))
                                : OktaJson.group(group));
    }

    private Reply groupsOf(Request request, String id) {
        Optional<OktaPerson> person = organisation.person(id);
        if (person.isEmpty()) {
            return OktaJson.notFound(id, "User");
        }
        return page(
                request,
                groups().filter(group -> group.has(person.get())).toList(),
                MOST_USERS,
                OktaJson::group);
    }

    private Reply members(Request request, String id) {
        return groups().filter(group -> group.id().equals(id))
                .findFirst()
                .map(organisation::membersOf)
                .map(people -> page(request, people, MOST_MEMBERS, OktaLists::user))
                .orElseGet(() -> OktaJson.notFound(id, "UserGroup"));
    }

    private Stream<OktaGroup> groups() {
        return Stream.concat(Stream.of(OktaGroup.EVERYONE), organisation.groups().stream());
    }

    /** Okta gives 50 if it is not asked for more. */
    private Reply assigned(Request request, String id) {
        return organisation
                .application(id)
                .map(_ ->
                        page(
                                request,
                                organisation.assigned(),
                                USUAL_ASSIGNED,
                                MOST_ASSIGNED,
                                OktaLists::assignment))
                .orElseGet(() -> OktaJson.notFound(id, "AppInstance"));
    }

    private Reply assignment(String id) {
        return organisation.assigned().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .<Reply>map(person -> Reply.json(200, assignment(person)))
                .orElseGet(() -> OktaJson.notFound(id, "AppUser"));
    }

    /** How provisioning stands is not simulated: nobody is provisioned by the application. */
    private static ObjectNode assignment(OktaPerson person) {
        return Json.object().put("id", person.id()).put("status", "ACTIVE").put("scope", "GROUP");
    }

    private static ObjectNode user(OktaPerson person) {
        return OktaJson.user(person, person.status());
    }

    private <T> Reply page(Request request, List<T> all, int most, Function<T, ObjectNode> shown) {
        return page(request, all, most, most, shown);
    }

    private <T> Reply page(
            Request request, List<T> all, int usual, int most, Function<T, ObjectNode> shown) {
        int from = Math.min(request.number("after", 0), all.size());
        int limit = Math.clamp(request.number("limit", usual), 1, most);
        int to = Math.min(from + limit, all.size());
        Reply.Answer answer =
                Reply.json(200, OktaJson.array(all.subList(from, to).stream().map(shown).toList()));
        if (to == all.size()) {
            return answer;
        }
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.put("after", Integer.toString(to));
        query.put("limit", Integer.toString(limit));
        return answer.with("Link", next(request.path(), query));
    }

    private String next(String path, Map<String, String> query) {
        String below = path.substring("/okta".length());
        return query.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(
                        Collectors.joining(
                                "&", "<" + baseUrl.get() + below + "?", ">; rel=\"next\""));
    }

    private static Reply refused(String why) {
        return OktaJson.error(400, "E0000031", why);
    }
}
