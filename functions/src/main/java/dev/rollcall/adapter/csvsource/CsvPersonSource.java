package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;

import java.util.Optional;

/**
 * Persons by id, from the accepted files: there is nothing fresher. Where the files that lie there
 * are not accepted there is no answer, not even from those before.
 */
final class CsvPersonSource implements PersonSource {
    private final SourceId source;
    private final CsvFiles files;

    CsvPersonSource(SourceId source, CsvFiles files) {
        this.source = requireNonNull(source, "source is null");
        this.files = requireNonNull(files, "files is null");
    }

    @Override
    public PersonReading read(PersonId person) {
        return person.source().equals(source)
                ? found(files.acceptance().current(), person)
                        .<PersonReading>map(found -> found)
                        .orElseGet(() -> new PersonReading.Absent(person))
                : new PersonReading.OutOfReach(person);
    }

    Optional<PersonReading.Found> found(CsvAcceptance.Current current, PersonId person) {
        int read = 0;
        try (CsvTable table = files.open(current, CsvKind.USERS, 0)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                read++;
                if (row.get().row().value("id").equals(person.value())) {
                    return Optional.of(
                            row.get().read(CsvKind.USERS, files.reading(), CsvReading::person));
                }
            }
        }
        if (read < current.manifest().file(CsvKind.USERS).rows()) {
            throw new PortFailure.Unavailable("The source's file of users broke off");
        }
        return Optional.empty();
    }
}
