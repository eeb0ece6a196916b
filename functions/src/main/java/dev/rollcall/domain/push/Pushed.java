package dev.rollcall.domain.push;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/**
 * A user or group as it was told last. One that was deleted stays, as deleted: that is a status
 * which the source has told, and absence is none (rule 2).
 *
 * @param version grows with every change, that of a user's groups too
 * @param statusSince when it was told the status that it has
 * @param people of a group: how many people are in it by themselves
 * @param groups of a group: how many groups are in it
 * @param document what was told, as JSON in the RFC's names; without id, status and members.
 *     Personal data: it prints nothing of it
 * @param keys what it is found by
 */
public record Pushed(
        PushedId id,
        long version,
        Instant createdAt,
        Instant changedAt,
        Status status,
        Instant statusSince,
        int people,
        int groups,
        String document,
        Set<PushedKey> keys) {

    public enum Status {
        ACTIVE,
        INACTIVE,
        DELETED
    }

    public Pushed {
        requireNonNull(id, "id is null");
        requireNonNull(createdAt, "createdAt is null");
        requireNonNull(changedAt, "changedAt is null");
        requireNonNull(status, "status is null");
        requireNonNull(statusSince, "statusSince is null");
        requireNonNull(document, "document is null");
        keys = Set.copyOf(keys);
        if (version < 1 || people < 0 || groups < 0) {
            throw new IllegalArgumentException(
                    "Versions begin at 1, and no group has fewer than 0");
        }
    }

    /** What a request makes of one. */
    public record Draft(Status status, String document, Set<PushedKey> keys) {
        public Draft {
            requireNonNull(status, "status is null");
            requireNonNull(document, "document is null");
            keys = Set.copyOf(keys);
        }

        @Override
        public String toString() {
            return "Draft[" + status + "]";
        }
    }

    public static Pushed create(PushedId id, Draft draft, Instant now) {
        return new Pushed(
                id, 1, now, now, draft.status(), now, 0, 0, draft.document(), draft.keys());
    }

    /** Returns whether a draft would change nothing. */
    public boolean isAs(Draft draft) {
        return status == draft.status()
                && document.equals(draft.document())
                && keys.equals(draft.keys());
    }

    public Pushed with(Draft draft, Instant now) {
        return new Pushed(
                id,
                version + 1,
                createdAt,
                now,
                draft.status(),
                draft.status() == status ? statusSince : now,
                people,
                groups,
                draft.document(),
                draft.keys());
    }

    /** Returns what stays of it: nothing finds it but its id, and its name is free again. */
    public Pushed deleted(Instant now) {
        return with(new Draft(Status.DELETED, document, Set.of()), now);
    }

    public boolean isDeleted() {
        return status == Status.DELETED;
    }

    /**
     * Returns whether somebody must look again when it was written: at a user each time, at a
     * group's people when it is deleted. Who was put into a group or taken out is written too.
     */
    public boolean concernsPeople() {
        return id.kind() == PushedId.Kind.USER || isDeleted();
    }

    @Override
    public String toString() {
        return "Pushed[" + id + ", " + status + ", " + version + "]";
    }
}
