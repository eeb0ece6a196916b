package dev.rollcall.application.port;

import dev.rollcall.domain.capability.Capabilities;
import dev.rollcall.domain.capability.SlackPlan;

/** What the company's Slack lets us do. */
public interface SlackCapabilities {

    /**
     * Detects plan and scopes; may be as old as ten minutes. Changes nothing in Slack.
     *
     * @throws PortFailure if Slack cannot be asked
     */
    Capabilities detect();

    /**
     * Returns the plan alone, for steps that must not wait for more than that.
     *
     * @throws PortFailure if Slack cannot be asked
     */
    SlackPlan plan();
}
