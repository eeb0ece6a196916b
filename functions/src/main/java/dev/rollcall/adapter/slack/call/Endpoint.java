package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.List;

/**
 * One thing that Rollcall calls at Slack, as the {@link SlackCatalogue} lists it. The types below
 * are all there are, so that nothing can be called that is not listed.
 */
public sealed interface Endpoint permits WebMethod, ScimEndpoint, AuditEndpoint {

    /** Whether a call changes something in Slack. */
    enum Access {
        READ,
        WRITE
    }

    /** Returns HTTP method and path with placeholders, as calls name themselves. */
    String template();

    /** Returns the name under which Slack documents it. */
    String documentedAs();

    Access access();

    /** Returns the scopes of a user token that it wants, all of them; none for some. */
    List<String> scopes();

    /** Returns which of our tokens it is called with. */
    SlackTokens.Kind token();

    /** Returns what it belongs to of what a company's Slack may let us do. */
    Capability capability();

    /** Returns what Rollcall needs it for, in words. */
    String feature();

    boolean isOn(SlackPlan plan);

    /** Returns whether any function leads to it; what does not yet needs no scope either. */
    boolean isCalled();

    /**
     * Returns the limits in which a call counts, the narrowest first.
     *
     * @param id the resource that the call is about, where there is one
     */
    List<Bucket> buckets(String id);
}
