package dev.rollcall.testing;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.PersonId;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who is assigned to Slack, as a test says. */
public final class InMemoryAssignments implements Assignments {
    private final PagesInMemory pages = new PagesInMemory();
    private final Set<PersonId> assigned = new LinkedHashSet<>();

    public synchronized void assign(PersonId person) {
        assigned.add(person);
    }

    public synchronized void unassign(PersonId person) {
        assigned.remove(person);
    }

    /** Sets how many rows a page has. */
    public synchronized void pagesOf(int rows) {
        pages.size(rows);
    }

    public synchronized int pageSize() {
        return pages.size();
    }

    /** Lets the next page fail so. */
    public synchronized void failNext(PortFailure next) {
        pages.fail(List.of(next));
    }

    /** Lets the next page be the last one of its list. */
    public synchronized void endEarly() {
        pages.lie(PagesInMemory.Lie.ENDS_EARLY);
    }

    @Override
    public synchronized CursorListed<PersonId> assigned(CursorPoint from) {
        return pages.read(
                assigned.stream().map(person -> Page.Row.of(person.value(), person)).toList(),
                from);
    }

    @Override
    public synchronized boolean isAssigned(PersonId person) {
        return assigned.contains(person);
    }
}
