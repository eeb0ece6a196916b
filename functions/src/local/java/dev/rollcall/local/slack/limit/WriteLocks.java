package dev.rollcall.local.slack.limit;

import java.util.HashSet;
import java.util.Set;

/** Slack takes one SCIM write at a time per user or group. */
public final class WriteLocks {
    private final Set<String> taken = new HashSet<>();

    /** Returns whether the write may begin; whoever began one must end it. */
    public synchronized boolean begin(String resource) {
        return taken.add(resource);
    }

    public synchronized void end(String resource) {
        taken.remove(resource);
    }
}
