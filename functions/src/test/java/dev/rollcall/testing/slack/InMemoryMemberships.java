package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What accounts of the organisation in memory have, and how they are taken out of it. */
final class InMemoryMemberships implements Memberships {
    private final OrganisationState state;
    private final OrganisationScript script;

    InMemoryMemberships(OrganisationState state, OrganisationScript script) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
    }

    @Override
    public Holdings of(AccountId account, Duration atMost, Set<String> known, Instant since) {
        return script.read(() -> {
            List<Holdings.Unread> unread = script.unread();
            Set<String> names =
                    unread.stream().map(Holdings.Unread::what).collect(Collectors.toSet());
            List<Entitlement> has =
                    state.of(account).stream()
                            .filter(e -> unread.stream().noneMatch(part -> part.mayHide(e)))
                            .filter(e ->
                                    !(e instanceof Entitlement.AdminRole)
                                            && !state.channels().hidden(e))
                            .filter(e -> !known.contains(reading(e)))
                            .toList();
            List<String> read =
                    Stream.of(
                                    has.stream().map(InMemoryMemberships::reading),
                                    Stream.of("idp-groups", "workspaces"),
                                    state.all(Entitlement.Workspace.class).stream()
                                            .map(w -> "user-groups:" + w.workspaceId()),
                                    state.workspacesOf(account).stream().map(w -> "channels:" + w))
                            .flatMap(some -> some)
                            .filter(name -> !known.contains(name) && !names.contains(name))
                            .distinct()
                            .toList();
            return new Holdings(account, has, read, unread, state.now(), state.now());
        });
    }

    @Override
    public Holdings goOn(
            AccountId account,
            Duration atMost,
            Places places,
            Optional<Holdings> before,
            Instant since) {
        return GoneOn.of(of(account, atMost, Set.of(), since), places, before);
    }

    @Override
    public boolean isIn(AccountId account, Entitlement group) {
        return script.read(() -> {
            if (group instanceof Entitlement.Channel
                    && (state.channels().hidden(group) || !state.exists(group))) {
                throw new PortFailure.NeedsHuman("The channel's members", "channel_not_found");
            }
            if (group instanceof Entitlement.OrganisationGroup) {
                throw new PortFailure.NeedsHuman("An organisation's user group", "unverifiable");
            }
            return state.isIn(account, group);
        });
    }

    @Override
    public OptionalInt size(Entitlement group) {
        return script.read(() ->
                group instanceof Entitlement.IdpGroup || group instanceof Entitlement.UserGroup
                        ? OptionalInt.of(state.members(group).size())
                        : OptionalInt.empty());
    }

    @Override
    public WriteReply leave(AccountId account, Entitlement group) {
        return script.write(
                Write.LEAVE,
                List.of(account),
                group.key(),
                OrganisationScript.PLAIN,
                () -> left(account, group));
    }

    @Override
    public Set<AccountId> in(Entitlement.UserGroup group, Set<AccountId> accounts) {
        return script.read(() ->
                accounts.stream()
                        .filter(account -> state.isIn(account, group))
                        .collect(Collectors.toSet()));
    }

    @Override
    public Set<AccountId> stillIn(Entitlement.UserGroup group, Set<AccountId> accounts) {
        return in(group, accounts);
    }

    @Override
    public WriteReply leave(
            Set<AccountId> accounts,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive) {
        return script.write(
                Write.LEAVE,
                List.copyOf(accounts),
                group.key(),
                OrganisationScript.PLAIN,
                () -> {
                    WriteReply reply = new WriteReply.AlreadySo("not-a-member");
                    for (AccountId account : accounts) {
                        WriteReply one = left(account, group);
                        reply = one instanceof WriteReply.Accepted ? one : reply;
                    }
                    return reply;
                });
    }

    private WriteReply left(AccountId account, Entitlement group) {
        if (group instanceof Entitlement.OrganisationGroup(String id)) {
            OrganisationGroupId wide = new OrganisationGroupId(id);
            state.wideGroups().members(wide).remove(account);
            return state.wideGroups().read(wide).isPresent()
                    ? new WriteReply.Accepted()
                    : new WriteReply.Refused("invalid_usergroup");
        }
        if (state.channels().hidden(group)) {
            return new WriteReply.Refused("channel_not_found");
        }
        if (!state.members(group).contains(account)) {
            return new WriteReply.AlreadySo("not-a-member");
        }
        if (group instanceof Entitlement.UserGroup userGroup && state.members(group).size() == 1) {
            state.disableEmptied(userGroup);
            return new WriteReply.Accepted("accepted:disabled");
        }
        state.exit(account, group);
        return new WriteReply.Accepted();
    }

    private static String reading(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.IdpGroup _ -> "idp-groups";
            case Entitlement.UserGroup(String workspaceId, _) -> "user-groups:" + workspaceId;
            case Entitlement.Channel _ -> "channels";
            case Entitlement.OrganisationGroup _ -> "organisation-groups";
            case Entitlement.Workspace _, Entitlement.AdminRole _ -> "workspaces";
        };
    }
}
