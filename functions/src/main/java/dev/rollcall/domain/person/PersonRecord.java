package dev.rollcall.domain.person;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a source says of one person, read afresh: enough to decide what the person may have.
 *
 * @param status the source's own word, for the record
 * @param attributes by the source's own names, e.g. {@code email}, {@code displayName}; single
 *     values, absent ones left out. Personal data: it prints nothing of it
 */
public record PersonRecord(
        PersonId person,
        Standing standing,
        String status,
        Map<String, String> attributes,
        PersonGroups groups,
        Instant readAt) {
    public PersonRecord {
        requireNonNull(person, "person is null");
        requireNonNull(standing, "standing is null");
        requireNonNull(status, "status is null");
        attributes = Map.copyOf(attributes);
        requireNonNull(groups, "groups is null");
        requireNonNull(readAt, "readAt is null");
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public String toString() {
        return "PersonRecord[" + person + ", " + standing + "]";
    }
}
