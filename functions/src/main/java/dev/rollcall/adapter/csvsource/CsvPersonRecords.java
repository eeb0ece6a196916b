package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.SourceId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People with their attributes and groups, as of when the files were generated. */
final class CsvPersonRecords implements PersonRecords {
    private final SourceId source;
    private final CsvFiles files;
    private final CsvPersonSource persons;

    CsvPersonRecords(SourceId source, CsvFiles files, CsvPersonSource persons) {
        this.source = requireNonNull(source, "source is null");
        this.files = requireNonNull(files, "files is null");
        this.persons = requireNonNull(persons, "persons is null");
    }

    @Override
    public Optional<PersonRecord> read(PersonId person) {
        if (!person.source().equals(source)) {
            return Optional.empty();
        }
        CsvAcceptance.Current current = files.acceptance().current();
        return persons.found(current, person)
                .map(found ->
                        new PersonRecord(
                                person,
                                found.standing(),
                                found.status(),
                                found.attributes(),
                                groups(current, person),
                                current.manifest().generatedAt()));
    }

    private PersonGroups groups(CsvAcceptance.Current current, PersonId person) {
        Set<GroupId> direct = new HashSet<>();
        Map<GroupId, Set<GroupId>> parents = new HashMap<>();
        files.eachMembership(
                current,
                membership -> {
                    if (membership.ofGroup()) {
                        parents.computeIfAbsent(
                                        new GroupId(source, membership.member()),
                                        _ -> new HashSet<>())
                                .add(membership.group());
                    } else if (membership.member().equals(person.value())) {
                        direct.add(membership.group());
                    }
                });
        return new PersonGroups(direct, parents);
    }
}
