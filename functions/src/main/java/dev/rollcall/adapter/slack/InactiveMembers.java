package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimUser;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Who of a list is deactivated. Slack refuses a list that names anybody who is ({@code
 * invalid_users}), without saying whom it means.
 *
 * <p>Only those whom SCIM shows as inactive in the whole organisation count; {@code deleted} alone
 * may concern one workspace.
 */
final class InactiveMembers {
    static final int MOST_LOOKED_UP = 100;

    private static final Duration LOOKING_UP = Duration.ofSeconds(20);

    /**
     * For so long nobody is looked up again who was seen to be active: whoever is put off by a rate
     * limit goes on where they were. Who is left out is looked up each time.
     */
    private static final Duration ACTIVE_FOR = Duration.ofMinutes(3);

    private final SlackUsers users;
    private final ScimUsers scimUsers;
    private final AccountDirectory directory;
    private final InstantSource clock;
    private final Map<AccountId, Instant> seenActive = new HashMap<>();
    private final Set<AccountId> seenInactive = ConcurrentHashMap.newKeySet();

    /**
     * @param directory lists all accounts, many at a time
     */
    InactiveMembers(
            SlackUsers users,
            ScimUsers scimUsers,
            AccountDirectory directory,
            InstantSource clock) {
        this.users = requireNonNull(users, "users is null");
        this.scimUsers = requireNonNull(scimUsers, "scimUsers is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What was found. */
    sealed interface Found {
        /** These are deactivated, and nobody else is in doubt. */
        record Inactive(Set<String> ids) implements Found {
            public Inactive {
                ids = Set.copyOf(ids);
            }

            boolean has(AccountId account) {
                return ids.contains(account.value());
            }
        }

        /** Nobody is shown as deactivated; Slack knows of a deactivation before it shows it. */
        record Nobody() implements Found {}

        /** A human must tidy up: too many are in doubt, or somebody is out of a workspace only. */
        record Unclear() implements Found {}
    }

    /**
     * Returns who of these is deactivated: those of the likely ones that are, if any; else whoever
     * is. Of a long list those are looked up whom the list of all accounts does not show as active.
     */
    Found among(List<AccountId> accounts, Set<AccountId> likely) {
        Deadline deadline = Deadline.in(LOOKING_UP);
        List<AccountId> first =
                accounts.stream()
                        .filter(one -> likely.contains(one) || seenInactive.contains(one))
                        .limit(MOST_LOOKED_UP)
                        .toList();
        Found ours = confirmed(first, deadline);
        if (ours instanceof Found.Inactive) {
            return ours;
        }
        if (accounts.size() <= MOST_LOOKED_UP) {
            return among(accounts, deadline);
        }
        if (!first.isEmpty() && likely.containsAll(first)) {
            return ours;
        }
        Set<AccountId> unseen = notShownAsActive(accounts);
        return unseen.size() <= MOST_LOOKED_UP
                        && confirmed(unseen, Deadline.in(LOOKING_UP))
                                instanceof Found.Inactive inactive
                ? inactive
                : new Found.Unclear();
    }

    private Found confirmed(Collection<AccountId> accounts, Deadline deadline) {
        List<AccountId> inactive =
                accounts.stream().filter(account -> isInactive(account, deadline)).toList();
        seenInactive.removeAll(accounts);
        seenInactive.addAll(inactive);
        return inactive.isEmpty()
                ? new Found.Nobody()
                : new Found.Inactive(
                        inactive.stream().map(AccountId::value).collect(Collectors.toSet()));
    }

    /**
     * A thousand accounts a call: of a large group that is less than a look at each member. Whether
     * Slack lists the deactivated at all is not known, so whoever is left has to be looked up.
     */
    private Set<AccountId> notShownAsActive(List<AccountId> accounts) {
        Set<AccountId> left = new TreeSet<>(Comparator.comparing(AccountId::value));
        left.addAll(accounts);
        Optional<ListingPoint> point = Optional.of(ListingPoint.START);
        while (point.isPresent() && !left.isEmpty()) {
            ListedPage<ListedAccount> page = directory.accounts(point.get());
            page.items().stream()
                    .filter(ListedAccount::active)
                    .map(ListedAccount::id)
                    .forEach(left::remove);
            point =
                    switch (page.listing()) {
                        case Listing.Onward(ListingPoint next) -> Optional.of(next);
                        case Listing.Proven _, Listing.Unproven _ -> Optional.empty();
                    };
        }
        return left;
    }

    private synchronized Found among(List<AccountId> accounts, Deadline deadline) {
        Instant now = clock.instant();
        seenActive.values().removeIf(at -> at.isBefore(now.minus(ACTIVE_FOR)));
        Set<String> inactive = new TreeSet<>();
        for (AccountId account : accounts) {
            if (seenActive.containsKey(account)) {
                continue;
            }
            if (users.read(account, deadline).map(SlackUser::deactivated).orElse(false)) {
                if (!isInactive(account, deadline)) {
                    return new Found.Unclear();
                }
                inactive.add(account.value());
            } else {
                seenActive.put(account, now);
            }
        }
        return inactive.isEmpty() ? new Found.Nobody() : new Found.Inactive(inactive);
    }

    private boolean isInactive(AccountId account, Deadline deadline) {
        return !scimUsers.read(account, deadline).map(ScimUser::active).orElse(true);
    }
}
