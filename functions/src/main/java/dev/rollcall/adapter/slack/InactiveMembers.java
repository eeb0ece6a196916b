package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimUser;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    private final InstantSource clock;
    private final Map<AccountId, Instant> seenActive = new HashMap<>();

    InactiveMembers(SlackUsers users, ScimUsers scimUsers, InstantSource clock) {
        this.users = requireNonNull(users, "users is null");
        this.scimUsers = requireNonNull(scimUsers, "scimUsers is null");
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

        /** A human must tidy up: the list is too long, or somebody is out of a workspace only. */
        record Unclear() implements Found {}
    }

    /**
     * Returns who of these is deactivated: those of the likely ones that are, if any; else whoever
     * is. Of a long list the likely ones alone are looked up.
     */
    Found among(List<AccountId> accounts, Set<AccountId> likely) {
        Deadline deadline = Deadline.in(LOOKING_UP);
        List<AccountId> first =
                accounts.stream().filter(likely::contains).limit(MOST_LOOKED_UP).toList();
        Set<String> ours =
                first.stream()
                        .filter(account -> isInactive(account, deadline))
                        .map(AccountId::value)
                        .collect(Collectors.toSet());
        if (!ours.isEmpty()) {
            return new Found.Inactive(ours);
        }
        if (accounts.size() > MOST_LOOKED_UP) {
            return first.isEmpty() ? new Found.Unclear() : new Found.Nobody();
        }
        return among(accounts, deadline);
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
