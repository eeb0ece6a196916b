package dev.rollcall.domain.access;

import static java.util.Objects.requireNonNull;

/** One thing that can be had in Slack. {@link #key()} names it in keys, intents and evidence. */
public sealed interface Entitlement {

    /** Returns a stable name such as {@code user-group:T01:S02}; see {@link #parse}. */
    String key();

    /**
     * Returns how much it stands on: what is higher is given after what is lower, and taken before.
     */
    default int height() {
        return switch (this) {
            case Workspace _ -> 0;
            case IdpGroup _ -> 1;
            case OrganisationGroup _ -> 2;
            case UserGroup _ -> 3;
            case Channel _ -> 4;
            case AdminRole _ -> 5;
        };
    }

    record Workspace(String workspaceId) implements Entitlement {
        public Workspace {
            requireId(workspaceId);
        }

        @Override
        public String key() {
            return "workspace:" + workspaceId;
        }
    }

    /** A group made over SCIM: organisation-wide, without a handle. */
    record IdpGroup(String groupId) implements Entitlement {
        public IdpGroup {
            requireId(groupId);
        }

        @Override
        public String key() {
            return "idp-group:" + groupId;
        }
    }

    /** A workspace's @handle group. */
    record UserGroup(String workspaceId, String groupId) implements Entitlement {
        public UserGroup {
            requireId(workspaceId);
            requireId(groupId);
        }

        @Override
        public String key() {
            return "user-group:" + workspaceId + ":" + groupId;
        }
    }

    /**
     * A user group of the whole organisation, with a handle everywhere; not every plan has them.
     */
    record OrganisationGroup(String groupId) implements Entitlement {
        public OrganisationGroup {
            requireId(groupId);
        }

        @Override
        public String key() {
            return "organisation-group:" + groupId;
        }
    }

    record Channel(String channelId) implements Entitlement {
        public Channel {
            requireId(channelId);
        }

        @Override
        public String key() {
            return "channel:" + channelId;
        }
    }

    record AdminRole(String roleId, String entityId) implements Entitlement {
        public AdminRole {
            requireId(roleId);
            requireId(entityId);
        }

        @Override
        public String key() {
            return "admin-role:" + roleId + ":" + entityId;
        }
    }

    /**
     * Reads what {@link #key()} wrote.
     *
     * @throws IllegalArgumentException if the text is not such a key
     */
    static Entitlement parse(String key) {
        String[] parts = key.split(":", -1);
        if (parts.length == 2 && parts[0].equals("workspace")) {
            return new Workspace(parts[1]);
        }
        if (parts.length == 2 && parts[0].equals("idp-group")) {
            return new IdpGroup(parts[1]);
        }
        if (parts.length == 3 && parts[0].equals("user-group")) {
            return new UserGroup(parts[1], parts[2]);
        }
        if (parts.length == 2 && parts[0].equals("organisation-group")) {
            return new OrganisationGroup(parts[1]);
        }
        if (parts.length == 2 && parts[0].equals("channel")) {
            return new Channel(parts[1]);
        }
        if (parts.length == 3 && parts[0].equals("admin-role")) {
            return new AdminRole(parts[1], parts[2]);
        }
        throw new IllegalArgumentException(
                "Not an entitlement's key; expected for example user-group:T01:S02");
    }

    private static void requireId(String id) {
        requireNonNull(id, "id is null");
        if (id.isEmpty() || id.length() > 64 || id.indexOf(':') >= 0) {
            throw new IllegalArgumentException("A Slack id has 1 to 64 characters and no colon");
        }
    }
}
