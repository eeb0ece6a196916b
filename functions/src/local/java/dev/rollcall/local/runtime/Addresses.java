package dev.rollcall.local.runtime;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where the local runtime listens, all on loopback.
 *
 * @param api the API of the template, and {@code /_local/}
 * @param slack simulated Slack
 * @param idp simulated identity providers
 * @param aws the AWS endpoint
 */
public record Addresses(URI api, URI slack, URI idp, URI aws) {
    public Addresses {
        requireNonNull(api, "api is null");
        requireNonNull(slack, "slack is null");
        requireNonNull(idp, "idp is null");
        requireNonNull(aws, "aws is null");
    }
}
