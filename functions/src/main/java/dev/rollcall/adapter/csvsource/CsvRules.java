package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.GroupId;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/** What holds between rows: ids once, members that are there, the rows of one group together. */
final class CsvRules {
    private final CsvReading reading;
    private final Set<String> people = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> groupsBefore = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private @Nullable GroupId group;

    CsvRules(CsvReading reading) {
        this.reading = requireNonNull(reading, "reading is null");
    }

    /** Throws {@link BadRow} of a row that breaks one. */
    void check(CsvKind kind, CsvRow row) {
        switch (kind) {
            case USERS -> once(people, reading.person(row).person().value());
            case GROUPS -> once(groups, reading.group(row).value());
            case MEMBERSHIPS -> membership(reading.membership(row));
        }
    }

    private void membership(CsvReading.Membership membership) {
        if (!membership.group().equals(group)) {
            if (!groups.contains(membership.group().value())) {
                throw new BadRow("groupId is not in the file of groups");
            }
            if (!groupsBefore.add(membership.group().value())) {
                throw new BadRow("the rows of a group do not stand together");
            }
            group = membership.group();
            members.clear();
        }
        Set<String> known = membership.ofGroup() ? groups : people;
        if (!known.contains(membership.member())) {
            throw new BadRow("memberId is in no other file");
        }
        if (!members.add(membership.ofGroup() + " " + membership.member())) {
            throw new BadRow("the same membership twice");
        }
    }

    private static void once(Set<String> seen, String id) {
        if (!seen.add(id)) {
            throw new BadRow("id twice");
        }
    }
}
