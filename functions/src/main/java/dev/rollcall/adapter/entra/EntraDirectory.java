package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.json.JsonObject;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Entra's lists of users, deleted users and groups (Microsoft Graph, learn.microsoft.com/graph).
 *
 * <p>A deleted user is in no list but that of the deleted items, for 30 days. It is read after the
 * list of users: whoever is deleted in between then stands in both, which is a doubt; the other way
 * round they would stand in neither.
 */
final class EntraDirectory implements Directory {
    static final String USERS = "/v1.0/users";
    static final String DELETED = "/v1.0/directory/deletedItems/microsoft.graph.user";

    private final EntraSettings settings;
    private final ApiCall graph;
    private final EntraGroups groups;
    private final EntraMembers members;
    private final EntraRows rows;
    private final InstantSource clock;

    EntraDirectory(EntraSettings settings, ApiCall graph, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
        this.groups = new EntraGroups(settings, new EntraMemberOf(settings, graph));
        this.members = new EntraMembers(settings, graph);
        this.rows = new EntraRows(settings.source());
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public SourceId source() {
        return settings.source();
    }

    /**
     * Reads users, then deleted users. A tenant always has somebody, an administrator at least: a
     * list of no users is not whole.
     */
    @Override
    public CursorListed<PersonReading.Found> people(CursorPoint from) {
        CursorListed<PersonReading.Found> listed =
                new EntraChain<>(List.of(users(_ -> true), deleted(_ -> true)))
                        .read(graph, new EntraLink(settings), from);
        if (listed.listing() instanceof CursorListing.Onward(CursorPoint next)
                && next.cursor().equals(EntraChain.beginningOf(1))
                && next.seen().size() == 0
                && next.doubts().isEmpty()) {
            throw new PortFailure.Unavailable("GET " + USERS + ": nothing is told");
        }
        return listed;
    }

    /** A policy maps groups, so a tenant without one is taken for a list that is not whole. */
    @Override
    public CursorListed<Group> groups(CursorPoint from) {
        CursorListed<Group> listed =
                new EntraChain<>(List.of(groups.list())).read(graph, new EntraLink(settings), from);
        if (listed.listing() instanceof CursorListing.Ended(int read, var doubts)
                && read == 0
                && doubts.isEmpty()) {
            throw new PortFailure.Unavailable("GET /v1.0/groups: nothing is told");
        }
        return listed;
    }

    /**
     * Reads people of the group; the list is in doubt if Graph counts more.
     *
     * @throws PortFailure.NeedsHuman with the code {@code group-gone} if Graph does not know the
     *     group
     */
    @Override
    public CursorListed<PersonId> members(GroupId group, CursorPoint from) {
        return members.read(group, from);
    }

    /**
     * Reads who was deleted at that time or later, and everybody whose leave date has passed: HR
     * may put in a date that lies before. Graph would filter by either only from an index that is
     * late, so the lists are read whole and filtered here.
     */
    @Override
    public CursorListed<PersonReading.Found> leaversSince(Instant time, CursorPoint from) {
        Predicate<PersonReading.Found> left = found -> found.standing() == Standing.LEAVER;
        EntraList<PersonReading.Found> deleted =
                deleted(
                        left.and(found ->
                                found.standingSince().map(at -> !at.isBefore(time)).orElse(true)));
        List<EntraList<PersonReading.Found>> lists =
                settings.leaveDates() ? List.of(users(left), deleted) : List.of(deleted);
        return new EntraChain<>(lists).read(graph, new EntraLink(settings), from);
    }

    private EntraList<PersonReading.Found> users(Predicate<PersonReading.Found> wanted) {
        return people(USERS, EntraUser.selected(settings), false, wanted);
    }

    private EntraList<PersonReading.Found> deleted(Predicate<PersonReading.Found> wanted) {
        return people(DELETED, EntraUser.selectedOfDeleted(), true, wanted);
    }

    private EntraList<PersonReading.Found> people(
            String path, String selected, boolean deleted, Predicate<PersonReading.Found> wanted) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("$select", selected);
        query.put("$top", Integer.toString(EntraList.A_PAGE));
        return new EntraList<>(
                path,
                settings.graph(path),
                query,
                row -> Optional.of(person(row, deleted)).filter(wanted));
    }

    private PersonReading.Found person(JsonObject row, boolean deleted) {
        return new EntraUser(row, deleted).found(rows.person(row), clock.instant());
    }
}
