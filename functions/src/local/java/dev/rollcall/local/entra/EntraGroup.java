package dev.rollcall.local.entra;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A group.
 *
 * @param parents the groups that name it as a member
 */
public record EntraGroup(String id, String name, List<String> parents) {
    public EntraGroup {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        parents = List.copyOf(parents);
    }
}
