package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was found last about whom mail reaches: whoever shows it need not ask SNS. */
public interface ReachReports {

    /**
     * One level of approvers: everybody who is asked there.
     *
     * @param reachable who has confirmed and is not away
     * @param revocable of these, whose mail can be ended by anybody who has one of them
     * @param needed the largest quorum, and one to spare
     */
    record Tier(int level, int asked, int reachable, int revocable, int needed) {
        /** Returns how many are missing. */
        public int missing() {
            return Math.max(0, needed - reachable);
        }
    }

    record Report(Instant at, List<Tier> tiers) {
        public Report {
            requireNonNull(at, "at is null");
            tiers = List.copyOf(tiers);
        }
    }

    Optional<Report> latest();

    /** Takes the place of the one before. */
    void record(Report report);
}
