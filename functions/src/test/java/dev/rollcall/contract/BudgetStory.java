package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Callers of all lanes, from functions whose clocks differ, who come at random times, wait as they
 * are told, and sometimes do not come for what they were promised.
 */
final class BudgetStory {
    static final int CALLERS = 60;

    private record Caller(Claim claim, Duration skew, Instant at, int number, boolean fickle) {
        Caller again(Instant time) {
            return new Caller(claim, skew, time, number, fickle);
        }
    }

    private final RateBudget budget;
    private final Random random;
    private final List<Duration> skews;
    private final Map<String, Arrivals> arrivals = new HashMap<>();
    private int answered;

    BudgetStory(RateBudget budget, long seed, List<Duration> skews) {
        this.budget = budget;
        this.random = new Random(seed);
        this.skews = skews;
    }

    void tell(Bucket narrow, Bucket wide) {
        PriorityQueue<Caller> due =
                new PriorityQueue<>(
                        Comparator.comparing(Caller::at).thenComparingInt(Caller::number));
        for (int number = 0; number < CALLERS; number++) {
            due.add(caller(number, narrow, wide));
        }
        while (!due.isEmpty()) {
            Caller caller = due.remove();
            meet(caller).ifPresentOrElse(due::add, () -> answered++);
        }
    }

    int answered() {
        return answered;
    }

    double worstExcess(Bucket bucket, int percent, Duration longer) {
        return of(bucket).worstExcess(bucket, percent, longer);
    }

    /** Returns the caller as it comes again, if it does. */
    private Optional<Caller> meet(Caller caller) {
        Claim claim = caller.claim();
        switch (budget.claim(claim, caller.at().plus(caller.skew()))) {
            case RateBudget.Now(int calls) -> {
                claim.buckets().forEach(bucket -> of(bucket).add(caller.at(), calls));
                return Optional.empty();
            }
            case RateBudget.NotBefore(Instant at, _) -> {
                if (caller.fickle()) {
                    return Optional.empty();
                }
                return Optional.of(caller.again(at.minus(caller.skew())));
            }
        }
    }

    private Caller caller(int number, Bucket narrow, Bucket wide) {
        Lane lane = Lane.values()[random.nextInt(Lane.values().length)];
        List<Bucket> buckets = new ArrayList<>();
        buckets.add(wide);
        if (random.nextInt(3) > 0) {
            buckets.addFirst(narrow);
        }
        Claim claim = claim(number, lane, buckets);
        Duration skew = skews.get(random.nextInt(skews.size()));
        // Two crowds, with an idle time between them.
        int crowd = random.nextInt(2) * 60_000;
        Instant at = NOON.plusMillis(crowd + random.nextInt(25_000));
        return new Caller(claim, skew, at, number, random.nextInt(5) == 0);
    }

    private Claim claim(int number, Lane lane, List<Bucket> buckets) {
        int calls = 1 + random.nextInt(2);
        return new Claim("caller" + number, lane, calls, calls + random.nextInt(2), buckets);
    }

    private Arrivals of(Bucket bucket) {
        return arrivals.computeIfAbsent(bucket.name(), _ -> new Arrivals());
    }
}
