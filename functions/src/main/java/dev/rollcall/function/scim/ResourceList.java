package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.domain.push.PushedKey;
import dev.rollcall.platform.json.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Lists in the order of the ids, with the exact number of all. What a name, an address or an id is
 * asked for by is looked up; any other filter is held against each resource, of a source that has
 * not too many.
 */
final class ResourceList {
    /** Beyond, a filter that nothing helps to answer is refused as too wide. */
    static final int MOST_LOOKED_THROUGH = 5_000;

    private final PushedState state;
    private final ResourceJson json;

    ResourceList(PushedState state, ResourceJson json) {
        this.state = requireNonNull(state, "state is null");
        this.json = requireNonNull(json, "json is null");
    }

    ObjectNode list(SourceId source, Kind kind, ListQuery query) {
        return query.filter()
                .map(filter -> found(source, kind, filter, query))
                .orElseGet(() -> page(source, kind, query));
    }

    private ObjectNode page(SourceId source, Kind kind, ListQuery query) {
        SortedMap<String, Integer> counts = state.counts(source, kind);
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Pushed> page = new ArrayList<>();
        int passed = 0;
        for (Map.Entry<String, Integer> part : counts.entrySet()) {
            int end = passed + part.getValue();
            if (end > passed && end >= query.startIndex() && page.size() < query.count()) {
                live(source, kind, part.getKey()).stream()
                        .skip(Math.max(0, query.startIndex() - 1 - passed))
                        .limit(query.count() - (long) page.size())
                        .forEach(page::add);
            }
            passed = end;
        }
        return answer(page, total, query);
    }

    private List<Pushed> live(SourceId source, Kind kind, String part) {
        return state.part(source, kind, part).stream().filter(one -> !one.isDeleted()).toList();
    }

    private ObjectNode found(SourceId source, Kind kind, ScimFilter filter, ListQuery query) {
        List<ScimFilter> conjuncts = filter.conjuncts();
        List<ScimFilter> ofMembers =
                conjuncts.stream().filter(one -> memberAsked(one).isPresent()).toList();
        List<Pushed> all = new ArrayList<>();
        for (Pushed one : candidates(source, kind, conjuncts)) {
            boolean fits =
                    conjuncts.stream()
                            .filter(conjunct -> !ofMembers.contains(conjunct))
                            .allMatch(conjunct -> FilterMatch.fits(conjunct, json.plain(one)));
            if (fits && ofMembers.stream().allMatch(asked -> hasMember(one, asked))) {
                all.add(one);
            }
        }
        all.sort(Comparator.comparing(Pushed::id));
        List<Pushed> page =
                all.stream().skip(query.startIndex() - 1L).limit(query.count()).toList();
        return answer(page, all.size(), query);
    }

    private List<Pushed> candidates(SourceId source, Kind kind, List<ScimFilter> conjuncts) {
        Optional<List<PushedId>> named =
                conjuncts.stream()
                        .map(conjunct -> lookup(source, kind, conjunct))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (named.isPresent()) {
            return state.findAll(named.get()).stream().filter(one -> !one.isDeleted()).toList();
        }
        SortedMap<String, Integer> counts = state.counts(source, kind);
        if (counts.values().stream().mapToInt(Integer::intValue).sum() > MOST_LOOKED_THROUGH) {
            throw ScimRefusal.tooMany(
                    "There are too many to look through; filter by id, userName, externalId,"
                            + " emails.value, displayName or members.value with eq.");
        }
        return counts.keySet().stream().flatMap(part -> live(source, kind, part).stream()).toList();
    }

    /** Returns who can fit at all; empty if nothing tells without looking at each. */
    private Optional<List<PushedId>> lookup(SourceId source, Kind kind, ScimFilter conjunct) {
        Optional<String> member = memberAsked(conjunct);
        if (member.isPresent()) {
            return Optional.of(kind == Kind.GROUP ? groupsOf(source, member.get()) : List.of());
        }
        if (conjunct instanceof ScimFilter.Within(ScimPath path, ScimFilter inner)
                && path.isCore(ScimNames.EMAILS)) {
            return inner.conjuncts().stream()
                    .map(one -> asked(one, ScimNames.VALUE))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(address -> having(source, kind, PushedKey.email(address)));
        }
        if (!(conjunct instanceof ScimFilter.Compare compare)) {
            return Optional.empty();
        }
        return switch (ScimNames.folded(compare.path().attribute())) {
            case "id" ->
                    asked(conjunct, "id")
                            .map(id ->
                                    PushedId.isOne(id)
                                            ? List.of(new PushedId(source, kind, id))
                                            : List.of());
            case "username" -> by(source, kind, conjunct, ScimNames.USER_NAME, PushedKey::userName);
            case "externalid" ->
                    by(source, kind, conjunct, ScimNames.EXTERNAL_ID, PushedKey::externalId);
            case "displayname" ->
                    by(source, kind, conjunct, ScimNames.DISPLAY_NAME, PushedKey::displayName);
            case "emails" -> by(source, kind, conjunct, ScimNames.EMAILS, PushedKey::email);
            default -> Optional.empty();
        };
    }

    private Optional<List<PushedId>> by(
            SourceId source,
            Kind kind,
            ScimFilter conjunct,
            String attribute,
            Function<String, PushedKey> key) {
        return asked(conjunct, attribute).map(value -> having(source, kind, key.apply(value)));
    }

    private List<PushedId> having(SourceId source, Kind kind, PushedKey key) {
        return state.having(source, kind, key);
    }

    /** Returns the text that an attribute, or its value, must equal. */
    private static Optional<String> asked(ScimFilter filter, String attribute) {
        return filter instanceof ScimFilter.Compare compare
                        && compare.operator() == ScimFilter.Operator.EQ
                        && compare.path().isCore(attribute)
                        && compare.path().part().filter(part -> !part.equals("value")).isEmpty()
                        && compare.value().isTextual()
                        && !compare.value().textValue().isEmpty()
                ? Optional.of(compare.value().textValue())
                : Optional.empty();
    }

    private static Optional<String> memberAsked(ScimFilter filter) {
        if (filter instanceof ScimFilter.Within(ScimPath path, ScimFilter inner)
                && path.isCore(ScimNames.MEMBERS)) {
            return asked(inner, ScimNames.VALUE);
        }
        return asked(filter, ScimNames.MEMBERS);
    }

    private List<PushedId> groupsOf(SourceId source, String member) {
        return PushedId.isOne(member) ? state.groupsOf(PushedId.user(source, member)) : List.of();
    }

    private boolean hasMember(Pushed group, ScimFilter asked) {
        return memberAsked(asked)
                .filter(PushedId::isOne)
                .filter(member ->
                        state.isMember(group.id(), PushedId.user(group.id().source(), member)))
                .isPresent();
    }

    private ObjectNode answer(List<Pushed> page, int total, ListQuery query) {
        long members = page.stream().mapToLong(one -> (long) one.people() + one.groups()).sum();
        if (query.shown().has(ScimNames.MEMBERS) && members > ResourceJson.MOST_MEMBERS) {
            throw ScimRefusal.tooMany(
                    "These groups have more members than one answer holds; ask with"
                            + " excludedAttributes=members, or for fewer.");
        }
        ObjectNode answer = Json.object();
        answer.putArray("schemas").add(ScimNames.LIST);
        answer.put("totalResults", total);
        answer.put("startIndex", query.startIndex());
        answer.put("itemsPerPage", page.size());
        ArrayNode resources = answer.putArray("Resources");
        page.forEach(one -> resources.add(json.listed(one, query.shown())));
        return answer;
    }
}
