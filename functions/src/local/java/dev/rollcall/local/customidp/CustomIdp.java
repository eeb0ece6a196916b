package dev.rollcall.local.customidp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people and groups of the identity provider. */
public final class CustomIdp {

    /** What becomes of a filter. */
    public enum Filters {
        TAKEN,
        /** The whole list is answered. */
        IGNORED,
        /** 200 with nobody and nothing, whatever is asked for. */
        EMPTY,
        /** 400, as RFC 7644 §3.4.2.2 has it for a filter that is not supported. */
        REFUSED
    }

    private final Map<String, IdpPerson> people = new LinkedHashMap<>();
    private final Map<String, IdpGroup> groups = new LinkedHashMap<>();
    private volatile Filters filters = Filters.TAKEN;
    private volatile boolean showsMembers = true;

    /** Puts somebody there, or in the place of the one with the same id. */
    public synchronized void put(IdpPerson person) {
        people.put(person.id(), person);
    }

    /** Puts a group there, or in the place of the one with the same id. */
    public synchronized void put(IdpGroup group) {
        groups.put(group.id(), group);
    }

    /** Deletes somebody, whom nothing then remembers. */
    public synchronized void remove(String person) {
        people.remove(person);
    }

    public synchronized Optional<IdpPerson> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    public synchronized Optional<IdpGroup> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** Returns everybody in the order in which they came. */
    public synchronized List<IdpPerson> people() {
        return List.copyOf(people.values());
    }

    /** Returns all groups in the order in which they came. */
    public synchronized List<IdpGroup> groups() {
        return List.copyOf(groups.values());
    }

    public void settle(Filters are) {
        filters = are;
    }

    /** Whether groups tell who is in them. */
    public void showMembers(boolean does) {
        showsMembers = does;
    }

    Filters filters() {
        return filters;
    }

    boolean showsMembers() {
        return showsMembers;
    }
}
