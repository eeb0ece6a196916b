package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the pages of each part, and leaves of them what may be kept. */
final class PartReader {
    private final BothSides sides;
    private final PeopleRows people;
    private final AccountRows accounts;

    PartReader(BothSides sides, SnapshotId snapshot, AccessPolicy policy) {
        this.sides = requireNonNull(sides, "sides is null");
        Pseudonyms pseudonyms = new Pseudonyms(snapshot);
        this.people = new PeopleRows(pseudonyms, policy);
        this.accounts = new AccountRows(pseudonyms);
    }

    /**
     * @param from empty: at its beginning
     * @throws PortFailure if it cannot be read; the same point can then be read again
     */
    PartPage read(SnapshotPart part, Optional<PartPoint> from) {
        return switch (part.kind()) {
            case LINKS ->
                    PartPage.of(
                            sides.links().links(cursor(from)),
                            link ->
                                    new SnapshotRow.Linked(
                                            link.person(), link.account(), link.madeAt()));
            case PEOPLE ->
                    PartPage.of(sides.directory(part.source()).people(cursor(from)), people::of);
            case GROUPS ->
                    PartPage.of(
                            sides.directory(part.source()).groups(cursor(from)), PartReader::group);
            case GROUP_MEMBERS ->
                    PartPage.of(
                            sides.directory(part.source()).members(part.group(), cursor(from)),
                            SnapshotRow.GroupMember::new);
            case ASSIGNMENTS ->
                    PartPage.of(
                            sides.assignments(part.source()).assigned(cursor(from)),
                            SnapshotRow.Assigned::new);
            case ACCOUNTS -> PartPage.of(sides.accounts().accounts(index(from)), accounts::of);
            case ROSTER -> PartPage.of(sides.roster().entries(cursor(from)), accounts::of);
            case USER_GROUPS -> PartPage.whole(rows(sides.memberships().userGroups(part.of())));
            case CHANNEL_MEMBERS ->
                    PartPage.of(
                            sides.memberships()
                                    .members(new Entitlement.Channel(part.of()), cursor(from)),
                            SnapshotRow.ChannelMember::new);
            case ADMIN_ROLES ->
                    PartPage.of(
                            sides.memberships().adminRoles(cursor(from)),
                            holder -> new SnapshotRow.RoleHolder(holder.account(), holder.role()));
        };
    }

    private static SnapshotRow group(Directory.Group group) {
        return new SnapshotRow.Group(group.id(), group.people(), group.parents());
    }

    private static List<SnapshotRow> rows(WorkspaceGroups groups) {
        return groups.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> new SnapshotRow.UserGroup(group.getKey(), group.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static CursorPoint cursor(Optional<PartPoint> from) {
        return from.map(point ->
                        switch (point) {
                            case PartPoint.ByCursor(CursorPoint cursor) -> cursor;
                            case PartPoint.ByIndex _ -> throw otherwise();
                        })
                .orElse(CursorPoint.START);
    }

    private static ListingPoint index(Optional<PartPoint> from) {
        return from.map(point ->
                        switch (point) {
                            case PartPoint.ByIndex(ListingPoint index) -> index;
                            case PartPoint.ByCursor _ -> throw otherwise();
                        })
                .orElse(ListingPoint.START);
    }

    private static IllegalArgumentException otherwise() {
        return new IllegalArgumentException("The list is read in another way than it was begun");
    }
}
