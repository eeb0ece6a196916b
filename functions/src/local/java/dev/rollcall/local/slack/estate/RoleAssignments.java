package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who has which admin role over what. */
public final class RoleAssignments {
    /** Ids of roles; Slack publishes none, so these are like those of its examples. */
    public static final List<String> ROLES =
            List.of("Rl01", "Rl02", "Rl03", "Rl04", "Rl05", "Rl06", "Rl0A", "Rl0B", "Rl0C");

    private final Runnable changed;
    private final List<RoleAssignment> assignments = new ArrayList<>();

    /**
     * A role somebody has.
     *
     * @param entity the organisation, a workspace or a channel
     */
    public record RoleAssignment(String role, String entity, String user, Instant at) {
        public RoleAssignment {
            requireNonNull(role, "role is null");
            requireNonNull(entity, "entity is null");
            requireNonNull(user, "user is null");
            requireNonNull(at, "at is null");
        }

        boolean sameAs(String otherRole, String otherEntity, String otherUser) {
            return role.equals(otherRole) && entity.equals(otherEntity) && user.equals(otherUser);
        }
    }

    RoleAssignments(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized List<RoleAssignment> all() {
        return List.copyOf(assignments);
    }

    public synchronized List<RoleAssignment> of(String user) {
        return assignments.stream().filter(a -> a.user().equals(user)).toList();
    }

    /** Assigns a role, and tells whether this is new. */
    public synchronized boolean assign(String role, String entity, String user, Instant at) {
        if (assignments.stream().anyMatch(a -> a.sameAs(role, entity, user))) {
            return false;
        }
        assignments.add(new RoleAssignment(role, entity, user, at));
        changed.run();
        return true;
    }

    /** Takes a role away, and tells whether it was there. */
    public synchronized boolean remove(String role, String entity, String user) {
        boolean removed = assignments.removeIf(a -> a.sameAs(role, entity, user));
        if (removed) {
            changed.run();
        }
        return removed;
    }
}
