package dev.rollcall.function.site;

import static java.util.Objects.requireNonNull;

import dev.rollcall.function.http.HttpCall;

import java.net.URI;
import java.util.Optional;

/**
 * Where browsers find the pages, and the issuer they are sent to.
 *
 * @param issuer empty: link-only mode
 */
public record SiteAddress(URI site, Optional<URI> issuer) {
    public SiteAddress {
        requireNonNull(site, "site is null");
        requireNonNull(issuer, "issuer is null");
    }

    /** Over plain HTTP, as on a developer's machine, browsers take no secure cookies. */
    boolean isSecure() {
        return "https".equals(site.getScheme());
    }

    String origin() {
        return origin(site);
    }

    Optional<String> issuerOrigin() {
        return issuer.map(SiteAddress::origin);
    }

    /**
     * Returns whether a form was sent from a page of ours. Browsers that say where a request comes
     * from cannot be made to lie about it; with our referrer policy their Origin is "null". Others
     * must name our origin.
     */
    boolean isOwnForm(HttpCall call) {
        Optional<String> from = call.header("sec-fetch-site");
        Optional<String> origin = call.header("origin");
        if (from.isPresent()) {
            return from.get().equals("same-origin")
                    && origin.filter(o -> !o.equals("null") && !o.equals(origin())).isEmpty();
        }
        return origin.filter(origin()::equals).isPresent();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
