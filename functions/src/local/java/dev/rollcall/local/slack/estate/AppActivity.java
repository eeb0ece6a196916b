package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A line of an app's log.
 *
 * @param component what ran: an app, a workflow, a trigger
 */
public record AppActivity(
        String app, String workspace, String level, String event, Component component, Instant at) {

    /** A part of an app. */
    public record Component(String type, String id) {
        public Component {
            requireNonNull(type, "type is null");
            requireNonNull(id, "id is null");
        }
    }

    public AppActivity {
        requireNonNull(app, "app is null");
        requireNonNull(workspace, "workspace is null");
        requireNonNull(level, "level is null");
        requireNonNull(event, "event is null");
        requireNonNull(component, "component is null");
        requireNonNull(at, "at is null");
    }
}
