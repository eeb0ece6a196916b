package dev.rollcall.domain.breaker;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The limits of one kind of change: of one plan, and of each window.
 *
 * @param plan what one plan of several changes may do at most
 * @param windows every window has a limit; a longer one never allows less than a shorter one
 */
public record Limits(Limit plan, Map<Window, Limit> windows) {
    public Limits {
        requireNonNull(plan, "plan is null");
        windows = Map.copyOf(windows);
        if (windows.size() != Window.values().length) {
            throw new IllegalArgumentException("Each of HOUR, DAY, WEEK and MONTH needs a limit");
        }
        Window shorter = Window.HOUR;
        for (Window longer : Window.values()) {
            if (!required(windows, shorter).within(required(windows, longer))) {
                throw new IllegalArgumentException(
                        "The limit of " + longer + " must not be below that of " + shorter);
            }
            shorter = longer;
        }
    }

    public static Limits of(Limit plan, Limit hour, Limit day, Limit week, Limit month) {
        return new Limits(
                plan,
                Map.of(
                        Window.HOUR, hour,
                        Window.DAY, day,
                        Window.WEEK, week,
                        Window.MONTH, month));
    }

    /** Absolute limits for an hour and a day; a week has seven such days and a month thirty. */
    public static Limits absolute(int perHour, int perDay) {
        return of(
                Limit.absolute(perHour),
                Limit.absolute(perHour),
                Limit.absolute(perDay),
                Limit.absolute(7 * perDay),
                Limit.absolute(30 * perDay));
    }

    /**
     * Returns limits of so much of these.
     *
     * @param share in percent, 0 to 100
     */
    public Limits lowered(int share) {
        return of(
                plan.lowered(share),
                of(Window.HOUR).lowered(share),
                of(Window.DAY).lowered(share),
                of(Window.WEEK).lowered(share),
                of(Window.MONTH).lowered(share));
    }

    public Limit of(Window window) {
        return required(windows, window);
    }

    /**
     * Returns which of these a change would exceed; empty if none.
     *
     * @param more how many changes come, those included that are confirmed and not admitted yet
     * @param planned how many the plan has that it is of; 1 of a single event, which windows alone
     *     hold
     * @param population what percentages are of
     */
    public Set<HoldReason> exceededBy(
            int more, int planned, Windows admitted, int population, Instant now) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        reasons.addAll(admitted.exceededBy(more, now, this, population));
        if (planned > 1 && planned > plan.allowance(population)) {
            reasons.add(HoldReason.PLAN_LIMIT);
        }
        return reasons;
    }

    /** Returns what each window allows for a population. */
    public Map<Window, Integer> allowances(int population) {
        Map<Window, Integer> allowances = new EnumMap<>(Window.class);
        Arrays.stream(Window.values())
                .forEach(window -> allowances.put(window, of(window).allowance(population)));
        return allowances;
    }

    private static Limit required(Map<Window, Limit> windows, Window window) {
        return requireNonNull(windows.get(window), "window has no limit");
    }
}
