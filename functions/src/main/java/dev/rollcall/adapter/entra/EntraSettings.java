package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Where Entra is.
 *
 * @param source the name of this source in the policy
 * @param tenant the directory's id, or one of its domains
 * @param login where tokens are made; a national cloud has its own
 * @param graph where Microsoft Graph is; a national cloud has its own
 * @param asksForLeaveDates whether a passed {@code employeeLeaveDateTime} makes a leaver; asked
 *     before each reading, and fails where it cannot be told. It takes the right {@code
 *     User-LifeCycleInfo.Read.All}. It is settled so, and never found out by being refused: with
 *     the right withdrawn, those who left by date would else count as entitled again
 */
public record EntraSettings(
        SourceId source, String tenant, URI login, URI graph, BooleanSupplier asksForLeaveDates) {
    /** Where the public cloud makes tokens. */
    public static final URI PUBLIC_LOGIN = URI.create("https://login.microsoftonline.com");

    /** Where the public cloud has Graph. */
    public static final URI PUBLIC_GRAPH = URI.create("https://graph.microsoft.com");

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    public EntraSettings {
        requireNonNull(source, "source is null");
        requireNonNull(tenant, "tenant is null");
        requireNonNull(login, "login is null");
        requireNonNull(graph, "graph is null");
        requireNonNull(asksForLeaveDates, "asksForLeaveDates is null");
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException(
                    "The tenant is the directory's id or a domain of it");
        }
        if (login.getHost() == null || graph.getHost() == null) {
            throw new IllegalArgumentException(
                    "The addresses have a scheme and a host, e.g. https://graph.microsoft.com");
        }
    }

    boolean leaveDates() {
        return asksForLeaveDates.getAsBoolean();
    }

    URI tokenUrl() {
        return UriText.below(login, "/" + tenant + "/oauth2/v2.0/token");
    }

    /** Returns what a token is asked for: whatever the application was granted in Graph. */
    String scope() {
        return UriText.below(graph, "/.default").toString();
    }

    URI graph(String path) {
        return UriText.below(graph, path);
    }
}
