package dev.rollcall.local.aws.iam;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a role.
 *
 * @param leadingKeys the condition {@code ForAllValues:StringLike} on {@code dynamodb:LeadingKeys};
 *     as that operator does, it lets through whoever names no key at all
 */
record Statement(
        Effect effect,
        List<Wildcard> actions,
        List<Wildcard> resources,
        Optional<List<Wildcard>> leadingKeys) {
    enum Effect {
        ALLOW,
        DENY
    }

    Statement {
        requireNonNull(effect, "effect is null");
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        leadingKeys = leadingKeys.map(List::copyOf);
    }

    boolean isOf(Asked asked) {
        return isOneOf(actions, asked.action())
                && isOneOf(resources, asked.resource())
                && leadingKeys
                        .map(keys -> asked.leadingKeys().stream().allMatch(k -> isOneOf(keys, k)))
                        .orElse(true);
    }

    private static boolean isOneOf(List<Wildcard> wildcards, String value) {
        return wildcards.stream().anyMatch(wildcard -> wildcard.matches(value));
    }
}
