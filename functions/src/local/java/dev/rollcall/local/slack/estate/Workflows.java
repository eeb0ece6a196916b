package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organisation's workflows. */
public final class Workflows {
    private final Runnable changed;
    private final Map<String, SlackWorkflow> workflows = new LinkedHashMap<>();

    Workflows(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    /** Adds a workflow, or puts it in the place of the one of the same id. */
    public synchronized void put(SlackWorkflow workflow) {
        workflows.put(workflow.id(), workflow);
        changed.run();
    }

    public synchronized Optional<SlackWorkflow> find(String id) {
        return Optional.ofNullable(workflows.get(id));
    }

    public synchronized List<SlackWorkflow> all() {
        return List.copyOf(workflows.values());
    }
}
