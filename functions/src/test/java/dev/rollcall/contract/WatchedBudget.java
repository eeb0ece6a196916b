package dev.rollcall.contract;

import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Timetable;
import dev.rollcall.testing.InMemoryRateBudget;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Looks after each claim how far ahead something is counted for it. */
final class WatchedBudget implements RateBudget {
    private final InMemoryRateBudget budget;
    private final Map<Lane, Duration> furthest = new EnumMap<>(Lane.class);

    WatchedBudget(InMemoryRateBudget budget) {
        this.budget = budget;
    }

    @Override
    public Answer claim(Claim claim, Instant now) {
        Answer answer = budget.claim(claim, now);
        watch(claim, now);
        return answer;
    }

    @Override
    public Instant keep(Claim claim, Instant from, Instant now) {
        return budget.keep(claim, from, now);
    }

    private void watch(Claim claim, Instant now) {
        budget.kept(claim)
                .filter(promise -> !promise.stakes().isEmpty())
                .map(promise -> Duration.between(now, Timetable.instant(promise.slot())))
                .ifPresent(ahead ->
                        furthest.merge(claim.lane(), ahead, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }

    @Override
    public void close(Bucket bucket, Instant now, Instant until) {
        budget.close(bucket, now, until);
    }

    Duration furthest(Lane lane) {
        return furthest.getOrDefault(lane, Duration.ZERO);
    }
}
