package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.util.Objects;

/**
 * The {@code @odata.nextLink} to the next page. It is followed only to where Graph is: our
 * credentials go with the call. Its path may be spelled in another way than the list's own.
 */
record EntraLink(EntraSettings settings) {
    EntraLink {
        requireNonNull(settings, "settings is null");
    }

    /**
     * Returns the link if it leads to Graph.
     *
     * @throws PortFailure.NeedsHuman if it leads elsewhere
     */
    URI trusted(String link) {
        URI graph = UriText.below(settings.graph(), "/");
        URI uri;
        try {
            uri = URI.create(link).normalize();
        } catch (IllegalArgumentException _) {
            throw elsewhere();
        }
        boolean same =
                Objects.equals(uri.getScheme(), graph.getScheme())
                        && Objects.equals(uri.getRawAuthority(), graph.getRawAuthority())
                        && Objects.requireNonNullElse(uri.getRawPath(), "")
                                .startsWith(graph.getRawPath());
        if (!same) {
            throw elsewhere();
        }
        return uri;
    }

    private static PortFailure.NeedsHuman elsewhere() {
        return new PortFailure.NeedsHuman(
                "The next page of Graph's list, which is not at the configured address,",
                "link-leads-elsewhere");
    }
}
