package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What accounts had by an earlier snapshot: groups, channels and workspaces, no roles. What cannot
 * be read any more is left out.
 */
final class FormerHoldings {
    private final Snapshots snapshots;

    FormerHoldings(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    private record Kept(SnapshotPart part, int pages, boolean whole) {}

    /**
     * Shows what any account had, thing by thing, of lists that were whole then; of a list with a
     * page that cannot be read any more what its other pages tell.
     *
     * @param wanted which of the lists count
     */
    void each(
            SnapshotId snapshot,
            Predicate<SnapshotPart> wanted,
            BiConsumer<AccountId, Entitlement> look) {
        for (Kept list : lists(snapshot, FormerHoldings::tellsHoldings)) {
            if (!list.whole() || !wanted.test(list.part())) {
                continue;
            }
            try (Stream<SnapshotRow> rows = snapshots.rows(snapshot, list.part(), list.pages())) {
                rows.forEach(row -> tell(list.part(), row, look));
            } catch (PortFailure.NeedsHuman _) {
                // A page is gone: what the others tell is told.
            }
        }
    }

    private static void tell(
            SnapshotPart part, SnapshotRow row, BiConsumer<AccountId, Entitlement> look) {
        switch (row) {
            case SnapshotRow.Account account ->
                    account.idpGroups()
                            .forEach(id ->
                                    look.accept(account.account(), new Entitlement.IdpGroup(id)));
            case SnapshotRow.RosterEntry entry ->
                    entry.workspaces()
                            .forEach(id ->
                                    look.accept(entry.account(), new Entitlement.Workspace(id)));
            case SnapshotRow.UserGroup group -> {
                Entitlement thing = new Entitlement.UserGroup(part.of(), group.groupId());
                group.members().forEach(account -> look.accept(account, thing));
            }
            case SnapshotRow.ChannelMember member ->
                    look.accept(member.account(), new Entitlement.Channel(part.of()));
            case SnapshotRow.Person _,
                    SnapshotRow.Group _,
                    SnapshotRow.GroupMember _,
                    SnapshotRow.Assigned _,
                    SnapshotRow.RoleHolder _,
                    SnapshotRow.Linked _ -> {}
        }
    }

    Map<AccountId, Set<Entitlement>> of(SnapshotId snapshot, Set<AccountId> accounts) {
        Map<AccountId, Set<Entitlement>> had = new HashMap<>();
        for (Kept list : lists(snapshot, FormerHoldings::tellsHoldings)) {
            try (Stream<SnapshotRow> rows = snapshots.rows(snapshot, list.part(), list.pages())) {
                rows.forEach(row ->
                        tell(
                                list.part(),
                                row,
                                (account, thing) -> {
                                    if (accounts.contains(account)) {
                                        of(had, account).add(thing);
                                    }
                                }));
            } catch (PortFailure.NeedsHuman _) {
                // A page is gone: what the others tell is told.
            }
        }
        return had;
    }

    /** Returns those of the accounts that were active. */
    Set<AccountId> active(SnapshotId snapshot, Set<AccountId> accounts) {
        Set<AccountId> active = new HashSet<>();
        for (Kept list : lists(snapshot, kind -> kind == SnapshotPart.Kind.ACCOUNTS)) {
            try (Stream<SnapshotRow> rows = snapshots.rows(snapshot, list.part(), list.pages())) {
                rows.filter(SnapshotRow.Account.class::isInstance)
                        .map(SnapshotRow.Account.class::cast)
                        .filter(SnapshotRow.Account::active)
                        .map(SnapshotRow.Account::account)
                        .filter(accounts::contains)
                        .forEach(active::add);
            } catch (PortFailure.NeedsHuman _) {
                // A page is gone: what the others tell is told.
            }
        }
        return active;
    }

    private List<Kept> lists(SnapshotId snapshot, Predicate<SnapshotPart.Kind> wanted) {
        try {
            return snapshots.document(snapshot, Snapshots.FOUND).stream()
                    .map(bytes -> Json.readObject(new String(bytes, StandardCharsets.UTF_8)))
                    .flatMap(found -> found.objects("lists").stream())
                    .map(FormerHoldings::kept)
                    .filter(list -> wanted.test(list.part().kind()))
                    .toList();
        } catch (MalformedJson | IllegalArgumentException _) {
            return List.of();
        }
    }

    private static Kept kept(JsonObject list) {
        return new Kept(
                SnapshotPart.parse(list.text("list")),
                Math.toIntExact(list.wholeNumber("pages")),
                list.bool("whole"));
    }

    private static boolean tellsHoldings(SnapshotPart.Kind kind) {
        return switch (kind) {
            case ACCOUNTS, ROSTER, USER_GROUPS, CHANNEL_MEMBERS -> true;
            case LINKS, PEOPLE, GROUPS, GROUP_MEMBERS, ASSIGNMENTS, ADMIN_ROLES -> false;
        };
    }

    private static Set<Entitlement> of(Map<AccountId, Set<Entitlement>> had, AccountId account) {
        return had.computeIfAbsent(account, _ -> new LinkedHashSet<>());
    }
}
