package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** Who changed each workspace's user groups last. */
public interface UserGroupEditors {

    /**
     * @param by an account's id
     */
    record Edited(String workspaceId, String groupId, String by) {
        public Edited {
            requireNonNull(workspaceId, "workspaceId is null");
            requireNonNull(groupId, "groupId is null");
            requireNonNull(by, "by is null");
        }
    }

    /**
     * @param whole false: some workspaces were not looked at, there are too many
     */
    record Seen(List<Edited> groups, boolean whole) {
        public Seen {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Returns the last editor of each enabled group.
     *
     * @throws PortFailure if they cannot be read
     */
    Seen look();
}
