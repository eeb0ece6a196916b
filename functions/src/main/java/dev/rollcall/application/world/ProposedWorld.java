package dev.rollcall.application.world;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.world.KnownWorld.Known;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The world as a proposed file is checked against it. A reading knows of the accounts that the
 * policy in force protects; of those that the file protects besides it is looked up now.
 */
public final class ProposedWorld {
    /** Each takes some calls of the source, and somebody waits. */
    static final int MOST = 30;

    private final KnownWorld known;
    private final Function<Set<AccountId>, Map<AccountId, Set<GroupId>>> groups;

    /**
     * @param groups tells which groups the person of each account is in, as {@link ProtectedGroups}
     */
    public ProposedWorld(
            KnownWorld known, Function<Set<AccountId>, Map<AccountId, Set<GroupId>>> groups) {
        this.known = requireNonNull(known, "known is null");
        this.groups = requireNonNull(groups, "groups is null");
    }

    /**
     * Returns the latest reading as {@link KnownWorld#lately}, with these accounts. What cannot be
     * looked up is unread, and refuses nothing.
     */
    public Optional<Known> lately(Set<AccountId> protectedAccounts) {
        return known.lately()
                .map(reading ->
                        new Known(
                                reading.begun(),
                                reading.ended(),
                                with(reading.world(), protectedAccounts)));
    }

    private PolicyWorld with(PolicyWorld world, Set<AccountId> accounts) {
        Set<AccountId> missing =
                accounts.stream()
                        .filter(account -> !world.protectedGroups().containsKey(account))
                        .collect(toSet());
        return missing.isEmpty() || world.whyUnread(WorldPart.PROTECTED).isPresent()
                ? world
                : world.and(lookedUp(missing));
    }

    private PolicyWorld lookedUp(Set<AccountId> accounts) {
        if (accounts.size() > MOST) {
            return PolicyWorld.unread(WorldPart.PROTECTED, "too-many");
        }
        try {
            return PolicyWorld.protecting(groups.apply(accounts));
        } catch (PortFailure.NeedsHuman refused) {
            return PolicyWorld.unread(WorldPart.PROTECTED, refused.code());
        } catch (PortFailure _) {
            return PolicyWorld.unread(WorldPart.PROTECTED, "unavailable");
        }
    }
}
