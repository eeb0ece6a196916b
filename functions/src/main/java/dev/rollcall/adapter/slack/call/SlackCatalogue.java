package dev.rollcall.adapter.slack.call;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.rollcall.domain.capability.Capability;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
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

    /** Returns the scopes without which we do not have the capability. */
    public static SequencedSet<String> scopes(Capability capability) {
        SequencedSet<String> scopes = new LinkedHashSet<>();
        ALL.stream()
                .filter(endpoint -> endpoint.capability() == capability)
                .forEach(endpoint -> scopes.addAll(endpoint.scopes()));
        return scopes;
    }

    /** Returns what a call's template names; empty if we do not call that. */
    static Optional<Endpoint> named(String template) {
        return Optional.ofNullable(BY_TEMPLATE.get(template));
    }
}
