package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A source that a test makes up: its people, groups and members, in pages as the test says. Without
 * anybody or without a group it is no source, and says {@code Unavailable} as a real one does.
 */
public final class InMemoryDirectory implements Directory {
    private final SourceId source;
    private final PagesInMemory pages = new PagesInMemory();
    private final Map<String, Entry> people = new LinkedHashMap<>();
    private final Map<GroupId, Group> groups = new LinkedHashMap<>();
    private final Map<GroupId, Set<String>> members = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Map<String, Entry> shown = people;
    private Optional<InMemoryAssignments> assignments = Optional.empty();

    /**
     * @param reading empty of somebody who cannot be read
     */
    private record Entry(Optional<PersonReading.Found> reading, Instant changed) {
        boolean leftSince(Instant time) {
            return reading.map(
                            found -> found.standing() == Standing.LEAVER && !changed.isBefore(time))
                    .orElse(true);
        }
    }

    public InMemoryDirectory(SourceId source) {
        this.source = requireNonNull(source, "source is null");
    }

    /** Lets the source tell whom it lets sign in to Slack. */
    public synchronized void tell(InMemoryAssignments told) {
        assignments = Optional.of(told);
    }

    @Override
    public synchronized Optional<Assignments> assignments() {
        return assignments.map(told -> told);
    }

    /** Puts somebody there, or in the place of what was said of them. */
    public synchronized void put(PersonReading.Found person, Instant changed) {
        people.put(person.person().value(), new Entry(Optional.of(person), changed));
    }

    /** Puts somebody there of whom nothing but the standing is told. */
    public void put(PersonId person, Standing standing, Instant changed) {
        put(
                new PersonReading.Found(person, standing, standing.name(), Optional.of(changed)),
                changed);
    }

    /** Puts somebody there whose rows cannot be read. */
    public synchronized void putUnreadable(String id) {
        people.put(id, new Entry(Optional.empty(), Instant.EPOCH));
    }

    /** Takes somebody out of the list, and of all groups. */
    public synchronized void remove(PersonId person) {
        people.remove(person.value());
        members.values().forEach(in -> in.remove(person.value()));
    }

    /** Puts a group there, in these others. */
    public synchronized void put(GroupId group, String name, GroupId... parents) {
        groups.put(group, new Group(group, name, Optional.empty(), Set.of(parents)));
        members.computeIfAbsent(group, _ -> new LinkedHashSet<>());
    }

    /** Lets the group say that it has so many people, whatever it has. */
    public synchronized void promise(GroupId group, int headcount) {
        Group there = there(groups.get(group));
        groups.put(group, new Group(group, there.name(), Optional.of(headcount), there.parents()));
    }

    /** Takes a group away with all that it has. */
    public synchronized void remove(GroupId group) {
        groups.remove(group);
        members.remove(group);
    }

    /** Puts people into a group that is there; their ids need not be those of persons. */
    public synchronized void join(GroupId group, String... ids) {
        there(members.get(group)).addAll(Arrays.asList(ids));
    }

    public synchronized void leave(GroupId group, String id) {
        there(members.get(group)).remove(id);
    }

    /** Sets how many rows a page has. */
    public synchronized void pagesOf(int rows) {
        pages.size(rows);
    }

    public synchronized int pageSize() {
        return pages.size();
    }

    /** Lets the next pages that are asked for fail so, one after the other. */
    public synchronized void failNext(PortFailure... next) {
        pages.fail(Arrays.asList(next));
    }

    /** Lets the next page be the last one of its list. */
    public synchronized void endEarly() {
        pages.lie(PagesInMemory.Lie.ENDS_EARLY);
    }

    /** Lets the next page lead to the one after the next. */
    public synchronized void skipPage() {
        pages.lie(PagesInMemory.Lie.SKIPS_A_PAGE);
    }

    /** Lets a row slip by before the next page, unless it is the first one. */
    public synchronized void shift() {
        pages.lie(PagesInMemory.Lie.SHIFTED);
    }

    /** Lets the next page be empty and the last one. */
    public synchronized void showNothing() {
        pages.lie(PagesInMemory.Lie.EMPTY);
    }

    /** From now on the lists show people as they are now. */
    public synchronized void freeze() {
        shown = new LinkedHashMap<>(people);
    }

    /** The lists show again what is. */
    public synchronized void thaw() {
        shown = people;
    }

    /** Returns the lists that pages were asked of, in order, e.g. {@code members okta:00g1}. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public synchronized CursorListed<PersonReading.Found> people(CursorPoint from) {
        asked.add("people");
        return notEmpty(pages.read(rows(shown), from));
    }

    @Override
    public synchronized CursorListed<Group> groups(CursorPoint from) {
        asked.add("groups");
        List<Page.Row<Group>> rows =
                groups.values().stream()
                        .map(this::counted)
                        .map(group -> Page.Row.of(group.id().value(), group))
                        .toList();
        return notEmpty(pages.read(rows, from));
    }

    @Override
    public synchronized CursorListed<PersonId> members(GroupId group, CursorPoint from) {
        asked.add("members " + group);
        Set<String> in = members.get(group);
        if (in == null) {
            throw new PortFailure.NeedsHuman("The group", "group-gone");
        }
        return pages.read(
                in.stream().map(id -> new Page.Row<>(Optional.of(id), person(id))).toList(), from);
    }

    @Override
    public synchronized CursorListed<PersonReading.Found> leaversSince(
            Instant time, CursorPoint from) {
        asked.add("leavers");
        Map<String, Entry> left = new LinkedHashMap<>(shown);
        left.values().removeIf(entry -> !entry.leftSince(time));
        return pages.read(rows(left), from);
    }

    private static List<Page.Row<PersonReading.Found>> rows(Map<String, Entry> entries) {
        return entries.entrySet().stream()
                .map(entry ->
                        new Page.Row<>(Optional.of(entry.getKey()), entry.getValue().reading()))
                .toList();
    }

    private Group counted(Group group) {
        return new Group(
                group.id(),
                group.name(),
                group.people().or(() -> Optional.of(there(members.get(group.id())).size())),
                group.parents());
    }

    private static <T> T there(@Nullable T found) {
        return requireNonNull(found, "There is no such group");
    }

    private Optional<PersonId> person(String id) {
        try {
            return Optional.of(new PersonId(source, id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static <T> CursorListed<T> notEmpty(CursorListed<T> listed) {
        if (listed.listing() instanceof CursorListing.Ended(int read, var doubts)
                && read == 0
                && doubts.isEmpty()) {
            throw new PortFailure.Unavailable("A source is not without people and groups");
        }
        return listed;
    }
}
