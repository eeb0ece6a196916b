package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has changed in a tenant, in its order: what delta queries read. */
final class EntraChangeLog {

    /**
     * @param group empty: the person; else the group that the person came into or left
     */
    record Entry(String person, Optional<String> group, boolean came) {
        Entry {
            requireNonNull(person, "person is null");
            requireNonNull(group, "group is null");
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    synchronized void put(Optional<EntraPerson> before, EntraPerson after) {
        if (before.filter(was -> was.in(after.groups()).equals(after)).isEmpty()) {
            entries.add(new Entry(after.id(), Optional.empty(), true));
        }
        Set<String> was = new HashSet<>(before.map(EntraPerson::groups).orElse(List.of()));
        Set<String> is = new HashSet<>(after.groups());
        is.stream().filter(group -> !was.contains(group)).forEach(group -> add(after, group, true));
        was.stream()
                .filter(group -> !is.contains(group))
                .forEach(group -> add(after, group, false));
    }

    /** Returns the entries from that place on. */
    synchronized List<Entry> since(int place) {
        return List.copyOf(entries.subList(Math.min(place, entries.size()), entries.size()));
    }

    /** Returns at most so many entries that come before that place. */
    synchronized List<Entry> before(int place, int most) {
        int end = Math.min(place, entries.size());
        return List.copyOf(entries.subList(Math.max(0, end - most), end));
    }

    synchronized int end() {
        return entries.size();
    }

    private void add(EntraPerson person, String group, boolean came) {
        entries.add(new Entry(person.id(), Optional.of(group), came));
    }
}
