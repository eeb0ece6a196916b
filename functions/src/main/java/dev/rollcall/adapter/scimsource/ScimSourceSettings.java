package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.util.Set;

/**
 * Where a SCIM server is, and what its answers mean where the RFCs leave it open.
 *
 * @param source the name of this source in the policy
 * @param base above {@code /Users} and {@code /Groups}
 * @param inactive what {@code active: false} means: SCIM has no word for having left
 * @param lastModified whether the server keeps {@code meta.lastModified} and filters by it
 * @param emptyGroups how a group without members looks
 */
public record ScimSourceSettings(
        SourceId source,
        URI base,
        Inactive inactive,
        boolean lastModified,
        EmptyGroups emptyGroups) {

    /** What {@code active: false} means. */
    public enum Inactive {
        /** Access is paused; nobody ever leaves by it. */
        SUSPENDED,
        /** Has left. */
        LEAVER
    }

    /** How a group without members looks: RFC 7643 §2.5 lets it leave {@code members} out. */
    public enum EmptyGroups {
        /** It says {@code "members": []}; a group that says nothing keeps its members to itself. */
        SAY_SO,
        /** It leaves {@code members} out, as the operators of the server assure. */
        LEAVE_MEMBERS_OUT
    }

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public ScimSourceSettings {
        requireNonNull(source, "source is null");
        requireNonNull(base, "base is null");
        requireNonNull(inactive, "inactive is null");
        requireNonNull(emptyGroups, "emptyGroups is null");
        if (base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The address has a scheme and a host, and no query, e.g."
                            + " https://idp.example/scim/v2");
        }
        boolean local = "http".equals(base.getScheme()) && LOOPBACK.contains(base.getHost());
        if (!"https".equals(base.getScheme()) && !local) {
            throw new IllegalArgumentException("A token is sent by https only");
        }
    }

    /** The most careful reading of everything that is open. */
    public ScimSourceSettings(SourceId source, URI base) {
        this(source, base, Inactive.SUSPENDED, false, EmptyGroups.SAY_SO);
    }

    URI at(String path) {
        return UriText.below(base, path);
    }
}
