package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people added, changed and removed in a workspace's integrations. */
public final class IntegrationLog {
    private final List<IntegrationChange> changes = new ArrayList<>();

    /**
     * One change.
     *
     * @param change added, removed, enabled, disabled or updated
     * @param app empty for an integration of the old kind, which has a service instead
     * @param service its number and type, empty for an app
     * @param channel a webhook posts there, or empty
     */
    public record IntegrationChange(
            String workspace,
            String user,
            Instant at,
            String change,
            String app,
            String scope,
            Service service,
            String channel) {

        public IntegrationChange {
            requireNonNull(workspace, "workspace is null");
            requireNonNull(user, "user is null");
            requireNonNull(at, "at is null");
            requireNonNull(change, "change is null");
            requireNonNull(app, "app is null");
            requireNonNull(scope, "scope is null");
            requireNonNull(service, "service is null");
            requireNonNull(channel, "channel is null");
        }
    }

    /** An integration of the old kind, such as an incoming webhook. */
    public record Service(String id, String type) {
        public static final Service NONE = new Service("", "");

        public Service {
            requireNonNull(id, "id is null");
            requireNonNull(type, "type is null");
        }
    }

    IntegrationLog() {}

    public synchronized void add(IntegrationChange change) {
        changes.add(change);
    }

    /** Returns a workspace's changes, newest first. */
    public synchronized List<IntegrationChange> of(String workspace) {
        return changes.stream()
                .filter(change -> change.workspace().equals(workspace))
                .sorted(Comparator.comparing(IntegrationChange::at).reversed())
                .toList();
    }
}
