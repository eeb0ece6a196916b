package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who was in a workspace's enabled user groups: one whole reading of all of them.
 *
 * @param members by the group's id
 * @param begun when the reading was begun; nobody knows what changed since then
 */
public record WorkspaceGroups(
        String workspaceId, Map<String, Set<AccountId>> members, Instant begun) {
    public WorkspaceGroups {
        requireNonNull(workspaceId, "workspaceId is null");
        members =
                members.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Entry::getKey, group -> Set.copyOf(group.getValue())));
        requireNonNull(begun, "begun is null");
    }

    /** Returns the ids of the groups that the account is in. */
    public Set<String> of(AccountId account) {
        return members.entrySet().stream()
                .filter(group -> group.getValue().contains(account))
                .map(Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the ids of the groups of everybody who is in one, in their order. */
    public Map<AccountId, TreeSet<String>> byAccount() {
        Map<AccountId, TreeSet<String>> groups = new HashMap<>();
        members.forEach((group, accounts) ->
                accounts.forEach(account ->
                        groups.computeIfAbsent(account, _ -> new TreeSet<>()).add(group)));
        return groups;
    }
}
