package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.scim.ScimFilter;
import dev.rollcall.local.slack.scim.ScimRefusal;
import dev.rollcall.local.slack.scim.Urn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of SCIM resources, filtered and by the page; a larger page than 1000 is one of 1000. */
final class ScimList {
    static final Filterable USERS =
            new Filterable(
                    Set.of(
                            "id",
                            "username",
                            "email",
                            "emails",
                            "emails.value",
                            "restricted",
                            "ultra_restricted"),
                    Set.of(
                            "active",
                            "externalid",
                            "displayname",
                            "nickname",
                            "name.givenname",
                            "name.familyname"));
    static final Filterable GROUPS =
            new Filterable(Set.of("id", "displayname"), Set.of("externalid", "members.value"));

    private static final int USUAL_PAGE = 10;
    private static final int LARGEST_PAGE = 1000;

    private final Switches.Lists lists;
    private final Filterable filterable;

    /** The attributes that were seen in filters, and those that the RFC allows beside. */
    record Filterable(Set<String> observed, Set<String> others) {
        Set<String> allowed(Switches.Filters filters) {
            return filters == Switches.Filters.ALL
                    ? Stream.concat(observed.stream(), others.stream()).collect(Collectors.toSet())
                    : observed;
        }
    }

    private ScimList(Switches.Lists lists, Filterable filterable) {
        this.lists = requireNonNull(lists, "lists is null");
        this.filterable = requireNonNull(filterable, "filterable is null");
    }

    static ScimList of(Switches.Lists lists, Filterable filterable) {
        return new ScimList(lists, filterable);
    }

    <T> Reply answer(
            Request request,
            List<T> all,
            Function<T, ScimFilter.Attributes> attributes,
            Function<T, ObjectNode> json) {
        Predicate<ScimFilter.Attributes> filter = filter(request);
        List<T> fitting = all.stream().filter(one -> filter.test(attributes.apply(one))).toList();
        int start = Math.max(1, request.number("startIndex", 1));
        if (lists.pastEndRefused() && start > Math.max(1, fitting.size())) {
            throw ScimRefusal.bad("invalid_query");
        }
        ArrayNode page = Json.array();
        fitting.stream().skip(start - 1L).limit(count(request)).map(json).forEach(page::add);
        ObjectNode list = Json.object();
        list.putArray("schemas").add(Urn.LIST);
        list.set("Resources", page);
        list.put("totalResults", fitting.size())
                .put("itemsPerPage", page.size())
                .put("startIndex", start);
        return Reply.json(200, list);
    }

    private int count(Request request) {
        int count = Math.clamp(request.number("count", USUAL_PAGE), 0, LARGEST_PAGE);
        return count == 0 && lists.noneMeansDefault() ? USUAL_PAGE : count;
    }

    private Predicate<ScimFilter.Attributes> filter(Request request) {
        Optional<String> text = request.query("filter");
        if (text.isEmpty() || lists.filters() == Switches.Filters.NONE) {
            return _ -> true;
        }
        if (text.get().isBlank()) {
            throw ScimRefusal.bad("no_filters");
        }
        return ScimFilter.read(text.get(), filterable.allowed(lists.filters()));
    }
}
