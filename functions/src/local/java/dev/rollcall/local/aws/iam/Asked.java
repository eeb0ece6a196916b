package dev.rollcall.local.aws.iam;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing that a request needs a right for.
 *
 * @param action as policies name it, e.g. {@code dynamodb:GetItem}
 * @param resource its ARN; {@code *} where the action knows none
 * @param leadingKeys the partition keys of the items it names, of DynamoDB only
 */
record Asked(String action, String resource, List<String> leadingKeys) {
    Asked {
        requireNonNull(action, "action is null");
        requireNonNull(resource, "resource is null");
        leadingKeys = List.copyOf(leadingKeys);
    }

    Asked(String action, String resource) {
        this(action, resource, List.of());
    }
}
