package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the doubles of all ports share: who there is, and what they are in. Each double holds this
 * object's monitor while it works.
 */
final class OrganisationState {
    private final InstantSource clock;
    private final Map<AccountId, StoredAccount> accounts = new LinkedHashMap<>();
    private final Map<Entitlement, Set<AccountId>> members = new LinkedHashMap<>();
    private final Map<Entitlement, String> groupNames = new LinkedHashMap<>();
    private final Set<Entitlement> disabled = new LinkedHashSet<>();
    private final Set<Entitlement> disabledByUs = new LinkedHashSet<>();
    private final GroupBonds bonds = new GroupBonds(this);
    private final StoredChannels channels = new StoredChannels(this);
    private final WideGroups wideGroups = new WideGroups();
    private int made;

    OrganisationState(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    Instant now() {
        return clock.instant();
    }

    StoredChannels channels() {
        return channels;
    }

    WideGroups wideGroups() {
        return wideGroups;
    }

    GroupBonds bonds() {
        return bonds;
    }

    /** Returns an id that nothing has yet. */
    String newId(String prefix) {
        return prefix + String.format(Locale.ROOT, "0NEW%04d", ++made);
    }

    Optional<StoredAccount> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    List<StoredAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    void put(StoredAccount account) {
        accounts.put(account.id(), account);
    }

    long activePeople() {
        return accounts.values().stream()
                .filter(StoredAccount::active)
                .filter(account -> account.rank() != Account.Rank.BOT)
                .count();
    }

    /** Slack takes a leaver out of the channels, and out of nothing else. */
    void deactivate(AccountId id) {
        change(id, account -> account.active(account.deactivatedAt().or(() -> Optional.of(now()))));
        of(id).stream()
                .filter(Entitlement.Channel.class::isInstance)
                .forEach(channel -> exit(id, channel));
    }

    void change(AccountId id, UnaryOperator<StoredAccount> change) {
        account(id).map(change).ifPresent(this::put);
    }

    boolean exists(Entitlement entitlement) {
        return members.containsKey(entitlement);
    }

    void make(Entitlement entitlement) {
        members.putIfAbsent(entitlement, new LinkedHashSet<>());
    }

    void make(Entitlement.IdpGroup group, String name) {
        make((Entitlement) group);
        groupNames.put(group, name);
    }

    /** For good; nobody leaves a workspace or a channel by it. */
    void delete(Entitlement.IdpGroup group) {
        members.remove(group);
        groupNames.remove(group);
        bonds.forget(group);
    }

    List<Entitlement.IdpGroup> idpGroups() {
        return all(Entitlement.IdpGroup.class);
    }

    <E extends Entitlement> List<E> all(Class<E> kind) {
        return members.keySet().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    String name(Entitlement.IdpGroup group) {
        return groupNames.getOrDefault(group, "");
    }

    boolean disabled(Entitlement.UserGroup group) {
        return disabled.contains(group);
    }

    /** The last member has left by a call of ours. */
    void disableEmptied(Entitlement.UserGroup group) {
        disable(group, true);
        disabledByUs.add(group);
    }

    boolean disabledByUs(Entitlement.UserGroup group) {
        return disabledByUs.contains(group);
    }

    void disable(Entitlement.UserGroup group, boolean now) {
        disabledByUs.remove(group);
        if (now) {
            disabled.add(group);
        } else {
            disabled.remove(group);
        }
    }

    /** Returns who is listed there; of a disabled user group too. */
    List<AccountId> members(Entitlement entitlement) {
        return List.copyOf(members.getOrDefault(entitlement, Set.of()));
    }

    void replaceMembers(Entitlement.UserGroup group, List<AccountId> now) {
        members.put(group, new LinkedHashSet<>(now));
    }

    boolean isIn(AccountId account, Entitlement entitlement) {
        return members.getOrDefault(entitlement, Set.of()).contains(account)
                && !disabled.contains(entitlement);
    }

    List<Entitlement> of(AccountId account) {
        return members.keySet().stream().filter(e -> isIn(account, e)).toList();
    }

    List<String> workspacesOf(AccountId account) {
        return all(Entitlement.Workspace.class).stream()
                .filter(workspace -> isIn(account, workspace))
                .map(Entitlement.Workspace::workspaceId)
                .toList();
    }

    void enter(AccountId account, Entitlement entitlement) {
        members.computeIfAbsent(entitlement, _ -> new LinkedHashSet<>()).add(account);
        if (entitlement instanceof Entitlement.IdpGroup group) {
            bonds.follow(group, account);
        }
    }

    void exit(AccountId account, Entitlement entitlement) {
        members.getOrDefault(entitlement, new LinkedHashSet<>()).remove(account);
        if (entitlement instanceof Entitlement.IdpGroup group) {
            bonds.left(group, account);
        }
        // Whoever leaves a workspace leaves the channels that are in no other of theirs.
        if (entitlement instanceof Entitlement.Workspace) {
            channels.outside(workspacesOf(account), account)
                    .forEach(channel -> exit(account, channel));
        }
    }
}
