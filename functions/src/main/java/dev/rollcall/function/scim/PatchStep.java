package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * One operation on one attribute.
 *
 * @param capitalised whether it was written as Entra does without {@code aadOptscim062020}: what
 *     such a client replaces may not be there yet
 * @param value never null; empty: none was sent
 */
record PatchStep(
        Operation operation, boolean capitalised, PatchPath target, Optional<JsonNode> value) {
    /** The RFC's three. */
    enum Operation {
        ADD,
        REPLACE,
        REMOVE
    }

    PatchStep {
        requireNonNull(operation, "operation is null");
        requireNonNull(target, "target is null");
        requireNonNull(value, "value is null");
    }

    ScimPath path() {
        return target.path();
    }
}
