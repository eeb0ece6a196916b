package dev.rollcall.adapter.slack.call;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything that Rollcall calls at Slack, with limits, scopes and tokens, each taken from its page
 * (docs.slack.dev/reference). {@code docs/slack-permissions.md} is written from it.
 */
public final class SlackCatalogue {
    private static final List<Endpoint> ALL =
            Stream.<Endpoint[]>of(
                            ScimEndpoint.values(),
                            AccountMethod.values(),
                            WorkspaceMethod.values(),
                            SessionMethod.values(),
                            UserGroupMethod.values(),
                            OrgGroupMethod.values(),
                            GroupLinkMethod.values(),
                            ChannelMethod.values(),
                            AllowListMethod.values(),
                            RoleMethod.values(),
                            WorkflowMethod.values(),
                            AuditEndpoint.values())
                    .flatMap(Stream::of)
                    .toList();

    /** A template that stands twice is refused. */
    private static final Map<String, Endpoint> BY_TEMPLATE =
            ALL.stream().collect(toUnmodifiableMap(Endpoint::template, Function.identity()));

    private SlackCatalogue() {}

    /** Returns all of it, family by family. */
    public static List<Endpoint> all() {
        return ALL;
    }

    /**
     * Returns the scopes without which we do not have the capability, by the token that needs them;
     * none of what is not called.
     */
    public static SortedMap<SlackTokens.Kind, SortedSet<String>> scopes(
            Capability capability, SlackPlan plan) {
        return ALL.stream()
                .filter(endpoint -> endpoint.capability() == capability)
                .filter(endpoint -> endpoint.isCalled() && endpoint.isOn(plan))
                .collect(
                        groupingBy(
                                Endpoint::token,
                                TreeMap::new,
                                flatMapping(
                                        endpoint -> endpoint.scopes().stream(),
                                        toCollection(TreeSet::new))));
    }

    /** Returns what a call's template names; empty if we do not call that. */
    static Optional<Endpoint> named(String template) {
        return Optional.ofNullable(BY_TEMPLATE.get(template));
    }
}
