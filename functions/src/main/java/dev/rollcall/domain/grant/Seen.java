package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;

import java.util.Set;

/**
 * What a reading of an account tells of single things. What was not read is neither there nor
 * missing. Slack tells of nobody who is in a user group of the organisation, so there our own
 * records stand in for a reading.
 */
final class Seen {
    enum Sight {
        HELD,
        ABSENT,
        UNREAD
    }

    private final Set<Entitlement> held;
    private final Set<String> read;
    private final boolean channelsRead;
    private final Set<Entitlement> given;

    /**
     * @param given what we have given to this account by our records
     */
    Seen(Holdings actual, Set<Entitlement> given) {
        this.held = Set.copyOf(actual.entitlements());
        this.read = Set.copyOf(actual.read());
        this.given = requireNonNull(given, "given is null");
        this.channelsRead =
                read.contains("workspaces")
                        && actual.unread().stream().noneMatch(u -> u.what().startsWith("channels"))
                        && held.stream()
                                .filter(Entitlement.Workspace.class::isInstance)
                                .map(Entitlement.Workspace.class::cast)
                                .allMatch(w -> read.contains("channels:" + w.workspaceId()));
    }

    Set<Entitlement> held() {
        return held;
    }

    Sight sight(Entitlement entitlement) {
        if (entitlement instanceof Entitlement.OrganisationGroup) {
            return given.contains(entitlement) ? Sight.HELD : Sight.ABSENT;
        }
        if (held.contains(entitlement)) {
            return Sight.HELD;
        }
        return wasRead(entitlement) ? Sight.ABSENT : Sight.UNREAD;
    }

    private boolean wasRead(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.Workspace _ -> read.contains("workspaces");
            case Entitlement.IdpGroup _ -> read.contains("idp-groups");
            case Entitlement.UserGroup group -> read.contains("user-groups:" + group.workspaceId());
            case Entitlement.Channel channel ->
                    channelsRead || read.contains("channel:" + channel.channelId());
            case Entitlement.AdminRole _ -> read.contains("admin-roles");
            case Entitlement.OrganisationGroup _ -> false;
        };
    }
}
