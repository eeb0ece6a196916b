package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.account.Attribute;

import java.util.Map;
import java.util.Optional;

/**
 * Which attribute of the source each of Slack's follows.
 *
 * @param email the source's attribute with the address
 * @param userName the source's attribute that user names are made of; empty: the address
 * @param kept kept equal for good
 * @param once given when the account is made, and the person's own from then on; {@link
 *     Attribute#DISPLAY_NAME} may stand only here, since a name that somebody chose is never put
 *     back
 */
public record AttributeRules(
        String email,
        Optional<String> userName,
        Map<Attribute, String> kept,
        Map<Attribute, String> once) {
    public static final AttributeRules DEFAULT =
            new AttributeRules("email", Optional.empty(), Map.of(), Map.of());

    public AttributeRules {
        requireNonNull(email, "email is null");
        requireNonNull(userName, "userName is null");
        kept = Map.copyOf(kept);
        once = Map.copyOf(once);
        if (kept.containsKey(Attribute.DISPLAY_NAME)) {
            throw new IllegalArgumentException(
                    "A display name is given once, when the account is made: write it there");
        }
    }
}
