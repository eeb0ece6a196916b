package dev.rollcall.application.intake;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a notification is of the tenant that we read. A tenant that is configured by a domain's
 * name is told by the secret alone, which only our own subscriptions there were made with:
 * notifications name a tenant by its id.
 *
 * @param configured a directory's id, or one of its domains
 */
public record OurTenant(String configured) {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public OurTenant {
        requireNonNull(configured, "configured is null");
    }

    /**
     * @param named as the notification names it; one that names none is not ours
     */
    boolean is(Optional<String> named) {
        return ID.matcher(configured).matches()
                ? named.filter(configured::equalsIgnoreCase).isPresent()
                : named.isPresent();
    }
}
