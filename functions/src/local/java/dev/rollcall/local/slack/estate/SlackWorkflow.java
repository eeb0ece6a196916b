package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A workflow.
 *
 * @param source {@code workflow_builder} or {@code code}
 * @param collaborators who manages it
 */
public record SlackWorkflow(
        String id,
        String title,
        String app,
        String source,
        Set<String> collaborators,
        boolean published,
        List<String> triggers,
        String updatedBy,
        Instant updated) {

    public SlackWorkflow {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(app, "app is null");
        requireNonNull(source, "source is null");
        collaborators = new TreeSet<>(collaborators);
        triggers = List.copyOf(triggers);
        requireNonNull(updatedBy, "updatedBy is null");
        requireNonNull(updated, "updated is null");
    }

    public SlackWorkflow managedBy(Collection<String> now, String by, Instant at) {
        return new SlackWorkflow(
                id, title, app, source, new TreeSet<>(now), published, triggers, by, at);
    }

    public SlackWorkflow unpublished(String by, Instant at) {
        return new SlackWorkflow(id, title, app, source, collaborators, false, triggers, by, at);
    }
}
