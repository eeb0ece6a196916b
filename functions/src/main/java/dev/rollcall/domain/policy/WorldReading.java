package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a reading of the world has come, list by list and page by page.
 *
 * @param id names this reading, with its pages
 * @param left the lists that are not done with; the first one is being read
 * @param cursor where in that one it goes on; empty: at its beginning
 * @param found how many of that one were found so far
 * @param pages how many were kept
 * @param failures how often in a row the next page could not be read
 * @param version counts the changes, so that of two who read at once one goes on
 */
public record WorldReading(
        String id,
        Instant begun,
        Optional<Instant> ended,
        List<WorldPart> left,
        Optional<String> cursor,
        int found,
        int pages,
        int failures,
        long version) {
    /** Why a list is not taken for whole whose rows are not as many as it promised. */
    public static final String NOT_WHOLE = "not-whole";

    private static final int MOST_PAGES = 10_000;
    private static final int MOST_FAILURES = 3;

    /**
     * What comes of a page.
     *
     * @param kept what is to be kept of it
     */
    public record Step(PolicyWorld kept, WorldReading next) {
        public Step {
            requireNonNull(kept, "kept is null");
            requireNonNull(next, "next is null");
        }
    }

    public WorldReading {
        requireNonNull(id, "id is null");
        requireNonNull(begun, "begun is null");
        requireNonNull(ended, "ended is null");
        left = List.copyOf(left);
        requireNonNull(cursor, "cursor is null");
        if (left.isEmpty() != ended.isPresent()) {
            throw new IllegalArgumentException("A reading ends with its last list");
        }
    }

    /** Begins a reading, in the place of an earlier one. */
    public static WorldReading begin(
            String id, Instant now, List<WorldPart> parts, Optional<WorldReading> before) {
        return new WorldReading(
                id,
                now,
                Optional.empty(),
                parts,
                Optional.empty(),
                0,
                0,
                0,
                before.map(one -> one.version() + 1).orElse(1L));
    }

    /** Returns the list that is being read. */
    public WorldPart part() {
        return left.getFirst();
    }

    /** Takes in the next page of {@link #part}. */
    public Step with(WorldPage page, Instant now) {
        int sum = found + size(page.found());
        if (page.next().isEmpty()) {
            boolean whole = page.promised().filter(promised -> promised != sum).isEmpty();
            return new Step(
                    whole ? page.found() : page.found().and(PolicyWorld.unread(part(), NOT_WHOLE)),
                    onward(page.found(), now));
        }
        return page.next().equals(cursor) || pages >= MOST_PAGES
                ? without(NOT_WHOLE, now)
                : new Step(
                        page.found(),
                        new WorldReading(
                                id,
                                begun,
                                ended,
                                withGroupsOf(page.found(), left),
                                page.next(),
                                sum,
                                pages + 1,
                                0,
                                version + 1));
    }

    /** Gives {@link #part} up; what was found of it stays. */
    public Step without(String why, Instant now) {
        return new Step(PolicyWorld.unread(part(), why), onward(PolicyWorld.EMPTY, now));
    }

    /** Returns whether the page has failed too often to be tried again. */
    public boolean givesUp() {
        return failures + 1 >= MOST_FAILURES;
    }

    /** Counts that the next page could not be read. */
    public WorldReading failed() {
        return new WorldReading(
                id, begun, ended, left, cursor, found, pages, failures + 1, version + 1);
    }

    private WorldReading onward(PolicyWorld last, Instant now) {
        List<WorldPart> all = withGroupsOf(last, left);
        List<WorldPart> rest = all.subList(1, all.size());
        return new WorldReading(
                id,
                begun,
                rest.isEmpty() ? Optional.of(now) : Optional.empty(),
                rest,
                Optional.empty(),
                0,
                pages + 1,
                0,
                version + 1);
    }

    /** Each workspace has a list of user groups of its own. */
    private static List<WorldPart> withGroupsOf(PolicyWorld page, List<WorldPart> parts) {
        List<WorldPart> all = new ArrayList<>(parts);
        page.things().keySet().stream()
                .filter(Entitlement.Workspace.class::isInstance)
                .map(Entitlement.Workspace.class::cast)
                .map(workspace -> WorldPart.userGroupsOf(workspace.workspaceId()))
                .sorted(Comparator.comparing(WorldPart::key))
                .forEach(all::add);
        return all;
    }

    private static int size(PolicyWorld page) {
        return page.groups().size() + page.things().size();
    }
}
