package dev.rollcall.domain.link;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Link;

/**
 * Somebody else whom an account is or was linked to.
 *
 * @param gone whether that one's source, read afresh, says so: has left, or is not known there
 */
public record OtherIdentity(Link link, boolean gone) {
    public OtherIdentity {
        requireNonNull(link, "link is null");
    }
}
