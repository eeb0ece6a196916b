package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

/** A group; its id begins with 00g. */
public record OktaGroup(String id, String name) {
    /** Built in: nobody is ever outside. */
    static final OktaGroup EVERYONE = new OktaGroup("00geveryone", "Everyone");

    public OktaGroup {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
    }

    boolean has(OktaPerson person) {
        return equals(EVERYONE) || person.groups().contains(id);
    }
}
