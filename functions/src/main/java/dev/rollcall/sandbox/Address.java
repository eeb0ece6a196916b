package dev.rollcall.sandbox;

import dev.rollcall.platform.json.JsonObject;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where something is: a token is sent by https only, but on this machine. */
final class Address {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private Address() {}

    static URI of(Credentials.For whom, JsonObject section, String name) {
        return find(whom, section, name)
                .orElseThrow(() ->
                        new SandboxRefused(
                                "For "
                                        + whom.section()
                                        + " the address '"
                                        + name
                                        + "' is missing among the credentials."));
    }

    static Optional<URI> find(Credentials.For whom, JsonObject section, String name) {
        return section.optionalText(name).map(text -> read(whom, name, text));
    }

    private static URI read(Credentials.For whom, String name, String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            boolean secure = "https".equals(uri.getScheme());
            boolean here = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            boolean bare =
                    uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null;
            if (uri.getHost() != null && bare && (secure || here)) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below, without what was given.
        }
        throw new SandboxRefused(
                "For "
                        + whom.section()
                        + " the address '"
                        + name
                        + "' is not https:// and a host; only on this machine may it be http://.");
    }
}
