package dev.rollcall.cli;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is there in sources and in Slack, as a JSON document that docs/policy.md describes. */
final class WorldFile {
    private final JsonObject document;

    private WorldFile(JsonObject document) {
        this.document = document;
    }

    /**
     * Reads such a document.
     *
     * @throws Refused if it is none; the message says where
     */
    static PolicyWorld read(String text) {
        try {
            return new WorldFile(Json.readObject(text)).world();
        } catch (MalformedJson | IllegalArgumentException e) {
            throw new Refused(
                    "The world file cannot be read: "
                            + e.getMessage()
                            + ". docs/policy.md says what it holds.");
        }
    }

    private PolicyWorld world() {
        Map<GroupId, PolicyWorld.Group> groups = new HashMap<>();
        for (JsonObject group : document.objects("groups")) {
            groups.put(id(group), group(group));
        }
        Map<Entitlement, String> writers = new HashMap<>();
        for (JsonObject found : document.objects("foreignWriters")) {
            writers.put(Entitlement.parse(found.text("entitlement")), found.text("writer"));
        }
        Map<AccountId, Set<PersonId>> people = new HashMap<>();
        for (JsonObject account : document.objects("protected")) {
            people.put(
                    new AccountId(account.text("account")),
                    account.texts("people").stream()
                            .map(WorldFile::person)
                            .collect(Collectors.toSet()));
        }
        return new PolicyWorld(groups, things(), writers, people);
    }

    private Map<Entitlement, String> things() {
        Map<Entitlement, String> things = new HashMap<>();
        put(things, "workspaces", "name", thing -> new Entitlement.Workspace(thing.text("id")));
        put(things, "idpGroups", "name", thing -> new Entitlement.IdpGroup(thing.text("id")));
        put(
                things,
                "userGroups",
                "handle",
                thing -> new Entitlement.UserGroup(thing.text("workspace"), thing.text("id")));
        put(
                things,
                "organisationGroups",
                "handle",
                thing -> new Entitlement.OrganisationGroup(thing.text("id")));
        put(things, "channels", "name", thing -> new Entitlement.Channel(thing.text("id")));
        return things;
    }

    private void put(
            Map<Entitlement, String> things,
            String list,
            String label,
            Function<JsonObject, Entitlement> of) {
        for (JsonObject thing : document.objects(list)) {
            things.put(of.apply(thing), thing.text(label));
        }
    }

    private static GroupId id(JsonObject group) {
        return new GroupId(new SourceId(group.text("source")), group.text("id"));
    }

    private static PolicyWorld.Group group(JsonObject group) {
        SourceId source = new SourceId(group.text("source"));
        return new PolicyWorld.Group(
                group.text("name"),
                all(group.texts("groups"), id -> new GroupId(source, id)),
                all(group.texts("people"), id -> new PersonId(source, id)));
    }

    private static <T> Set<T> all(List<String> texts, Function<String, T> of) {
        return texts.stream().map(of).collect(Collectors.toSet());
    }

    private static PersonId person(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a person is a source and an id: okta:00u1ab2cd");
        }
        return new PersonId(new SourceId(text.substring(0, colon)), text.substring(colon + 1));
    }
}
