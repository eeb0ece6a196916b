package dev.rollcall.local.customidp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints of RFC 7644 as far as Rollcall reads them. */
final class IdpApi {
    private static final String USERS = "/scim/Users";
    private static final String GROUPS = "/scim/Groups";
    private static final int MOST = 200;
    private static final Pattern LEFT_SINCE =
            Pattern.compile("active eq false and meta\\.lastModified ge \"([^\"]+)\"");
    private static final Pattern MEMBER = Pattern.compile("members\\.value eq \"([^\"]+)\"");

    private final CustomIdp idp;

    IdpApi(CustomIdp idp) {
        this.idp = requireNonNull(idp, "idp is null");
    }

    void addTo(Router router) {
        router.on("GET", USERS, this::users)
                .onEach("GET", USERS + "/{id}", (_, id) -> user(id))
                .on("GET", GROUPS, this::groups)
                .onEach("GET", GROUPS + "/{id}", (_, id) -> group(id));
    }

    private Reply users(Request request) {
        return list(
                request,
                LEFT_SINCE,
                idp.people(),
                since -> person -> person.isInactiveSince(Instant.parse(since)),
                IdpJson::user);
    }

    private Reply user(String id) {
        return idp.person(id)
                .<Reply>map(person -> Reply.json(200, IdpJson.user(person)))
                .orElseGet(() -> IdpJson.error(404, "Resource not found"));
    }

    private Reply groups(Request request) {
        boolean wanted = request.query("attributes").filter("id"::equals).isEmpty();
        return list(
                request,
                MEMBER,
                idp.groups(),
                member -> group -> group.has(member),
                group -> IdpJson.group(group, wanted && idp.showsMembers()));
    }

    private Reply group(String id) {
        return idp.group(id)
                .<Reply>map(group -> Reply.json(200, IdpJson.group(group, idp.showsMembers())))
                .orElseGet(() -> IdpJson.error(404, "Resource not found"));
    }

    private <T> Reply list(
            Request request,
            Pattern known,
            List<T> all,
            Function<String, Predicate<T>> fitting,
            Function<T, ObjectNode> shown) {
        Optional<String> filter =
                request.query("filter").filter(_ -> idp.filters() != CustomIdp.Filters.IGNORED);
        if (filter.isEmpty()) {
            return page(request, all, shown);
        }
        if (idp.filters() == CustomIdp.Filters.EMPTY) {
            return page(request, List.of(), shown);
        }
        Matcher matcher = known.matcher(filter.get());
        return matcher.matches() && idp.filters() == CustomIdp.Filters.TAKEN
                ? page(
                        request,
                        all.stream().filter(fitting.apply(matcher.group(1))).toList(),
                        shown)
                : IdpJson.refusedFilter();
    }

    private static <T> Reply page(Request request, List<T> all, Function<T, ObjectNode> shown) {
        int start = Math.max(1, request.number("startIndex", 1));
        int count = Math.clamp(request.number("count", MOST), 0, MOST);
        int from = Math.min(start - 1, all.size());
        int to = Math.min(from + count, all.size());
        ObjectNode body = Json.object();
        body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        body.put("totalResults", all.size());
        body.put("startIndex", start);
        body.put("itemsPerPage", to - from);
        ArrayNode rows = body.putArray("Resources");
        all.subList(from, to).forEach(item -> rows.add(shown.apply(item)));
        return Reply.json(200, body);
    }
}
