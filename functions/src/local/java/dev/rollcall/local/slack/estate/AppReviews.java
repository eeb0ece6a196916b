package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was decided about apps, and what is asked for. */
public final class AppReviews {
    private final Runnable changed;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<AppRequest> requests = new ArrayList<>();

    /** A decision about an app, for one workspace or for the organisation. */
    public record Decision(String app, boolean approved, String place, String by, Instant at) {
        public Decision {
            requireNonNull(app, "app is null");
            requireNonNull(place, "place is null");
            requireNonNull(by, "by is null");
            requireNonNull(at, "at is null");
        }
    }

    /** Somebody asks for an app. */
    public record AppRequest(
            String id, String app, String user, String workspace, String message, Instant at) {
        public AppRequest {
            requireNonNull(id, "id is null");
            requireNonNull(app, "app is null");
            requireNonNull(user, "user is null");
            requireNonNull(workspace, "workspace is null");
            requireNonNull(message, "message is null");
            requireNonNull(at, "at is null");
        }
    }

    AppReviews(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized void decide(Decision decision) {
        decisions.removeIf(
                old -> old.app().equals(decision.app()) && old.place().equals(decision.place()));
        decisions.add(decision);
        changed.run();
    }

    public synchronized void ask(AppRequest request) {
        requests.add(request);
        changed.run();
    }

    /** Returns the apps that were approved, or restricted, at a place. */
    public synchronized List<Decision> decided(boolean approved, String place) {
        return decisions.stream()
                .filter(d -> d.approved() == approved && d.place().equals(place))
                .toList();
    }

    public synchronized List<AppRequest> requests() {
        return List.copyOf(requests);
    }
}
