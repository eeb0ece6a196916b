package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the identity provider's own Slack application writes to Slack, besides us. */
public interface SourceProvisioning {

    /** What such an application may be set to do. */
    enum Feature {
        CREATE_USERS,
        UPDATE_PROFILES,
        DEACTIVATE_USERS,
        REACTIVATE_USERS,
        PUSH_GROUPS
    }

    /**
     * @param id the identity provider's id of the application
     * @param active whether it is switched on
     * @param pushedGroups how many groups it pushes; empty: that could not be read
     */
    record SlackApplication(
            String id, boolean active, Set<Feature> features, Optional<Integer> pushedGroups) {
        public SlackApplication {
            requireNonNull(id, "id is null");
            features = Set.copyOf(features);
            requireNonNull(pushedGroups, "pushedGroups is null");
        }
    }

    /**
     * Returns the Slack applications that could be found.
     *
     * @throws PortFailure if applications cannot be read
     */
    List<SlackApplication> slackApplications();
}
