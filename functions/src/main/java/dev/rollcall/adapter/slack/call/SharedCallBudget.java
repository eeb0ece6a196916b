package dev.rollcall.adapter.slack.call;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.Claim;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Promise;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.http.HttpCall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The budget that all functions share, by call. A step that comes back finds the slot that was kept
 * for it, for as many calls of one sort as it had come to.
 *
 * <p>If the budget itself cannot be reached, leavers go on without it, since Slack will say when it
 * is too much; everybody else waits.
 */
public final class SharedCallBudget implements CallBudget {
    private static final Duration UNREACHABLE = Duration.ofSeconds(5);

    /** So much later a slot may still be taken, with something to spare. */
    private static final Duration LAPSES_SOON = Promise.KEPT.dividedBy(2);

    /** So much of a pause, at most, is added to it at random. */
    private static final int PART = 10;

    private final RateBudget budget;
    private final Share share;
    private final Supplier<Turn> turn;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param turn whose turn it is on the present thread
     */
    public SharedCallBudget(
            RateBudget budget,
            Share share,
            Supplier<Turn> turn,
            InstantSource clock,
            RandomGenerator random) {
        this.budget = requireNonNull(budget, "budget is null");
        this.share = requireNonNull(share, "share is null");
        this.turn = requireNonNull(turn, "turn is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public Lane lane() {
        return turn.get().lane();
    }

    @Override
    public Optional<Instant> notBefore(HttpCall call) {
        Turn whose = turn.get();
        // One at a time: several threads of a step would each ask for the slots that one was given,
        // and none would come to an end.
        synchronized (whose) {
            Optional<Instant> notBefore = notBefore(call, whose);
            if (notBefore.isEmpty() && call.repeatable()) {
                whose.repeats(CountedIn.buckets(call));
            }
            return notBefore;
        }
    }

    private Optional<Instant> notBefore(HttpCall call, Turn whose) {
        List<Bucket> buckets = CountedIn.buckets(call);
        if (whose.usesAllowed(buckets.getFirst())) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        try {
            return switch (budget.claim(claim(whose, buckets), now)) {
                case RateBudget.Now(int calls) -> {
                    whose.allowed(buckets.getFirst(), calls);
                    yield Optional.empty();
                }
                case RateBudget.NotBefore(Instant at, boolean kept) ->
                        Optional.of(kept ? together(whose, buckets, at, now) : at);
            };
        } catch (PortFailure _) {
            return whose.lane() == Lane.LEAVER
                    ? Optional.empty()
                    : Optional.of(now.plus(UNREACHABLE));
        }
    }

    /**
     * Sees to it that what the step has read finds its slots too when it comes back. Steps that
     * waited for one sort of calls, and then for the other, would use both up for each other.
     */
    private Instant together(Turn whose, List<Bucket> waitsFor, Instant at, Instant now) {
        Instant last = at;
        try {
            for (List<Bucket> sort : whose.repeatedBesides(waitsFor.getFirst())) {
                Instant slot = budget.keep(again(whose, sort), last, now);
                last = slot.isAfter(last) ? slot : last;
            }
            if (last.isAfter(at.plus(LAPSES_SOON))) {
                budget.keep(claim(whose, waitsFor), last, now);
            }
        } catch (PortFailure _) {
            // It waits all the same, and claims anew what was not kept.
        }
        return last;
    }

    /** Closes the narrowest bucket: a wider one that is empty too will say so by itself. */
    @Override
    public Instant refused(HttpCall call, Instant until) {
        return close(CountedIn.buckets(call).getFirst(), until);
    }

    /** Closes the bucket of the one user or group. */
    @Override
    public Instant locked(HttpCall call, Instant until) {
        return CountedIn.buckets(call).stream()
                .filter(bucket -> bucket.use() == Bucket.Use.BY_RESOURCE)
                .findFirst()
                .map(bucket -> close(bucket, until))
                .orElse(until);
    }

    private Instant close(Bucket bucket, Instant until) {
        Instant now = clock.instant();
        long pause = Math.max(0, Duration.between(now, until).toMillis());
        Instant later = until.plusMillis(random.nextLong(pause / PART + 1));
        try {
            budget.close(bucket, now, later);
        } catch (PortFailure _) {
            // The caller waits all the same; the others hear it from Slack.
        }
        return later;
    }

    private Claim claim(Turn whose, List<Bucket> buckets) {
        int most = Claim.most(whose.lane(), buckets, share);
        int later = whose.toAskFor(buckets.getFirst(), most);
        return new Claim(key(whose, buckets), whose.lane(), 1, later, buckets);
    }

    private Claim again(Turn whose, List<Bucket> buckets) {
        int most = Claim.most(whose.lane(), buckets, share);
        int calls = whose.toRepeat(buckets.getFirst(), most);
        return new Claim(key(whose, buckets), whose.lane(), calls, buckets);
    }

    private static String key(Turn whose, List<Bucket> buckets) {
        return Hashes.sha256(whose.holder() + "\n" + buckets.getFirst().name());
    }
}
