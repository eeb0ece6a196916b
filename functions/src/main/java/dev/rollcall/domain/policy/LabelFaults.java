package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Ids that nobody knows, and names and handles that are not theirs any more. */
final class LabelFaults {
    private final PolicyWorld world;

    LabelFaults(PolicyWorld world) {
        this.world = world;
    }

    /** What a list that was not read whole lacks may be there all the same. */
    Optional<Fault> of(Mention mention) {
        Optional<String> unread = world.whyUnread(WorldPart.with(mention.thing()));
        return unread.isPresent() && !isKnown(mention.thing())
                ? Optional.empty()
                : labelled(mention);
    }

    private boolean isKnown(Mention.Thing thing) {
        return switch (thing) {
            case Mention.OfGroup(GroupId group) -> world.groups().containsKey(group);
            case Mention.OfEntitlement(Entitlement entitlement) ->
                    world.things().containsKey(entitlement);
        };
    }

    private Optional<Fault> labelled(Mention mention) {
        return switch (mention.thing()) {
            case Mention.OfGroup(GroupId group) ->
                    compared(
                            mention,
                            "group of " + group.source(),
                            group.value(),
                            Optional.ofNullable(world.groups().get(group))
                                    .map(PolicyWorld.Group::name),
                            groupNamed(mention.label(), group));
            case Mention.OfEntitlement(Entitlement entitlement) ->
                    compared(
                            mention,
                            kind(entitlement),
                            id(entitlement),
                            Optional.ofNullable(world.things().get(entitlement)),
                            thingNamed(mention.label(), entitlement));
        };
    }

    /**
     * @param now its label in the world; empty if there is no such thing
     * @param other the id that has the label of the file there
     */
    private static Optional<Fault> compared(
            Mention mention, String kind, String id, Optional<String> now, Optional<String> other) {
        if (now.filter(mention.label()::equals).isPresent()) {
            return Optional.empty();
        }
        String others =
                other.map(found -> "; " + mention.label() + " belongs to " + found + " now")
                        .orElse("");
        if (now.isEmpty()) {
            return Optional.of(
                    Fault.error(
                            mention.place() + ".id",
                            "there is no " + kind + " with the id " + id + others,
                            "look up its id, or take it out"));
        }
        String renamed = id + " is called " + now.get() + " now, not " + mention.label() + others;
        return Optional.of(
                other.isPresent()
                        ? Fault.error(
                                mention.place(),
                                renamed,
                                "decide which of the two is meant, and write its id and name")
                        : Fault.warning(mention.place(), renamed, "write " + now.get()));
    }

    private Optional<String> groupNamed(String name, GroupId not) {
        return world.groups().entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .filter(group -> group.source().equals(not.source()) && !group.equals(not))
                .map(GroupId::value)
                .sorted()
                .findFirst();
    }

    private Optional<String> thingNamed(String label, Entitlement not) {
        Predicate<Entitlement> beside = other -> space(other).equals(space(not));
        return world.things().entrySet().stream()
                .filter(entry -> entry.getValue().equals(label))
                .map(Map.Entry::getKey)
                .filter(beside.and(other -> !other.equals(not)))
                .map(LabelFaults::id)
                .sorted()
                .findFirst();
    }

    /** Returns where a label is unique: a kind of thing, and its workspace. */
    private static String space(Entitlement entitlement) {
        return entitlement.key().substring(0, entitlement.key().lastIndexOf(':'));
    }

    private static String id(Entitlement entitlement) {
        return entitlement.key().substring(entitlement.key().lastIndexOf(':') + 1);
    }

    private static String kind(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> "workspace";
            case Entitlement.IdpGroup _ -> "IdP group in Slack";
            case Entitlement.UserGroup group -> "user group of " + group.workspaceId();
            case Entitlement.OrganisationGroup _ -> "user group of the organisation";
            case Entitlement.Channel _ -> "channel";
            case Entitlement.AdminRole _ -> "admin role";
        };
    }
}
