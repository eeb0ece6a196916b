package dev.rollcall.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The task tokens ever issued; a used one stays known, so that a late answer can be told so. */
public final class TaskTokens {

    private final Map<String, Holder> holders = new ConcurrentHashMap<>();

    String issue(Holder holder) {
        UUID random = UUID.randomUUID();
        String token =
                Base64.getEncoder()
                        .encodeToString(
                                ("rollcall-local-task/" + random)
                                        .getBytes(StandardCharsets.US_ASCII));
        holders.put(token, holder);
        return token;
    }

    /** Returns who waits, or waited, for an answer to the token; empty if it was never issued. */
    public Optional<Holder> holder(String token) {
        return Optional.ofNullable(holders.get(token));
    }

    /** A task that waits for an answer. Each method returns whether it still does. */
    public interface Holder {

        boolean succeed(JsonNode output);

        boolean fail(Optional<String> error, Optional<String> cause);

        boolean heartbeat();
    }
}
