package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.domain.listing.Page;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How the organisation behaves where Slack may behave in one way or the other. */
public final class OrganisationHabits {
    private final OrganisationState state;
    private int count = 1_000;
    private int keptBack;
    private boolean numbered;
    private int seats = Integer.MAX_VALUE;
    private boolean organisationGroups = true;
    private final Map<Attribute, UnaryOperator<String>> kept = new EnumMap<>(Attribute.class);
    private final Set<Entitlement.Workspace> ownerless = new HashSet<>();
    private final Set<Entitlement.UserGroup> secretive = new HashSet<>();

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

    /** From now on it keeps something else than it is told; what is blank then is not kept. */
    public void keepOtherwise(Attribute attribute, UnaryOperator<String> instead) {
        synchronized (state) {
            kept.put(attribute, instead);
        }
    }

    /** Returns what is kept of what is told. */
    Map<Attribute, String> kept(Map<Attribute, String> told) {
        Map<Attribute, String> all = new EnumMap<>(Attribute.class);
        told.forEach((attribute, value) ->
                all.put(
                        attribute,
                        kept.getOrDefault(attribute, UnaryOperator.identity()).apply(value)));
        all.values().removeIf(String::isBlank);
        return all;
    }

    /** From now on lists show one member of the group fewer than they count. */
    public void hideMemberOf(Entitlement.UserGroup group) {
        synchronized (state) {
            secretive.add(group);
        }
    }

    boolean hidesMembersOf(Entitlement.UserGroup group) {
        return secretive.contains(group);
    }

    /** From now on there are no methods for groups of the organisation. */
    public void offerNoOrganisationGroups() {
        synchronized (state) {
            organisationGroups = false;
        }
    }

    /** From now on nobody can be brought into the workspace: its primary owner is gone. */
    public void loseOwnerOf(Entitlement.Workspace workspace) {
        synchronized (state) {
            ownerless.add(workspace);
        }
    }

    boolean offersOrganisationGroups() {
        return organisationGroups;
    }

    boolean isOwnerless(Entitlement.Workspace workspace) {
        return ownerless.contains(workspace);
    }

    boolean numbersTakenNames() {
        return numbered;
    }

    boolean seatsTaken() {
        return state.activePeople() >= seats;
    }

    /** Returns what a search found; what an answer lacks may be anybody. */
    <T> Lookup<T> found(List<T> fitting) {
        List<T> shown = shown(fitting);
        return shown.equals(fitting) ? Lookup.among(fitting) : new Lookup.Unreliable<>(shown);
    }

    <T> List<T> shown(List<T> all) {
        int shown = Math.max(0, all.size() - keptBack);
        keptBack = 0;
        return all.subList(0, shown);
    }

    <T> ListedPage<T> page(ListingPoint from, List<Page.Row<T>> all) {
        List<Page.Row<T>> shown = shown(all);
        int begin = Math.min(from.startIndex() - 1, shown.size());
        List<Page.Row<T>> rows = shown.subList(begin, Math.min(begin + count, shown.size()));
        return from.take(new Page<>(all.size(), Optional.of(from.startIndex()), rows), count);
    }
}
