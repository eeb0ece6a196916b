package dev.rollcall.application.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Who may push, each with a bearer token (RFC 6750) of its own and for one source. All stand in one
 * secret: {@code {"clients":[{"name":…,"source":…,"token":…}]}}.
 */
public final class PushClients {
    /** The secret's logical name. */
    public static final String SECRET = "push-clients";

    /** A shorter token could be guessed; one that short opens nothing. */
    static final int SHORTEST_TOKEN = 32;

    private static final String SCHEME = "bearer ";

    /** A wrong token may be one that was rotated in just now; guessing must not cost more. */
    private static final Duration REFRESHED_AT_MOST_EVERY = Duration.ofSeconds(15);

    private final Secrets secrets;
    private final Set<SourceId> sources;
    private final Clock clock;
    private final AtomicReference<Instant> refreshed = new AtomicReference<>(Instant.MIN);

    /**
     * @param sources those that are connected; a client of another one is none
     */
    public PushClients(Secrets secrets, Set<SourceId> sources, Clock clock) {
        this.secrets = requireNonNull(secrets, "secrets is null");
        this.sources = Set.copyOf(sources);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A sender who has shown its token. */
    public record Client(String name, SourceId source) {
        public Client {
            requireNonNull(name, "name is null");
            requireNonNull(source, "source is null");
        }
    }

    /**
     * Returns who sends this; empty if the token is nobody's. Takes the same time whichever it is.
     *
     * @param authorization the header of that name
     * @throws PortFailure if the secret cannot be read
     */
    public Optional<Client> of(Optional<String> authorization) {
        Optional<String> token =
                authorization
                        .filter(_ -> !sources.isEmpty())
                        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .map(text -> text.substring(SCHEME.length()).strip())
                        .filter(text -> text.length() >= SHORTEST_TOKEN);
        return token.flatMap(shown -> {
            Optional<Client> found = find(shown);
            return found.isPresent() || !readAfresh() ? found : find(shown);
        });
    }

    private Optional<Client> find(String shown) {
        byte[] hash = hashed(shown);
        Optional<Client> found = Optional.empty();
        for (Secret secret : secrets.accepted(SECRET)) {
            for (JsonObject client : clients(secret)) {
                boolean same = MessageDigest.isEqual(hashed(client.text("token")), hash);
                Optional<Client> one = same ? client(client) : Optional.empty();
                found = found.isPresent() ? found : one;
            }
        }
        return found;
    }

    private Optional<Client> client(JsonObject json) {
        SourceId source = new SourceId(json.text("source"));
        return sources.contains(source)
                ? Optional.of(new Client(json.text("name"), source))
                : Optional.empty();
    }

    private static List<JsonObject> clients(Secret secret) {
        try {
            List<JsonObject> clients = Json.readObject(secret.value()).objects("clients");
            clients.forEach(client -> {
                client.text("name");
                client.text("token");
                new SourceId(client.text("source"));
            });
            return clients;
        } catch (MalformedJson | IllegalArgumentException _) {
            throw new PortFailure.NeedsHuman("Reading the secret " + SECRET, "not-as-documented");
        }
    }

    private boolean readAfresh() {
        Instant last = requireNonNull(refreshed.get(), "refreshed is null");
        Instant now = clock.instant();
        if (last.isAfter(now.minus(REFRESHED_AT_MOST_EVERY))
                || !refreshed.compareAndSet(last, now)) {
            return false;
        }
        secrets.refresh(SECRET);
        return true;
    }

    private static byte[] hashed(String text) {
        return Hashes.sha256(text).getBytes(UTF_8);
    }
}
