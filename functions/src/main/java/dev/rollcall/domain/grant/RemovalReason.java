package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.policy.MappingName;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Why something is taken away. */
public sealed interface RemovalReason {

    /**
     * Rules gave it, and none does now.
     *
     * @param rules those that gave it, and how each ended
     * @param since when it was first given by a rule
     */
    record RulesEnded(SortedMap<MappingName, Ending> rules, Instant since)
            implements RemovalReason {
        public RulesEnded {
            rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
            requireNonNull(since, "since is null");
        }
    }

    /**
     * No rule explains it.
     *
     * @param mappings the authoritative ones that list it
     */
    record Unexplained(SortedSet<MappingName> mappings) implements RemovalReason {
        public Unexplained {
            mappings = Collections.unmodifiableSortedSet(new TreeSet<>(mappings));
            if (mappings.isEmpty()) {
                throw new IllegalArgumentException(
                        "Only what an authoritative mapping lists is taken unexplained");
            }
        }
    }

    /** It was there when the company was adopted, and people decided that it goes. */
    record Approved(CampaignName campaign) implements RemovalReason {
        public Approved {
            requireNonNull(campaign, "campaign is null");
        }
    }
}
