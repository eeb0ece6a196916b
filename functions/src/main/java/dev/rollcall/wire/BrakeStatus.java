package dev.rollcall.wire;

import java.util.List;

/**
 * The answer to {@code GET /operator/status}: numbers, codes and times, no names. Times are in ISO
 * 8601; an empty text stands for none.
 *
 * @param activeAccounts what the limits' percentages are of; 0: not known, and the floors apply
 * @param reachSeenAt when it was last looked at whom mail reaches
 * @param hooks whether Okta's event hooks bring its events
 */
public record BrakeStatus(
        String at,
        StopState stop,
        int activeAccounts,
        List<Kind> kinds,
        List<OpenBatch> batches,
        Held held,
        String reachSeenAt,
        List<Tier> tiers,
        Hooks hooks) {

    /** Changes of one kind in each window that ends now. */
    public record Kind(String kind, List<Used> windows) {
        public Kind {
            windows = List.copyOf(windows);
        }
    }

    public record Used(String window, int admitted, int limit) {}

    /**
     * @param level which tier is asked, from 1
     * @param expires when the next one is
     */
    public record OpenBatch(
            String id,
            String kind,
            String state,
            int level,
            int size,
            String since,
            String expires) {}

    /**
     * @param more there are more than were counted
     * @param oldest when the first of them left, by the source's own time
     */
    public record Held(int count, boolean more, String oldest) {}

    /**
     * @param tier from 1
     * @param revocable of the reachable, whose mail can be ended by anybody who has one of them
     * @param needed the largest quorum, and one to spare
     */
    public record Tier(int tier, int asked, int reachable, int revocable, int needed) {}

    /**
     * When events came by the source's log alone, now or last; times are the source's.
     *
     * @param silentFrom empty: no event was missed yet
     * @param silentUntil empty: they are silent still
     * @param events how many no hook brought
     */
    public record Hooks(String silentFrom, String silentUntil, int events) {}

    public BrakeStatus {
        kinds = List.copyOf(kinds);
        batches = List.copyOf(batches);
        tiers = List.copyOf(tiers);
    }
}
