package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a group of the organisation is called.
 *
 * @param handle without the {@code @}; a group without one is not shown to people
 */
public record GroupNaming(String name, Optional<String> handle) {
    public GroupNaming {
        requireNonNull(name, "name is null");
        requireNonNull(handle, "handle is null");
        if (name.isBlank() || handle.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("A group has a name, and its handle says something");
        }
    }
}
