package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Optional;

/** Reads the rows of Graph's lists; throws {@link MalformedJson} of one that cannot be read. */
record EntraRows(SourceId source) {
    private static final String GROUP = "#microsoft.graph.group";
    private static final String TYPE = "@odata.type";

    EntraRows {
        requireNonNull(source, "source is null");
    }

    PersonId person(JsonObject row) {
        try {
            return new PersonId(source, row.text("id"));
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a person's id is not one");
        }
    }

    GroupId group(JsonObject row) {
        try {
            return new GroupId(source, row.text("id"));
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a group's id is not one");
        }
    }

    /**
     * Returns the member if it is a person: groups, devices and applications may be members too.
     */
    Optional<PersonId> memberPerson(JsonObject row) {
        return row.text(TYPE).equals(EntraUser.TYPE) ? Optional.of(person(row)) : Optional.empty();
    }

    /** Returns what something is in if it is a group: roles and administrative units are none. */
    Optional<GroupId> parentGroup(JsonObject row) {
        return row.text(TYPE).equals(GROUP) ? Optional.of(group(row)) : Optional.empty();
    }
}
