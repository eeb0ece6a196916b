package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All groups, with how many people are in each and what each is in. */
final class CsvGroups {
    private final CsvFiles files;

    CsvGroups(CsvFiles files) {
        this.files = requireNonNull(files, "files is null");
    }

    List<Directory.Group> all() {
        CsvAcceptance.Current current = files.acceptance().current();
        Map<String, Integer> people = new HashMap<>();
        Map<String, Set<GroupId>> parents = new HashMap<>();
        files.eachMembership(
                current,
                membership -> {
                    if (membership.ofGroup()) {
                        parents.computeIfAbsent(membership.member(), _ -> new HashSet<>())
                                .add(membership.group());
                    } else {
                        people.merge(membership.group().value(), 1, Integer::sum);
                    }
                });
        List<Directory.Group> groups = new ArrayList<>();
        try (CsvTable table = files.open(current, CsvKind.GROUPS, 0)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                GroupId id = row.get().read(CsvKind.GROUPS, files.reading(), CsvReading::group);
                groups.add(
                        new Directory.Group(
                                id,
                                row.get().row().value("name"),
                                Optional.of(people.getOrDefault(id.value(), 0)),
                                parents.getOrDefault(id.value(), Set.of())));
            }
        }
        if (groups.size() < current.manifest().file(CsvKind.GROUPS).rows()) {
            throw new PortFailure.Unavailable("The source's file of groups broke off");
        }
        return groups;
    }

    /**
     * @throws PortFailure.NeedsHuman with the code {@code group-gone} if there is no such group
     */
    void requireThere(CsvAcceptance.Current current, GroupId group) {
        try (CsvTable table = files.open(current, CsvKind.GROUPS, 0)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                if (row.get()
                        .read(CsvKind.GROUPS, files.reading(), CsvReading::group)
                        .equals(group)) {
                    return;
                }
            }
        }
        throw CsvRefusal.of(CsvKind.GROUPS, "group-gone");
    }
}
