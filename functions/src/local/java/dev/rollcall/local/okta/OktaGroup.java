package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

/** A group; its id begins with 00g. */
public record OktaGroup(String id, String name) {
    public OktaGroup {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
    }
}
