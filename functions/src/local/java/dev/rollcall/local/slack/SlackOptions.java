package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.limit.RateLimits;

/**
 * How a simulated Slack begins.
 *
 * @param limitsWidened how many times as wide as Slack's its limits are, 0 for none at all
 */
public record SlackOptions(Switches switches, int limitsWidened) {
    /** Slack as documented, with its limits. */
    public static final SlackOptions DOCUMENTED = new SlackOptions(Switches.DOCUMENTED, 1);

    public SlackOptions {
        requireNonNull(switches, "switches is null");
        if (limitsWidened < 0) {
            throw new IllegalArgumentException("Limits cannot be widened less than 0 times");
        }
    }

    /** Returns the same without limits, for what is not about them. */
    public SlackOptions withoutLimits() {
        return new SlackOptions(switches, 0);
    }

    void applyTo(SlackOrganisation slack, RateLimits limits) {
        if (!switches.equals(Switches.DOCUMENTED)) {
            slack.turn(switches);
        }
        if (limitsWidened == 0) {
            limits.switchOff();
        } else {
            limits.widen(limitsWidened);
        }
    }
}
