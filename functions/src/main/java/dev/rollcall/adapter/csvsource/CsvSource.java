package dev.rollcall.adapter.csvsource;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.SourceExports;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.person.SourceId;

import java.time.InstantSource;

/** One source that lays files down, and the ports it serves. Reads nothing before it is asked. */
public final class CsvSource {
    private final PersonSource persons;
    private final PersonRecords personRecords;
    private final Directory directory;
    private final WorldLists worldLists;
    private final SourceExports exports;

    /**
     * @param cursors where it is kept which files were accepted last; whoever reads may be the
     *     first to accept, and writes there
     */
    public CsvSource(
            CsvSourceSettings settings, SourceFiles files, Cursors cursors, InstantSource clock) {
        SourceId source = settings.source();
        CsvAcceptance acceptance = new CsvAcceptance(settings, files, cursors, clock);
        CsvFiles accepted = new CsvFiles(files, acceptance, new CsvReading(source));
        CsvPersonSource byId = new CsvPersonSource(source, accepted);
        persons = byId;
        personRecords = new CsvPersonRecords(source, accepted, byId);
        directory = new CsvDirectory(source, accepted);
        worldLists = new CsvGroupList(source, new CsvGroups(accepted));
        exports = acceptance;
    }

    /** Returns the name of the cursor that tells which files were accepted last. */
    public static String cursorName(SourceId source) {
        return "csv-source-" + source;
    }

    public PersonSource persons() {
        return persons;
    }

    public PersonRecords personRecords() {
        return personRecords;
    }

    /** Returns what lists everybody and everything. */
    public Directory directory() {
        return directory;
    }

    /** Returns what lists all its groups for a policy. */
    public WorldLists worldLists() {
        return worldLists;
    }

    /** Returns what accepts files before anybody asks about a person. */
    public SourceExports exports() {
        return exports;
    }
}
