package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.link.SlackOrganisationGroups;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Memberships of all kinds.
 *
 * <p>User groups are looked for in every workspace of the organisation, not only where the account
 * still belongs: a deactivated account may linger in a group. One reading of a workspace serves all
 * who need it at about the same time. Channels can only be listed for workspaces where it belongs,
 * and private ones only where our installer is a member; no API of Slack's tells more.
 */
final class SlackMemberships implements Memberships {
    private static final String IDP_GROUPS = "idp-groups";
    private static final String USER_GROUPS = "user-groups:";
    private static final String WORKSPACES = "workspaces";

    private final HoldingsReader reader;
    private final SlackWorkspaces workspaces;
    private final IdpGroups idpGroups;
    private final UserGroups userGroups;
    private final WorkspaceMembers members;
    private final ChannelMembers channels;
    private final SlackRoles roles;
    private final SlackOrganisationGroups organisationGroups;
    private final InstantSource clock;

    SlackMemberships(
            HoldingsReader reader,
            SlackWorkspaces workspaces,
            IdpGroups idpGroups,
            UserGroups userGroups,
            WorkspaceMembers members,
            ChannelMembers channels,
            SlackRoles roles,
            SlackOrganisationGroups organisationGroups,
            InstantSource clock) {
        this.reader = requireNonNull(reader, "reader is null");
        this.workspaces = requireNonNull(workspaces, "workspaces is null");
        this.idpGroups = requireNonNull(idpGroups, "idpGroups is null");
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
        this.members = requireNonNull(members, "members is null");
        this.channels = requireNonNull(channels, "channels is null");
        this.roles = requireNonNull(roles, "roles is null");
        this.organisationGroups = requireNonNull(organisationGroups, "organisationGroups is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Holdings of(AccountId account, Duration atMost, Set<String> known, Instant since) {
        // The others are few calls, and are what the rest depends on.
        Predicate<String> skipped = name -> name.startsWith(USER_GROUPS) && known.contains(name);
        return read(account, atMost, Places.everywhere(), skipped, Optional.empty(), since);
    }

    @Override
    public Holdings goOn(
            AccountId account,
            Duration atMost,
            Places places,
            Optional<Holdings> before,
            Instant since) {
        Set<String> known = before.map(Holdings::read).map(Set::copyOf).orElse(Set.of());
        Optional<List<String>> belongs =
                before.filter(_ -> known.contains(WORKSPACES)).map(SlackMemberships::workspaces);
        Holdings rest = read(account, atMost, places, known::contains, belongs, since);
        return before.map(earlier -> earlier.and(rest)).orElse(rest);
    }

    private static List<String> workspaces(Holdings read) {
        return read.entitlements().stream()
                .filter(Entitlement.Workspace.class::isInstance)
                .map(Entitlement.Workspace.class::cast)
                .map(Entitlement.Workspace::workspaceId)
                .toList();
    }

    /**
     * @param skipped the names of readings that are not made
     * @param known where the account belongs, if that was read before
     */
    private Holdings read(
            AccountId account,
            Duration atMost,
            Places places,
            Predicate<String> skipped,
            Optional<List<String>> known,
            Instant since) {
        Deadline deadline = Deadline.in(atMost);
        Queue<Instant> begun = new ConcurrentLinkedQueue<>(List.of(clock.instant()));
        try (Readings<Entitlement> readings = new Readings<>(deadline, clock)) {
            if (!skipped.test(IDP_GROUPS)) {
                readings.read(IDP_GROUPS, () -> reader.idpGroups(account, deadline));
            }
            Optional<Future<List<String>>> belongs =
                    known.isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    readings.begin(() -> reader.workspaceIds(account, deadline)));
            Future<List<String>> all = readings.begin(() -> workspaces.ids(deadline));
            for (String id : readings.await("user-groups", all)) {
                String name = USER_GROUPS + id;
                if (places.haveUserGroupsOf(id) && !skipped.test(name)) {
                    readings.read(
                            name,
                            () -> {
                                SharedUserGroups.Seen seen =
                                        reader.userGroups(id, account, since, deadline);
                                begun.add(seen.begun());
                                return seen.groups();
                            });
                }
            }
            List<String> inWorkspaces =
                    belongs.map(reading -> readings.await(WORKSPACES, reading))
                            .or(() -> known)
                            .orElse(List.of());
            for (String id : inWorkspaces) {
                readings.add(new Entitlement.Workspace(id));
                String name = "channels:" + id;
                if (places.channels() && !skipped.test(name)) {
                    readings.read(name, () -> reader.channels(id, account, deadline));
                }
            }
            Readings.Whole<Entitlement> whole = readings.whole();
            return new Holdings(
                    account,
                    whole.found(),
                    whole.read(),
                    whole.unread(),
                    begun.stream().min(Comparator.naturalOrder()).orElseThrow(),
                    clock.instant());
        }
    }

    @Override
    public boolean isIn(AccountId account, Entitlement group) {
        return switch (group) {
            case Entitlement.IdpGroup idpGroup -> idpGroups.isIn(account, idpGroup);
            case Entitlement.UserGroup userGroup -> userGroups.isIn(account, userGroup);
            case Entitlement.Workspace workspace -> members.isIn(account, workspace);
            case Entitlement.Channel channel -> channels.isIn(account, channel);
            case Entitlement.AdminRole role -> roles.has(account, role);
            case Entitlement.OrganisationGroup _ -> throw untold();
        };
    }

    @Override
    public OptionalInt size(Entitlement group) {
        return switch (group) {
            case Entitlement.IdpGroup idpGroup -> idpGroups.size(idpGroup);
            case Entitlement.UserGroup userGroup -> userGroups.size(userGroup);
            case Entitlement.Workspace _,
                    Entitlement.Channel _,
                    Entitlement.AdminRole _,
                    Entitlement.OrganisationGroup _ ->
                    OptionalInt.empty();
        };
    }

    @Override
    public WriteReply leave(AccountId account, Entitlement group) {
        return switch (group) {
            case Entitlement.IdpGroup idpGroup -> idpGroups.leave(account, idpGroup);
            case Entitlement.UserGroup userGroup -> userGroups.leave(account, userGroup);
            case Entitlement.Workspace workspace -> members.leave(account, workspace);
            case Entitlement.Channel channel -> channels.leave(account, channel);
            case Entitlement.AdminRole role -> roles.take(account, role);
            case Entitlement.OrganisationGroup wide -> organisationGroups.leave(account, wide);
        };
    }

    @Override
    public Set<AccountId> in(Entitlement.UserGroup group, Set<AccountId> accounts) {
        return userGroups.in(group, accounts);
    }

    @Override
    public Set<AccountId> stillIn(Entitlement.UserGroup group, Set<AccountId> accounts) {
        return userGroups.stillIn(group, accounts);
    }

    @Override
    public WriteReply leave(
            Set<AccountId> accounts,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive) {
        return userGroups.leave(accounts, group, likelyInactive);
    }

    /** Slack tells how many are in such a group, and not who. */
    private static PortFailure untold() {
        return new PortFailure.NeedsHuman("Reading an organisation's user group", "unverifiable");
    }
}
