package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An application, as far as it writes to the other side.
 *
 * @param name what it is in Okta's catalogue
 * @param features what it is set to do there, in Okta's words
 * @param pushedGroups the ids of the groups that it pushes
 */
public record OktaApplication(
        String id,
        String name,
        String label,
        boolean active,
        Set<String> features,
        List<String> pushedGroups) {
    /** Slack's, which signs people in and writes nothing. */
    public static final OktaApplication SLACK =
            new OktaApplication("0oaSLACK", "slack", "Slack", true, Set.of(), List.of());

    public OktaApplication {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
        features = new TreeSet<>(features);
        pushedGroups = List.copyOf(pushedGroups);
    }

    public OktaApplication provisioning(Set<String> newFeatures) {
        return new OktaApplication(id, name, label, active, newFeatures, pushedGroups);
    }

    public OktaApplication pushing(List<String> groups) {
        return new OktaApplication(id, name, label, active, features, groups);
    }

    OktaApplication switched(boolean on) {
        return new OktaApplication(id, name, label, on, features, pushedGroups);
    }
}
