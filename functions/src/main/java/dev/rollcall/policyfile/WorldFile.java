package dev.rollcall.policyfile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.platform.json.CanonicalJson;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is there in sources and in Slack, as a JSON document that docs/policy.md describes. It holds
 * numbers of people, and nobody.
 */
public final class WorldFile {
    private static final String GROUPS = "groups";
    private static final String PEOPLE = "people";

    private WorldFile() {}

    /**
     * Reads such a document.
     *
     * @throws IllegalArgumentException if it is none; the message says where
     */
    public static PolicyWorld read(String text) {
        try {
            JsonObject document = Json.readObject(text);
            return new PolicyWorld(
                    document.objects(GROUPS).stream()
                            .collect(toMap(WorldFile::id, WorldFile::group, (one, _) -> one)),
                    things(document),
                    document.objects("foreignWriters").stream()
                            .collect(
                                    toMap(
                                            found -> Entitlement.parse(found.text("entitlement")),
                                            found -> found.text("writer"),
                                            (one, _) -> one)),
                    document.objects("protected").stream()
                            .collect(
                                    toMap(
                                            account -> new AccountId(account.text("account")),
                                            account -> all(account.texts(GROUPS), GroupId::parse),
                                            (one, _) -> one)),
                    document.objects("unread").stream()
                            .collect(
                                    toMap(
                                            part -> WorldPart.parse(part.text("part")),
                                            part -> part.text("why"),
                                            (one, _) -> one)));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Writes such a document, in one form. */
    public static String write(PolicyWorld world) {
        Map<String, List<Map<String, Object>>> lists = new TreeMap<>();
        List<Map<String, Object>> groups = list(lists, GROUPS);
        new TreeMap<>(world.groups()).forEach((id, group) -> groups.add(row(id, group)));
        new TreeMap<>(byKey(world.things()))
                .forEach((key, label) -> put(lists, Entitlement.parse(key), label));
        List<Map<String, Object>> writers = list(lists, "foreignWriters");
        new TreeMap<>(byKey(world.foreignWriters()))
                .forEach(
                        (key, writer) -> writers.add(Map.of("entitlement", key, "writer", writer)));
        List<Map<String, Object>> accounts = list(lists, "protected");
        world.protectedGroups()
                .forEach((account, in) ->
                        accounts.add(
                                Map.of(
                                        "account",
                                        account.value(),
                                        GROUPS,
                                        in.stream().map(GroupId::toString).sorted().toList())));
        List<Map<String, Object>> unread = list(lists, "unread");
        world.unread().forEach((part, why) -> unread.add(Map.of("part", part.key(), "why", why)));
        return CanonicalJson.write(lists);
    }

    private static Map<String, String> byKey(Map<Entitlement, String> labels) {
        return labels.entrySet().stream()
                .collect(toMap(entry -> entry.getKey().key(), Map.Entry::getValue));
    }

    private static Map<String, Object> row(GroupId id, PolicyWorld.Group group) {
        return Map.of(
                "source",
                id.source().value(),
                "id",
                id.value(),
                "name",
                group.name(),
                GROUPS,
                group.groups().stream().map(GroupId::value).sorted().toList(),
                PEOPLE,
                group.people().within());
    }

    private static void put(
            Map<String, List<Map<String, Object>>> lists, Entitlement thing, String label) {
        switch (thing) {
            case Entitlement.Workspace(String id) ->
                    list(lists, "workspaces").add(Map.of("id", id, "name", label));
            case Entitlement.IdpGroup(String id) ->
                    list(lists, "idpGroups").add(Map.of("id", id, "name", label));
            case Entitlement.UserGroup(String workspace, String id) ->
                    list(lists, "userGroups")
                            .add(Map.of("workspace", workspace, "id", id, "handle", label));
            case Entitlement.OrganisationGroup(String id) ->
                    list(lists, "organisationGroups").add(Map.of("id", id, "handle", label));
            case Entitlement.Channel(String id) ->
                    list(lists, "channels").add(Map.of("id", id, "name", label));
            case Entitlement.AdminRole role ->
                    throw new IllegalArgumentException("A world has no " + role.key());
        }
    }

    private static List<Map<String, Object>> list(
            Map<String, List<Map<String, Object>>> lists, String name) {
        return lists.computeIfAbsent(name, _ -> new ArrayList<>());
    }

    private static Map<Entitlement, String> things(JsonObject world) {
        Map<Entitlement, String> things = new HashMap<>();
        world.objects("workspaces")
                .forEach(one ->
                        things.put(new Entitlement.Workspace(one.text("id")), one.text("name")));
        world.objects("idpGroups")
                .forEach(one ->
                        things.put(new Entitlement.IdpGroup(one.text("id")), one.text("name")));
        world.objects("userGroups")
                .forEach(one ->
                        things.put(
                                new Entitlement.UserGroup(one.text("workspace"), one.text("id")),
                                one.text("handle")));
        world.objects("organisationGroups")
                .forEach(one ->
                        things.put(
                                new Entitlement.OrganisationGroup(one.text("id")),
                                one.text("handle")));
        world.objects("channels")
                .forEach(one ->
                        things.put(new Entitlement.Channel(one.text("id")), one.text("name")));
        return things;
    }

    private static GroupId id(JsonObject group) {
        return new GroupId(new SourceId(group.text("source")), group.text("id"));
    }

    private static PolicyWorld.Group group(JsonObject group) {
        SourceId source = new SourceId(group.text("source"));
        return new PolicyWorld.Group(
                group.text("name"),
                all(group.texts(GROUPS), id -> new GroupId(source, id)),
                new Headcount(
                        group.having(PEOPLE).wholeNumbers(PEOPLE).stream()
                                .map(Math::toIntExact)
                                .toList()));
    }

    private static <T> Set<T> all(List<String> texts, Function<String, T> of) {
        return texts.stream().map(of).collect(toSet());
    }
}
