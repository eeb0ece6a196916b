package dev.rollcall.domain.policy;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;

/**
 * A place at which the file names something of the world. The id decides; the label stands beside
 * it for whoever reads the file.
 *
 * @param label a group's, workspace's or channel's name, or a handle without its {@code @}
 */
public record Mention(String place, Thing thing, String label) {

    /** What can be mentioned. */
    public sealed interface Thing {}

    public record OfGroup(GroupId group) implements Thing {
        public OfGroup {
            requireNonNull(group, "group is null");
        }
    }

    public record OfEntitlement(Entitlement entitlement) implements Thing {
        public OfEntitlement {
            requireNonNull(entitlement, "entitlement is null");
        }
    }

    public Mention {
        requireNonNull(place, "place is null");
        requireNonNull(thing, "thing is null");
        requireNonNull(label, "label is null");
    }

    /** Returns whether it stands in that part of the file, or is that part. */
    public boolean isIn(String part) {
        return place.equals(part) || place.startsWith(part + ".") || place.startsWith(part + "[");
    }
}
