package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyChange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another policy would change, for as many people as could be looked at in one go.
 *
 * @param considered how many people were compared by the source's and our records
 * @param compared how many of them were compared in full, with Slack, since the change may mean
 *     them
 * @param leftOut of whom nothing can be said, and why
 * @param next where to go on; empty: that was everybody
 * @param notBefore when to go on, if Slack or the source has put us off
 */
public record PlanPage(
        Instant at,
        PolicyChange difference,
        List<PlannedChange> changes,
        int considered,
        int compared,
        List<LeftOut> leftOut,
        Optional<String> next,
        Optional<Instant> notBefore,
        Map<Entitlement, String> labels) {

    /**
     * @param why a code
     */
    public record LeftOut(PersonId person, String why) {
        public LeftOut {
            requireNonNull(person, "person is null");
            requireNonNull(why, "why is null");
        }
    }

    public PlanPage {
        requireNonNull(at, "at is null");
        requireNonNull(difference, "difference is null");
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
        requireNonNull(next, "next is null");
        requireNonNull(notBefore, "notBefore is null");
        labels = Map.copyOf(labels);
    }
}
