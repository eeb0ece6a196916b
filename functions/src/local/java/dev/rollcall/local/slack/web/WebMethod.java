package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One method.
 *
 * @param tier of its rate limit, 1 to 4; 5 for one that has a limit of its own
 */
record WebMethod(String name, int tier, Access access, Effect effect) {

    /** What a method does and answers. */
    @FunctionalInterface
    interface Effect {
        /**
         * @throws Refusal if it does not do what it was asked
         */
        ObjectNode of(WebCall call);
    }

    WebMethod {
        requireNonNull(name, "name is null");
        requireNonNull(access, "access is null");
        requireNonNull(effect, "effect is null");
    }
}
