package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** How long each class may take. */
public record Sla(Duration accessCut, Duration membershipsCleared, Duration verified) {

    public static final Sla DEFAULT =
            new Sla(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(4));

    /** Of what a human released in bulk: Slack takes about 180 deactivations a minute. */
    public static final Sla RELEASED_DEFAULT =
            new Sla(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6));

    public Sla {
        requireNonNull(accessCut, "accessCut is null");
        requireNonNull(membershipsCleared, "membershipsCleared is null");
        requireNonNull(verified, "verified is null");
        if (!accessCut.isPositive()
                || membershipsCleared.compareTo(accessCut) < 0
                || verified.compareTo(membershipsCleared) < 0) {
            throw new IllegalArgumentException(
                    "SLA times are positive and do not shrink: accessCut, membershipsCleared,"
                            + " verified");
        }
    }

    public Duration of(SlaClass slaClass) {
        return switch (slaClass) {
            case ACCESS_CUT -> accessCut;
            case MEMBERSHIPS_CLEARED -> membershipsCleared;
            case VERIFIED -> verified;
        };
    }

    public Instant deadline(SlaClass slaClass, Instant from) {
        return from.plus(of(slaClass));
    }
}
