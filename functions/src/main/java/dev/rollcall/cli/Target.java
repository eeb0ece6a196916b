package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where requests go, and who signs them.
 *
 * @param local a local runtime
 * @param credentials asked when the first request is signed
 */
record Target(URI url, String region, boolean local, Supplier<AwsCredentialsIdentity> credentials) {
    Target {
        requireNonNull(url, "url is null");
        requireNonNull(region, "region is null");
        requireNonNull(credentials, "credentials is null");
    }

    @Override
    public String toString() {
        return "Target[" + url + "]";
    }
}
