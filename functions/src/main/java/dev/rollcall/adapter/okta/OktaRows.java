package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.Optional;
import java.util.Set;

/** Reads the rows of Okta's lists; throws {@link MalformedJson} of one that cannot be read. */
record OktaRows(SourceId source) {
    OktaRows {
        requireNonNull(source, "source is null");
    }

    /**
     * Returns a person. While the status is changing the person is there all the same, with a
     * standing that lets nobody write anything: one who hangs in between for days must not make the
     * whole list a doubtful one.
     */
    PersonReading.Found person(JsonObject row) {
        OktaUser user = new OktaUser(row);
        return user.found(member(row), user.changing() ? Standing.UNKNOWN : user.standing());
    }

    /** Returns who it is, and nothing else of them. */
    PersonId member(JsonObject row) {
        try {
            return new PersonId(source, row.text("id"));
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a person's id is not one");
        }
    }

    /** Returns a group as {@code expand=stats} shows it; Okta's groups are in no other. */
    Directory.Group group(JsonObject row) {
        return new Directory.Group(
                groupId(row),
                row.object("profile").text("name"),
                Optional.of(people(row)),
                Set.of());
    }

    GroupId groupId(JsonObject row) {
        try {
            return new GroupId(source, row.text("id"));
        } catch (IllegalArgumentException _) {
            throw new MalformedJson("a group's id is not one");
        }
    }

    private static int people(JsonObject group) {
        long people = group.object("_embedded").object("stats").wholeNumber("usersCount");
        if (people < 0 || people > Integer.MAX_VALUE) {
            throw new MalformedJson("a group has no sensible number of people");
        }
        return (int) people;
    }
}
