package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.Baseline;
import dev.rollcall.domain.adoption.BaselineRun;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.LinkProposal;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.policy.Mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a company is adopted.
 *
 * @param observesOnly whether nothing at all is written to Slack
 * @param census of the last good reading, if it is of the policy in force
 * @param links what that reading proposes
 * @param questions how many about whose account it is are open, {@link ShowAdoption#MOST_QUESTIONS}
 *     at most
 * @param run the baseline that is being taken, or was last
 * @param mappings each with what comes next for it
 */
public record AdoptionView(
        Instant at,
        boolean observesOnly,
        Optional<Census> census,
        Optional<LinkProposal> links,
        int questions,
        Optional<BaselineRun> run,
        List<Baseline> baselines,
        List<OfMapping> mappings) {
    public AdoptionView {
        requireNonNull(at, "at is null");
        requireNonNull(census, "census is null");
        requireNonNull(links, "links is null");
        requireNonNull(run, "run is null");
        baselines = List.copyOf(baselines);
        mappings = List.copyOf(mappings);
    }

    /**
     * A mapping, and what keeps it from its next mode.
     *
     * @param unclear its things over which no mapping may be given authority yet
     */
    public record OfMapping(Mapping mapping, Set<Entitlement> unclear, Promotion.Next next) {
        public OfMapping {
            requireNonNull(mapping, "mapping is null");
            unclear = Set.copyOf(unclear);
            requireNonNull(next, "next is null");
        }
    }
}
