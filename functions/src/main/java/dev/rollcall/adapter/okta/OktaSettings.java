package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;

import java.net.URI;
import java.util.Optional;

/**
 * Where Okta is.
 *
 * @param source the name of this source in the policy
 * @param organisation the org URL, e.g. {@code https://acme.okta.com}
 * @param slackApplication the id, {@code 0oa…}, of Okta's own Slack application, if people are
 *     assigned to one; without it every removal from any application is a hint, and no sign-in is
 *     heard of
 */
public record OktaSettings(SourceId source, URI organisation, Optional<String> slackApplication) {
    public OktaSettings {
        requireNonNull(source, "source is null");
        requireNonNull(organisation, "organisation is null");
        requireNonNull(slackApplication, "slackApplication is null");
        if (organisation.getHost() == null) {
            throw new IllegalArgumentException(
                    "The org URL has a scheme and a host, e.g. https://acme.okta.com");
        }
    }
}
