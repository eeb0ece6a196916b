package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an account had when it was read.
 *
 * @param read the single readings that succeeded, by a short name such as {@code user-groups:T01}
 * @param unread those that did not; none means the reading is whole
 * @param begun when the oldest of the single readings was begun: what changed since may not show
 * @param readAt when all of it was there
 */
public record Holdings(
        AccountId account,
        List<Entitlement> entitlements,
        List<String> read,
        List<Unread> unread,
        Instant begun,
        Instant readAt) {

    /** The kinds of group that the runbook clears, as the names of readings begin. */
    private static final List<String> GROUPS = List.of("idp-groups", "user-groups");

    /** Why a reading failed that may succeed the next time. */
    private static final Set<String> PASSING =
            Set.of("rate-limited", "too-late", "interrupted", "unavailable");

    /**
     * A single reading that did not succeed.
     *
     * @param what its name
     * @param why a short code, e.g. {@code missing_scope}
     * @param notBefore when to come back, where the other side said so
     */
    public record Unread(String what, String why, Optional<Instant> notBefore) {
        public Unread {
            requireNonNull(what, "what is null");
            requireNonNull(why, "why is null");
            requireNonNull(notBefore, "notBefore is null");
        }

        public Unread(String what, String why) {
            this(what, why, Optional.empty());
        }

        /** Returns whether it may succeed when it is made again, without anybody's doing. */
        public boolean mayPass() {
            return notBefore.isPresent() || PASSING.contains(why);
        }

        /** Returns whether such a thing may be there though it was not seen. */
        public boolean mayHide(Entitlement entitlement) {
            return switch (entitlement) {
                case Entitlement.Workspace _ -> isOf("workspaces");
                case Entitlement.IdpGroup _ -> isOf("idp-groups");
                case Entitlement.UserGroup group ->
                        isOf("workspaces") || isOf("user-groups:" + group.workspaceId());
                case Entitlement.Channel _ -> isOf("workspaces") || isOf("channels");
                case Entitlement.AdminRole _ -> isOf("admin-roles");
                case Entitlement.OrganisationGroup _ -> false;
            };
        }

        private boolean isOf(String reading) {
            return what.equals(reading) || what.startsWith(reading + ":");
        }

        private boolean mayHideGroups() {
            return GROUPS.stream().anyMatch(what::startsWith);
        }

        /** Returns e.g. {@code user-groups:T01=missing_scope}. */
        @Override
        public String toString() {
            return what + "=" + why;
        }
    }

    public Holdings {
        requireNonNull(account, "account is null");
        entitlements = List.copyOf(entitlements);
        read = List.copyOf(read);
        unread = List.copyOf(unread);
        requireNonNull(begun, "begun is null");
        requireNonNull(readAt, "readAt is null");
    }

    public boolean whole() {
        return unread.isEmpty();
    }

    /** Returns the names of all single readings that were made or could not be. */
    public Set<String> tried() {
        return Stream.concat(read.stream(), unread.stream().map(Unread::what))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns from when on all can be read that the other side has put off; empty if it has put off
     * nothing.
     */
    public Optional<Instant> putOffUntil() {
        return unread.stream()
                .flatMap(part -> part.notBefore().stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * Returns both together: what was read before, and what was read after it of the rest.
     *
     * @param rest of the same account
     */
    public Holdings and(Holdings rest) {
        if (!rest.account().equals(account)) {
            throw new IllegalArgumentException("These are two accounts");
        }
        return new Holdings(
                account,
                Stream.concat(entitlements.stream(), rest.entitlements().stream())
                        .distinct()
                        .toList(),
                Stream.concat(read.stream(), rest.read().stream()).distinct().toList(),
                rest.unread(),
                begun.isBefore(rest.begun()) ? begun : rest.begun(),
                rest.readAt());
    }

    /** Returns what is unread and may hide a group; unread channels hide none. */
    public List<Unread> unreadGroups() {
        return unread.stream().filter(Unread::mayHideGroups).toList();
    }

    /** Returns from when on all groups can be read, if the other side put some of them off. */
    public Optional<Instant> groupsReadableFrom() {
        return unreadGroups().stream()
                .flatMap(u -> u.notBefore().stream())
                .max(Comparator.naturalOrder());
    }
}
