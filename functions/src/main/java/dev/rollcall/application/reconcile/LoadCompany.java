package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotPart.Kind;
import dev.rollcall.domain.reconcile.SnapshotRow;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts the pages of a snapshot together, each page in memory for as long as it takes. */
final class LoadCompany {
    /** Who is in something is known by number, so people and accounts come first. */
    private static final List<Kind> ORDER =
            List.of(
                    Kind.PEOPLE,
                    Kind.GROUPS,
                    Kind.GROUP_MEMBERS,
                    Kind.ASSIGNMENTS,
                    Kind.ACCOUNTS,
                    Kind.ROSTER,
                    Kind.USER_GROUPS,
                    Kind.CHANNEL_MEMBERS,
                    Kind.ADMIN_ROLES,
                    Kind.LINKS);

    private final Snapshots snapshots;

    LoadCompany(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    Company load(Reconciliation reconciliation) {
        Company company = new Company(reconciliation);
        reconciliation.done().stream()
                .sorted(Comparator.comparingInt(result -> ORDER.indexOf(result.part().kind())))
                .forEach(result -> load(company, result));
        company.linkAll();
        return company;
    }

    private void load(Company company, PartResult result) {
        try (Stream<SnapshotRow> rows =
                snapshots.rows(company.reconciliation().id(), result.part(), result.pages())) {
            rows.forEach(row -> add(company, result.part(), row));
        }
    }

    private static void add(Company company, SnapshotPart part, SnapshotRow row) {
        switch (row) {
            case SnapshotRow.Person person -> company.add(person);
            case SnapshotRow.Group group -> company.add(group);
            case SnapshotRow.GroupMember member -> company.add(part.group(), member);
            case SnapshotRow.Assigned assigned -> company.add(assigned);
            case SnapshotRow.Account account -> company.add(account);
            case SnapshotRow.RosterEntry entry -> company.add(entry);
            case SnapshotRow.UserGroup group ->
                    group.members()
                            .forEach(account ->
                                    company.holds(
                                            account,
                                            new Entitlement.UserGroup(part.of(), group.groupId())));
            case SnapshotRow.ChannelMember member ->
                    company.holds(member.account(), new Entitlement.Channel(part.of()));
            case SnapshotRow.RoleHolder holder -> company.holds(holder.account(), holder.role());
            case SnapshotRow.Linked link -> company.add(link);
        }
    }
}
