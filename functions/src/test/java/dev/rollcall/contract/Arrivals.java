package dev.rollcall.contract;

import dev.rollcall.domain.budget.Bucket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When calls were let through to one bucket; judged by counting, not by a meter. */
public final class Arrivals {
    private final List<Instant> times = new ArrayList<>();

    public synchronized void add(Instant at, int calls) {
        times.addAll(Collections.nCopies(calls, at));
    }

    public synchronized int count() {
        return times.size();
    }

    /**
     * Returns by how many calls the worst of all windows is over what the part of the bucket lets
     * through: its burst, and its rate over the window's length. Zero or less: never over.
     *
     * @param longer how much longer than they are windows may be taken for
     */
    public double worstExcess(Bucket bucket, int percent, Duration longer) {
        int burst = Math.max(1, bucket.burst() * percent / 100);
        return worstExcess(burst, bucket.perMinute() * percent / 100.0, longer);
    }

    /** Returns the same for a part of which the burst and the rate are given. */
    synchronized double worstExcess(int burst, double perMinute, Duration longer) {
        List<Instant> sorted = times.stream().sorted().toList();
        double perNano = perMinute / 60e9;
        double worst = Double.NEGATIVE_INFINITY;
        for (int from = 0; from < sorted.size(); from++) {
            for (int to = from; to < sorted.size(); to++) {
                Duration window = Duration.between(sorted.get(from), sorted.get(to)).plus(longer);
                worst = Math.max(worst, to - from + 1 - burst - perNano * window.toNanos());
            }
        }
        return worst;
    }
}
