package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Profile;
import dev.rollcall.domain.person.SourceId;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads rows of each kind; throws {@link BadRow} of one that is not what was agreed. */
record CsvReading(SourceId source) {
    CsvReading {
        requireNonNull(source, "source is null");
    }

    /** A group and somebody or something in it. */
    record Membership(GroupId group, String member, boolean ofGroup) {
        Membership {
            requireNonNull(group, "group is null");
            requireNonNull(member, "member is null");
        }
    }

    PersonReading.Found person(CsvRow row) {
        CsvStatusTable status =
                CsvStatusTable.of(row.value("status")).orElseThrow(() -> new BadRow("status"));
        Map<String, String> attributes = new HashMap<>(row.attributes());
        String email = row.value("email");
        String name = row.value("displayName");
        if (!email.isEmpty()) {
            attributes.put("email", email);
        }
        if (!name.isEmpty()) {
            attributes.put("displayName", name);
        }
        return new PersonReading.Found(
                personId(row.value("id"), "id"),
                status.standing(),
                status.status(),
                since(row.value("statusSince")),
                name.isEmpty() && email.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Profile(name, email)),
                attributes);
    }

    /** Returns the group's id; its name must not be empty. */
    GroupId group(CsvRow row) {
        if (row.value("name").isBlank()) {
            throw new BadRow("name");
        }
        return groupId(row.value("id"), "id");
    }

    Membership membership(CsvRow row) {
        String member = row.value("memberId");
        boolean ofGroup =
                switch (row.value("memberType")) {
                    case "user" -> false;
                    case "group" -> true;
                    default -> throw new BadRow("memberType");
                };
        String id =
                ofGroup
                        ? groupId(member, "memberId").value()
                        : personId(member, "memberId").value();
        return new Membership(groupId(row.value("groupId"), "groupId"), id, ofGroup);
    }

    private static Optional<Instant> since(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            throw new BadRow("statusSince");
        }
    }

    private PersonId personId(String id, String column) {
        try {
            return new PersonId(source, id);
        } catch (IllegalArgumentException _) {
            throw new BadRow(column);
        }
    }

    private GroupId groupId(String id, String column) {
        try {
            return new GroupId(source, id);
        } catch (IllegalArgumentException _) {
            throw new BadRow(column);
        }
    }
}
