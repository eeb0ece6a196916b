package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.person.SourceId;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one source may say.
 *
 * @param emailDomains the domains whose addresses it may claim, in lower case; an account with
 *     another address is never linked by its address
 * @param hrKeyAttribute the attribute that names the human for good, across rehires
 * @param attributes what its people's accounts tell; empty: what accounts of all tell
 * @param leaveDates of a source that knows some
 */
public record SourceRules(
        SourceId id,
        Set<String> emailDomains,
        Optional<String> hrKeyAttribute,
        Optional<AttributeRules> attributes,
        LeaveDates leaveDates) {
    public SourceRules {
        requireNonNull(id, "id is null");
        emailDomains =
                emailDomains.stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        requireNonNull(hrKeyAttribute, "hrKeyAttribute is null");
        requireNonNull(attributes, "attributes is null");
        requireNonNull(leaveDates, "leaveDates is null");
    }

    /** A source whose leave dates mean nothing. */
    public SourceRules(
            SourceId id,
            Set<String> emailDomains,
            Optional<String> hrKeyAttribute,
            Optional<AttributeRules> attributes) {
        this(id, emailDomains, hrKeyAttribute, attributes, LeaveDates.IGNORE);
    }

    /** A source that calls attributes as all others do. */
    public SourceRules(SourceId id, Set<String> emailDomains, Optional<String> hrKeyAttribute) {
        this(id, emailDomains, hrKeyAttribute, Optional.empty());
    }

    /**
     * Returns HR's key of somebody of the source; empty if the source tells none.
     *
     * @param attributes what the source tells of the person, by its own names
     */
    public Optional<HumanKey> human(Map<String, String> attributes) {
        return hrKeyAttribute
                .flatMap(name -> Optional.ofNullable(attributes.get(name)))
                .filter(number -> !number.isBlank())
                .map(HumanKey::of);
    }

    /** Returns whether the source may claim the address. */
    public boolean mayClaim(String email) {
        int at = email.lastIndexOf('@');
        return at > 0 && emailDomains.contains(email.substring(at + 1).toLowerCase(Locale.ROOT));
    }
}
