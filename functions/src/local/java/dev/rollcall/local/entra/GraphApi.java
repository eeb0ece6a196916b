package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.http.Router;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Graph as far as Rollcall uses it: users, deleted users, groups and who is in them. */
final class GraphApi {
    private static final String USERS = "/graph/v1.0/users";
    private static final String DELETED = "/graph/v1.0/directory/deletedItems";
    private static final String GROUPS = "/graph/v1.0/groups";
    private static final int MOST = 999;
    private static final int MOST_WITH_EXPANSION = 100;

    /** So many and no more are shown along with a row, and nothing says that there are more. */
    private static final int MOST_EXPANDED = 20;

    private final EntraTenant tenant;
    private final EntraRights rights;
    private final GraphPages pages;

    GraphApi(EntraTenant tenant, EntraRights rights, GraphPages pages) {
        this.tenant = requireNonNull(tenant, "tenant is null");
        this.rights = requireNonNull(rights, "rights is null");
        this.pages = requireNonNull(pages, "pages is null");
    }

    void addTo(Router router) {
        router.on("GET", USERS, request -> users(request))
                .onEach("GET", USERS + "/{id}", this::user)
                .onEach("GET", USERS + "/{id}/memberOf", this::memberOfPerson)
                .onEach(
                        "GET",
                        USERS + "/{id}/memberOf/microsoft.graph.group/$count",
                        (request, id) ->
                                count(
                                        request,
                                        present(id).map(EntraPerson::groups),
                                        tenant::existing,
                                        id))
                .on("GET", DELETED + "/microsoft.graph.user", this::deletedUsers)
                .onEach("GET", DELETED + "/{id}", (_, id) -> deleted(id))
                .on("GET", GROUPS, this::groups)
                .onEach("GET", GROUPS + "/{id}/memberOf", this::memberOfGroup)
                .onEach(
                        "GET",
                        GROUPS + "/{id}/memberOf/microsoft.graph.group/$count",
                        (request, id) ->
                                count(
                                        request,
                                        tenant.group(id).map(EntraGroup::parents),
                                        tenant::existing,
                                        id))
                .onEach("GET", GROUPS + "/{id}/members", this::members)
                .onEach(
                        "GET",
                        GROUPS + "/{id}/members/microsoft.graph.user/$count",
                        (request, id) -> count(request, tenant.group(id), tenant::peopleIn, id))
                .onEach(
                        "GET",
                        GROUPS + "/{id}/transitiveMembers/microsoft.graph.user/$count",
                        (request, id) -> count(request, tenant.group(id), tenant::peopleBelow, id))
                .onEach("GET", GROUPS + "/{id}/members/microsoft.graph.group", this::groupsIn);
    }

    private Reply users(Request request) {
        return rights.selecting(
                request,
                () ->
                        pages.page(
                                request,
                                people(false),
                                MOST,
                                person -> GraphJson.user(rights.seen(person), selected(request))));
    }

    private Reply user(Request request, String id) {
        return rights.selecting(
                request,
                () ->
                        present(id)
                                .<Reply>map(person ->
                                        Reply.json(
                                                200,
                                                GraphJson.user(
                                                        rights.seen(person), selected(request))))
                                .orElseGet(() -> GraphJson.notFound(id)));
    }

    private Reply deletedUsers(Request request) {
        return rights.selecting(
                request,
                () ->
                        pages.page(
                                request,
                                people(true),
                                MOST,
                                person -> GraphJson.user(rights.seen(person), selected(request))));
    }

    private Reply deleted(String id) {
        return tenant.person(id)
                .filter(EntraPerson::isDeleted)
                .<Reply>map(person -> Reply.json(200, GraphJson.deleted(person)))
                .orElseGet(() -> GraphJson.notFound(id));
    }

    private Reply groups(Request request) {
        boolean expands = request.query("$expand").filter("memberOf"::equals).isPresent();
        return pages.page(
                request,
                tenant.groups(),
                expands ? MOST_WITH_EXPANSION : MOST,
                group -> expands ? expanded(group) : GraphJson.group(group));
    }

    private ObjectNode expanded(EntraGroup group) {
        ObjectNode json = GraphJson.group(group);
        ArrayNode parents = json.putArray("memberOf");
        tenant.existing(group.parents()).stream()
                .limit(MOST_EXPANDED)
                .forEach(parent -> parents.add(GraphJson.typed("group", parent.id())));
        return json;
    }

    private Reply memberOfGroup(Request request, String id) {
        return tenant.group(id)
                .map(group -> memberOf(request, group.parents()))
                .orElseGet(() -> GraphJson.notFound(id));
    }

    private Reply memberOfPerson(Request request, String id) {
        return present(id)
                .map(person -> memberOf(request, person.groups()))
                .orElseGet(() -> GraphJson.notFound(id));
    }

    private Reply memberOf(Request request, List<String> groups) {
        return pages.page(
                request,
                tenant.existing(groups),
                MOST,
                group -> GraphJson.typed("group", group.id()));
    }

    private Reply members(Request request, String id) {
        return tenant.group(id)
                .map(group ->
                        pages.page(
                                request, membersOf(group), MOST, Function.<ObjectNode>identity()))
                .orElseGet(() -> GraphJson.notFound(id));
    }

    private List<ObjectNode> membersOf(EntraGroup group) {
        return Stream.concat(
                        tenant.peopleIn(group).stream()
                                .map(person -> GraphJson.typed("user", person.id())),
                        tenant.groupsIn(group).stream()
                                .map(child -> GraphJson.typed("group", child.id())))
                .toList();
    }

    /** A number is text to Graph, and an advanced query that must say it may be late. */
    private static <T> Reply count(
            Request request, Optional<T> of, Function<T, ? extends List<?>> counted, String id) {
        return isAdvanced(request)
                ? of.<Reply>map(found ->
                                new Reply.Answer(
                                        200,
                                        List.of(new Reply.Header("Content-Type", "text/plain")),
                                        Integer.toString(counted.apply(found).size())))
                        .orElseGet(() -> GraphJson.notFound(id))
                : unsupported();
    }

    private Reply groupsIn(Request request, String id) {
        return isAdvanced(request)
                ? tenant.group(id)
                        .map(group ->
                                pages.page(
                                        request,
                                        tenant.groupsIn(group),
                                        MOST,
                                        child -> GraphJson.typed("group", child.id())))
                        .orElseGet(() -> GraphJson.notFound(id))
                : unsupported();
    }

    private static boolean isAdvanced(Request request) {
        return request.header("ConsistencyLevel").filter("eventual"::equals).isPresent();
    }

    private static Reply unsupported() {
        return GraphJson.error(400, "Request_UnsupportedQuery", "ConsistencyLevel is missing");
    }

    private List<EntraPerson> people(boolean deleted) {
        return tenant.people().stream().filter(person -> person.isDeleted() == deleted).toList();
    }

    private Optional<EntraPerson> present(String id) {
        return tenant.person(id).filter(person -> !person.isDeleted());
    }

    private static Optional<String> selected(Request request) {
        return request.query("$select");
    }
}
