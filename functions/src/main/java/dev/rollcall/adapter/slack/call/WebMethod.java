package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.List;

/**
 * A method of the Web API; its page is {@code docs.slack.dev/reference/methods/} and its name. Each
 * family of methods is an enum of its own.
 */
public sealed interface WebMethod extends Endpoint
        permits AccountMethod,
                WorkspaceMethod,
                SessionMethod,
                UserGroupMethod,
                OrgGroupMethod,
                GroupLinkMethod,
                ChannelMethod,
                AllowListMethod,
                RoleMethod,
                WorkflowMethod {

    /** Returns what its page says, and what we need it for. */
    MethodFacts facts();

    @Override
    default String template() {
        return "POST /api/" + facts().name();
    }

    @Override
    default String documentedAs() {
        return facts().name();
    }

    /** Returns how many items a page may have, or how many ids a call may name; 0 if neither. */
    default int atMost() {
        return facts().atMost();
    }

    @Override
    default Access access() {
        return facts().access();
    }

    @Override
    default List<String> scopes() {
        return facts().scopes();
    }

    /** The scope {@code admin} is on the token that is SCIM's; the others are not mixed with it. */
    @Override
    default SlackTokens.Kind token() {
        return scopes().contains("admin") ? SlackTokens.Kind.SCIM : SlackTokens.Kind.ADMIN;
    }

    @Override
    default Capability capability() {
        return facts().capability();
    }

    @Override
    default String feature() {
        return facts().feature();
    }

    @Override
    default boolean isCalled() {
        return facts().called();
    }

    /** {@code admin.*} is Enterprise's, whatever else a capability has. */
    @Override
    default boolean isOn(SlackPlan plan) {
        return plan == SlackPlan.ENTERPRISE
                || (capability().isOn(plan) && !facts().name().startsWith("admin."));
    }

    @Override
    default List<Bucket> buckets(String id) {
        return SlackLimits.method(facts().name(), facts().tier());
    }
}
