package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a source sends us notifications for, by a subscription that it keeps for some weeks. Each
 * call throws {@link PortFailure} where the source refuses or is silent; whether a subscription was
 * then made is not known, and is to be looked up.
 */
public interface ChangeSubscriptions {
    /** Less than the 41 760 minutes for which Microsoft Graph keeps one of users or groups. */
    Duration LONGEST = Duration.ofMinutes(41_000);

    /** What one is about. */
    enum Topic {
        USERS,
        GROUPS
    }

    /** One that is kept until then. */
    record Granted(String id, Instant expires) {
        public Granted {
            requireNonNull(id, "id is null");
            requireNonNull(expires, "expires is null");
            if (id.isBlank() || id.contains(" ") || id.length() > 100) {
                throw new IllegalArgumentException("A subscription's id is a word");
            }
        }
    }

    /** Returns the ids of those of this topic that our application has and that lead there. */
    List<String> leadingTo(Topic topic, URI hook);

    /**
     * Makes one. Returns only after the hook has answered that it is there.
     *
     * @param clientState comes with every notification; at most 128 characters
     * @param until at most {@link #LONGEST} from now
     */
    Granted create(Topic topic, URI hook, Secret clientState, Instant until);

    /** Has one kept until then, and authorized anew; empty if it is gone. */
    Optional<Granted> renew(String id, Instant until);

    /** Ends one; nothing happens if it is gone. */
    void end(String id);
}
