package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who has which admin role over what. */
public final class RoleAssignments {
    /** Ids of roles; Slack publishes none, so these are like those of its examples. */
    public static final List<String> ROLES =
            List.of("Rl01", "Rl02", "Rl03", "Rl04", "Rl05", "Rl06", "Rl0A", "Rl0B", "Rl0C");

    private final Runnable changed;
    private final List<RoleAssignment> assignments = new ArrayList<>();

    /** The same; lists of accounts ask for each one's. */
    private final Map<String, List<RoleAssignment>> byUser = new HashMap<>();

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
        return List.copyOf(byUser.getOrDefault(user, List.of()));
    }

    /** Assigns a role, and tells whether this is new. */
    public synchronized boolean assign(String role, String entity, String user, Instant at) {
        List<RoleAssignment> theirs = byUser.computeIfAbsent(user, _ -> new ArrayList<>(1));
        if (theirs.stream().anyMatch(a -> a.sameAs(role, entity, user))) {
            return false;
        }
        RoleAssignment assignment = new RoleAssignment(role, entity, user, at);
        assignments.add(assignment);
        theirs.add(assignment);
        changed.run();
        return true;
    }

    /** Takes a role away, and tells whether it was there. */
    public synchronized boolean remove(String role, String entity, String user) {
        boolean removed = assignments.removeIf(a -> a.sameAs(role, entity, user));
        if (removed) {
            byUser.getOrDefault(user, new ArrayList<>())
                    .removeIf(a -> a.sameAs(role, entity, user));
            changed.run();
        }
        return removed;
    }
}
