package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Link} to the next page (RFC 8288). It is followed only to where the list itself is:
 * our credentials go with the call.
 */
record NextLink(URI list) {
    private static final Pattern NEXT =
            Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel=\"?next\"?(?=[\\s;,]|$)");

    NextLink {
        requireNonNull(list, "list is null");
    }

    Optional<URI> in(HttpHeaders headers) {
        for (String value : headers.allValues("Link")) {
            Matcher matcher = NEXT.matcher(value);
            if (matcher.find()) {
                return Optional.of(trusted(matcher.group(1)));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the link if it leads to another page of the same list.
     *
     * @throws PortFailure.NeedsHuman if it leads elsewhere
     */
    URI trusted(String link) {
        URI uri;
        try {
            uri = URI.create(link);
        } catch (IllegalArgumentException _) {
            throw elsewhere();
        }
        boolean same =
                Objects.equals(uri.getScheme(), list.getScheme())
                        && Objects.equals(uri.getRawAuthority(), list.getRawAuthority())
                        && Objects.equals(uri.getRawPath(), list.getRawPath());
        if (!same) {
            throw elsewhere();
        }
        return uri;
    }

    private static PortFailure.NeedsHuman elsewhere() {
        return new PortFailure.NeedsHuman(
                "The next page of Okta's list, which is not at the configured org URL,",
                "link-leads-elsewhere");
    }
}
