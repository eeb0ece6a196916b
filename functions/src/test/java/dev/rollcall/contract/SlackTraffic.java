package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import dev.rollcall.adapter.slack.call.SharedCallBudget;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.function.wiring.Spread;
import dev.rollcall.local.http.Request;
import dev.rollcall.local.slack.limit.Counting;
import dev.rollcall.local.slack.limit.Limit;
import dev.rollcall.local.slack.limit.RateLimits;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Functions that share a budget call simulated Slack, whose limits are in code of their own, while
 * another app uses up 30 % of those that it has with us. An invocation asks before each call; told
 * to wait it ends, its state machine waits until a whole second and a little longer, and the next
 * invocation begins the step anew. Writes that were made are not made again.
 */
final class SlackTraffic {
    static final Share SHARE = Share.DEFAULT;

    private static final String APP = "A0ROLLCALL";
    private static final int TRIP_MILLIS = 50;
    private static final int TRIP_SPREAD_MILLIS = 100;
    private static final int OTHERS_PER_MILLE = 300;
    private static final Duration DAY = Duration.ofHours(3);

    /** For so many calls a reading is promised a slot, if it may make so many at once. */
    private static final int AT_ONCE = 10;

    private final VirtualTimeline timeline = new VirtualTimeline(NOON);
    private final RateLimits slack = new RateLimits(timeline.clock());
    private final RateBudget budget;
    private final long seed;
    private final Duration skew;
    private final Map<Limit, Arrivals> arrivals = new HashMap<>();
    private final Map<Integer, Instant> ends = new HashMap<>();
    private final Map<Integer, Integer> waits = new HashMap<>();
    private int sent;
    private int refused;
    private int invocations;

    /**
     * @param skew by how much the functions' clocks may be wrong
     */
    SlackTraffic(RateBudget budget, long seed, Duration skew) {
        this.budget = budget;
        this.seed = seed;
        this.skew = skew;
        slack.othersUse(Pattern.compile("scim-.*|audit-logs"), OTHERS_PER_MILLE);
    }

    void run(List<SlackErrand> errands) {
        errands.forEach(errand -> timeline.schedule(errand.from(), () -> new Run(errand).begin()));
        timeline.runUntil(() -> ends.size() == errands.size(), DAY);
    }

    Instant now() {
        return timeline.now();
    }

    int sent() {
        return sent;
    }

    int refused() {
        return refused;
    }

    int invocations() {
        return invocations;
    }

    /** Returns how often the errand was told to wait. */
    int waits(int number) {
        return waits.getOrDefault(number, 0);
    }

    /** Returns when each errand came to its end or died, by its number. */
    Map<Integer, Instant> ends() {
        return Map.copyOf(ends);
    }

    /**
     * Returns by how many calls the worst window of any limit is over our share, for windows that
     * are taken for so much longer.
     */
    double worstExcess(Duration longer) {
        return arrivals.entrySet().stream()
                .mapToDouble(entry ->
                        entry.getValue()
                                .worstExcess(
                                        burst(entry.getKey()),
                                        entry.getKey().perMinute() * SHARE.percent() / 100.0,
                                        longer))
                .max()
                .orElseThrow();
    }

    /** A method's burst is ours whole; what others use too is divided. */
    private static int burst(Limit limit) {
        return limit.name().startsWith("method:")
                ? limit.burst()
                : limit.burst() * SHARE.percent() / 100;
    }

    /** A step on its way, through all its invocations. */
    private final class Run {
        private final SlackErrand errand;
        private final Random random;
        private int made;
        private Turn turn;
        private SharedCallBudget calls;

        Run(SlackErrand errand) {
            this.errand = errand;
            this.random = new Random(seed * 1_000 + errand.number());
            this.turn = fresh();
            this.calls = shared(timeline.clock());
        }

        void begin() {
            invocations++;
            turn = fresh();
            // Each time another function's clock.
            long most = skew.toMillis();
            Duration wrong = Duration.ofMillis(most == 0 ? 0 : random.nextLong(-most, most + 1));
            calls = shared(() -> timeline.now().plus(wrong));
            next(keepsPages() ? made : 0);
        }

        private Turn fresh() {
            String holder = "errand " + errand.number();
            return keepsPages()
                    ? Turn.reading(errand.lane(), holder, AT_ONCE)
                    : new Turn(errand.lane(), holder);
        }

        private boolean keepsPages() {
            return errand.manner() == SlackErrand.Manner.KEEPS_PAGES;
        }

        private SharedCallBudget shared(InstantSource clock) {
            return new SharedCallBudget(budget, SHARE, () -> turn, clock, random);
        }

        private void next(int index) {
            if (index == errand.calls().size()) {
                ends.put(errand.number(), timeline.now());
                return;
            }
            HttpCall call = errand.calls().get(index);
            if (!call.repeatable() && index < made) {
                next(index + 1);
                return;
            }
            Optional<Instant> notBefore = calls.notBefore(call);
            if (notBefore.isPresent()) {
                later(notBefore.get());
                return;
            }
            sent++;
            Duration half =
                    Duration.ofMillis((TRIP_MILLIS + random.nextInt(TRIP_SPREAD_MILLIS)) / 2);
            in(half, () -> arrive(call, () -> in(half, () -> next(index + 1)), index));
        }

        private void arrive(HttpCall call, Runnable answered, int index) {
            List<Limit> limits = Counting.limits(request(call), APP);
            Duration wait = slack.take(limits);
            if (wait.isPositive()) {
                refused++;
                Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
                later(calls.refused(call, timeline.now().plus(seconds)));
                return;
            }
            limits.forEach(limit ->
                    arrivals.computeIfAbsent(limit, _ -> new Arrivals()).add(timeline.now(), 1));
            made = Math.max(made, index + 1);
            answered.run();
        }

        private void later(Instant notBefore) {
            waits.merge(errand.number(), 1, Integer::sum);
            if (errand.manner() == SlackErrand.Manner.DIES) {
                ends.put(errand.number(), timeline.now());
                return;
            }
            Instant spread = new Spread(random, timeline.clock()).from(notBefore);
            Instant wake = spread.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
            // A function that is called again at once takes a round trip at least.
            Instant soon = timeline.now().plusMillis(TRIP_MILLIS);
            timeline.schedule(wake.isAfter(soon) ? wake : soon, this::begin);
        }
    }

    private void in(Duration wait, Runnable what) {
        timeline.schedule(timeline.now().plus(wait), what);
    }

    private static Request request(HttpCall call) {
        return new Request(call.method().name(), call.uri().getPath(), Map.of(), Map.of(), "");
    }
}
