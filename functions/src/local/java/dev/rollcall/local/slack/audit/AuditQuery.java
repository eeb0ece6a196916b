package dev.rollcall.local.slack.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the audit log.
 *
 * @param oldest and {@code latest} are included; both are whole seconds
 * @param actions any of these, or all if there is none
 */
public record AuditQuery(
        Optional<Instant> oldest,
        Optional<Instant> latest,
        Set<String> actions,
        Optional<String> actor,
        Optional<String> entity) {

    /** Everything. */
    public static final AuditQuery ALL =
            new AuditQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty());

    public AuditQuery {
        requireNonNull(oldest, "oldest is null");
        requireNonNull(latest, "latest is null");
        actions = Set.copyOf(actions);
        requireNonNull(actor, "actor is null");
        requireNonNull(entity, "entity is null");
    }

    /** Returns a query for one action on one entity. */
    public static AuditQuery of(String action, String entity) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Set.of(action),
                Optional.empty(),
                Optional.of(entity));
    }

    boolean fits(AuditEvent event) {
        long second = event.at().getEpochSecond();
        return oldest.stream().allMatch(from -> second >= from.getEpochSecond())
                && latest.stream().allMatch(to -> second <= to.getEpochSecond())
                && (actions.isEmpty() || actions.contains(event.action()))
                && actor.stream().allMatch(event.actor()::equals)
                && entity.stream().allMatch(event.entity().id()::equals);
    }
}
