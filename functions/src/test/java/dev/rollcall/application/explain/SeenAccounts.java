package dev.rollcall.application.explain;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** What accounts have, read whole unless a test says otherwise. Whoever writes fails. */
final class SeenAccounts implements Memberships {
    private static final List<String> WHOLE =
            List.of("workspaces", "idp-groups", "user-groups:T1", "channels:T1");

    private final Map<AccountId, List<Entitlement>> holdings = new HashMap<>();
    private final Map<AccountId, Holdings.Unread> unread = new HashMap<>();
    private final List<AccountId> asked = new ArrayList<>();
    private final Instant now;

    SeenAccounts(Instant now) {
        this.now = now;
    }

    void has(AccountId account, Entitlement... entitlements) {
        holdings.put(account, List.of(entitlements));
    }

    void doesNotTell(AccountId account, Holdings.Unread what) {
        unread.put(account, what);
    }

    void tellsAgain(AccountId account) {
        unread.remove(account);
    }

    /** Returns whom Slack was asked about. */
    List<AccountId> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Holdings of(AccountId account, Duration atMost, Set<String> known, Instant since) {
        asked.add(account);
        List<Holdings.Unread> missing =
                unread.containsKey(account) ? List.of(unread.get(account)) : List.of();
        return new Holdings(
                account,
                holdings.getOrDefault(account, List.of()),
                WHOLE.stream()
                        .filter(name -> missing.stream().noneMatch(u -> u.what().equals(name)))
                        .toList(),
                missing,
                now,
                now);
    }

    @Override
    public Holdings goOn(
            AccountId account,
            Duration atMost,
            Places places,
            Optional<Holdings> before,
            Instant since) {
        return of(account, atMost, Set.of(), since);
    }

    @Override
    public boolean isIn(AccountId account, Entitlement group) {
        return holdings.getOrDefault(account, List.of()).contains(group);
    }

    @Override
    public OptionalInt size(Entitlement group) {
        throw new AssertionError("Nobody is looked at but as a whole");
    }

    @Override
    public WriteReply leave(AccountId account, Entitlement group) {
        throw new AssertionError("To explain writes nothing");
    }

    @Override
    public Set<AccountId> in(Entitlement.UserGroup group, Set<AccountId> accounts) {
        throw new AssertionError("Nobody is looked at but as a whole");
    }

    @Override
    public Set<AccountId> stillIn(Entitlement.UserGroup group, Set<AccountId> accounts) {
        throw new AssertionError("Nobody is looked at but as a whole");
    }

    @Override
    public WriteReply leave(
            Set<AccountId> accounts,
            Entitlement.UserGroup group,
            Supplier<Set<AccountId>> likelyInactive) {
        throw new AssertionError("To explain writes nothing");
    }
}
