package dev.rollcall.function.operator;

import dev.rollcall.domain.access.Entitlement;

import java.util.Map;

/** What a policy's file calls things, as people write it. */
final class Labels {
    private final Map<Entitlement, String> labels;

    Labels(Map<Entitlement, String> labels) {
        this.labels = Map.copyOf(labels);
    }

    /** Returns e.g. {@code @backend}, {@code #eng}, or an empty text. */
    String of(Entitlement entitlement) {
        String label = labels.getOrDefault(entitlement, "");
        if (label.isEmpty()) {
            return label;
        }
        return switch (entitlement) {
            case Entitlement.UserGroup _, Entitlement.OrganisationGroup _ -> "@" + label;
            case Entitlement.Channel _ -> "#" + label;
            case Entitlement.Workspace _, Entitlement.IdpGroup _, Entitlement.AdminRole _ -> label;
        };
    }
}
