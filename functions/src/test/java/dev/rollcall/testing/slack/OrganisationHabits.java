package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.listing.Page;

import java.util.List;
import java.util.Optional;

/** How the organisation behaves where Slack may behave in one way or the other. */
public final class OrganisationHabits {
    private final OrganisationState state;
    private int count = 1_000;
    private int keptBack;
    private boolean numbered;
    private int seats = Integer.MAX_VALUE;

    OrganisationHabits(OrganisationState state) {
        this.state = requireNonNull(state, "state is null");
    }

    /** Shows lists in pages of so many. */
    public void pagesOf(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("A page begins with the last one's end");
        }
        synchronized (state) {
            count = most;
        }
    }

    /** Lets the next list, or the next answer to a search, lack its last rows, which it counts. */
    public void keepBackOnce(int rows) {
        synchronized (state) {
            keptBack = rows;
        }
    }

    /** From now on a user name that is taken gets a number, instead of a refusal. */
    public void numberTakenNames() {
        synchronized (state) {
            numbered = true;
        }
    }

    /** Lets so many people be active; whoever is made beyond them fails without a reason. */
    public void seats(int most) {
        synchronized (state) {
            seats = most;
        }
    }

    boolean numbersTakenNames() {
        return numbered;
    }

    boolean seatsTaken() {
        return state.activePeople() >= seats;
    }

    /** Returns what a search found; what an answer lacks may be anybody. */
    <T> Lookup<T> found(List<T> fitting) {
        int shown = shown(fitting.size());
        return shown == fitting.size()
                ? Lookup.among(fitting)
                : new Lookup.Unreliable<>(fitting.subList(0, shown));
    }

    private int shown(int all) {
        int shown = Math.max(0, all - keptBack);
        keptBack = 0;
        return shown;
    }

    <T> ListedPage<T> page(ListingPoint from, List<Page.Row<T>> all) {
        int shown = shown(all.size());
        int begin = Math.min(from.startIndex() - 1, shown);
        List<Page.Row<T>> rows = all.subList(begin, Math.min(begin + count, shown));
        return from.take(new Page<>(all.size(), Optional.of(from.startIndex()), rows), count);
    }
}
