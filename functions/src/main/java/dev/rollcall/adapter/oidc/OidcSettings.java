package dev.rollcall.adapter.oidc;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * Where approvers sign in.
 *
 * @param issuer exactly as the issuer calls itself
 * @param clientSecret the secret's logical name; empty for a public client
 * @param redirect where the issuer sends the browser back, as registered there
 */
public record OidcSettings(
        URI issuer, String clientId, Optional<String> clientSecret, URI redirect) {
    public OidcSettings {
        requireNonNull(issuer, "issuer is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(clientSecret, "clientSecret is null");
        requireNonNull(redirect, "redirect is null");
        if (!isSafe(issuer)
                || issuer.getRawQuery() != null
                || issuer.getRawFragment() != null
                || issuer.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "An issuer is an https address without query or fragment; http is for loopback"
                            + " only");
        }
    }

    private static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost())));
    }

    private static boolean isLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("localhost");
    }

    /** Returns whether an address is on the issuer's own scheme, host and port. */
    boolean owns(URI uri) {
        return issuer.getScheme().equals(uri.getScheme())
                && issuer.getHost().equalsIgnoreCase(String.valueOf(uri.getHost()))
                && issuer.getPort() == uri.getPort()
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }
}
