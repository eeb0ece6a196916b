package dev.rollcall.domain.access;

import java.util.Map;

/** What a policy's file calls things, as people write it. Ids decide; this is for reading. */
public record Labels(Map<Entitlement, String> labels) {
    public Labels {
        labels = Map.copyOf(labels);
    }

    /** Returns e.g. {@code @backend}, {@code #eng}, or an empty text. */
    public String of(Entitlement entitlement) {
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

    /** Returns what people call it, or its key where the file has no name for it. */
    public String orKey(Entitlement entitlement) {
        String label = of(entitlement);
        return label.isEmpty() ? entitlement.key() : label;
    }
}
