package dev.rollcall.application.port;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody sent to a hook, who is anybody until it is proven. Prints nothing of its content.
 */
public final class HookRequest {
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * @param headers by name, in any case; of two that differ in case only, one counts
     * @param body the raw bytes: a signature is of these, never of what was read from them
     */
    public HookRequest(Map<String, String> headers, byte[] body) {
        this.headers =
                headers.entrySet().stream()
                        .collect(
                                toUnmodifiableMap(
                                        header -> header.getKey().toLowerCase(Locale.ROOT),
                                        Map.Entry::getValue,
                                        (first, _) -> first));
        this.body = body.clone();
    }

    /** Returns the headers by their names in lower case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns a header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns a copy of the raw bytes. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "HookRequest[" + body.length + " bytes]";
    }
}
