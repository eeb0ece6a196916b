package dev.rollcall.local.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A browser's cookies, by host: ports do not part them (RFC 6265, 8.5). The JDK's own store sends
 * cookies with an age back in the form of RFC 2965, which nobody reads any more.
 */
final class CookieJar {
    private final Map<String, Map<String, String>> byHost = new LinkedHashMap<>();

    /** Takes in what a {@code Set-Cookie} header says. */
    void take(URI from, String header) {
        List<String> parts = new ArrayList<>(List.of(header.split("; *", -1)));
        String[] pair = parts.removeFirst().split("=", 2);
        Map<String, String> cookies =
                byHost.computeIfAbsent(from.getHost(), _ -> new LinkedHashMap<>());
        if (parts.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** Returns the {@code Cookie} header for an address; empty if there is nothing to send. */
    Optional<String> header(URI to) {
        List<String> pairs = new ArrayList<>();
        byHost.getOrDefault(to.getHost(), Map.of())
                .forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", pairs));
    }
}
