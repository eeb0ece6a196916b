package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an account's memberships are looked for. Who is in which IdP groups and workspaces two
 * calls tell; user groups are read by the workspace and channels too, and a company may have many.
 *
 * @param workspaces whose user groups are read; empty: of all
 * @param channels whether channels are read. Which workspace one is in is not told with its id, so
 *     there is no choice among them
 */
public record Places(Optional<Set<String>> workspaces, boolean channels) {
    public Places {
        workspaces = requireNonNull(workspaces, "workspaces is null").map(Set::copyOf);
    }

    /** Returns everywhere. */
    public static Places everywhere() {
        return new Places(Optional.empty(), true);
    }

    /**
     * Returns where any of these is. A workspace's user groups are among it where only the
     * workspace itself is named: they would go with it.
     */
    public static Places of(Collection<Entitlement> things) {
        return new Places(
                Optional.of(
                        things.stream()
                                .flatMap(Places::workspace)
                                .collect(Collectors.toUnmodifiableSet())),
                things.stream().anyMatch(Entitlement.Channel.class::isInstance));
    }

    /** Returns whether the user groups of that workspace are read. */
    public boolean haveUserGroupsOf(String workspaceId) {
        return workspaces.map(all -> all.contains(workspaceId)).orElse(true);
    }

    private static Stream<String> workspace(Entitlement thing) {
        return switch (thing) {
            case Entitlement.Workspace(String workspaceId) -> Stream.of(workspaceId);
            case Entitlement.UserGroup(String workspaceId, _) -> Stream.of(workspaceId);
            case Entitlement.IdpGroup _,
                    Entitlement.OrganisationGroup _,
                    Entitlement.Channel _,
                    Entitlement.AdminRole _ ->
                    Stream.empty();
        };
    }
}
