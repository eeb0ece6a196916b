package dev.rollcall.cli;

import static java.util.Objects.requireNonNull;

import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which Rollcall is meant: by the option, the environment, or the local runtime. */
final class Targets {
    private static final String USUAL_SELF = "incident";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern EXECUTE_API =
            Pattern.compile("[a-z0-9]+\\.execute-api\\.([a-z0-9-]+)\\..+");

    private final Surroundings surroundings;

    Targets(Surroundings surroundings) {
        this.surroundings = requireNonNull(surroundings, "surroundings is null");
    }

    /**
     * @throws Misuse if nothing says which Rollcall is meant, or what says it makes no sense
     */
    Target of(Connection connection) {
        Optional<LocalRuntimeFile> local = LocalRuntimeFile.in(surroundings.project());
        String address =
                given(connection.url)
                        .or(() -> surroundings.variable("ROLLCALL_URL"))
                        .or(() -> local.map(LocalRuntimeFile::api))
                        .orElseThrow(() ->
                                new Misuse(
                                        "Which Rollcall? Give its address with --url or in"
                                                + " ROLLCALL_URL, or start one here with"
                                                + " scripts/local.sh."));
        URI url = uri(address);
        return local.filter(file -> uri(file.api()).equals(url))
                .map(file -> local(file, url, connection))
                .orElseGet(() -> deployed(url, connection));
    }

    private static Target local(LocalRuntimeFile file, URI url, Connection connection) {
        String name = given(connection.as).orElse(USUAL_SELF);
        AwsCredentialsIdentity keys =
                file.keysOf(name)
                        .orElseThrow(() ->
                                new Misuse(
                                        "At the local runtime nobody is called "
                                                + name
                                                + "; there are: "
                                                + String.join(", ", file.names())));
        return new Target(url, file.region(), true, () -> keys);
    }

    private Target deployed(URI url, Connection connection) {
        if (given(connection.as).isPresent()) {
            throw new Misuse(
                    "--as chooses among the keys of the local runtime. Elsewhere you are who your"
                            + " AWS credentials say; choose them with AWS_PROFILE.");
        }
        Matcher host = EXECUTE_API.matcher(url.getHost());
        String region =
                given(connection.region)
                        .or(() -> host.matches() ? Optional.of(host.group(1)) : Optional.empty())
                        .or(() -> surroundings.variable("AWS_REGION"))
                        .or(() -> surroundings.variable("AWS_DEFAULT_REGION"))
                        .orElseThrow(() ->
                                new Misuse(
                                        "Which region is the stack in? Give it with --region or in"
                                                + " AWS_REGION; this address does not tell it."));
        return new Target(url, region, false, Targets::usual);
    }

    private static AwsCredentialsIdentity usual() {
        try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build()) {
            return chain.resolveCredentials();
        } catch (SdkClientException _) {
            throw new Refused(
                    "No AWS credentials were found. Sign in as you do for the AWS CLI, then run:"
                            + " eval \"$(aws configure export-credentials --format env)\"");
        }
    }

    private static URI uri(String address) {
        try {
            URI uri = URI.create(address.replaceAll("/+$", ""));
            boolean secure = "https".equals(uri.getScheme());
            boolean here = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
            if (uri.getHost() != null && bare && (secure || here)) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Told below, without what was given: it may hold a link's secret.
        }
        throw new Misuse(
                "The address is https:// and a host, without a path; only on this machine may it"
                        + " be http://");
    }

    private static Optional<String> given(String option) {
        return Optional.of(option).filter(value -> !value.isBlank());
    }
}
