package dev.rollcall.application.source;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.ServerClock;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.SourceExports;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.person.SourceId;

import java.util.List;
import java.util.Optional;

/**
 * One source, and what serves it. What it must have is what runs and reconciliations ask; the rest
 * is for operators.
 *
 * @param vendor what people call it, e.g. {@code Okta}
 * @param worldLists lists its groups for a policy
 * @param access tells what our credentials may read there
 * @param clock tells its time
 * @param changes tell who has changed, where nothing else does
 * @param exports what it lays down from time to time
 */
public record ConnectedSource(
        String vendor,
        PersonSource persons,
        PersonRecords personRecords,
        Directory directory,
        Optional<WorldLists> worldLists,
        Optional<SourceAccess> access,
        Optional<ServerClock> clock,
        List<ChangeFeed> changes,
        Optional<SourceExports> exports) {
    public ConnectedSource {
        requireNonNull(vendor, "vendor is null");
        requireNonNull(persons, "persons is null");
        requireNonNull(personRecords, "personRecords is null");
        requireNonNull(directory, "directory is null");
        requireNonNull(worldLists, "worldLists is null");
        requireNonNull(access, "access is null");
        requireNonNull(clock, "clock is null");
        changes = List.copyOf(changes);
        requireNonNull(exports, "exports is null");
    }

    /** A source with nothing for operators. */
    public ConnectedSource(
            String vendor, PersonSource persons, PersonRecords personRecords, Directory directory) {
        this(
                vendor,
                persons,
                personRecords,
                directory,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** Returns its name in the policy. */
    public SourceId id() {
        return directory.source();
    }

    public ConnectedSource listing(WorldLists lists) {
        return new ConnectedSource(
                vendor,
                persons,
                personRecords,
                directory,
                Optional.of(lists),
                access,
                clock,
                changes,
                exports);
    }

    public ConnectedSource telling(SourceAccess told) {
        return new ConnectedSource(
                vendor,
                persons,
                personRecords,
                directory,
                worldLists,
                Optional.of(told),
                clock,
                changes,
                exports);
    }

    public ConnectedSource keeping(ServerClock time) {
        return new ConnectedSource(
                vendor,
                persons,
                personRecords,
                directory,
                worldLists,
                access,
                Optional.of(time),
                changes,
                exports);
    }

    public ConnectedSource heardBy(List<ChangeFeed> feeds) {
        return new ConnectedSource(
                vendor,
                persons,
                personRecords,
                directory,
                worldLists,
                access,
                clock,
                feeds,
                exports);
    }

    public ConnectedSource layingDown(SourceExports laid) {
        return new ConnectedSource(
                vendor,
                persons,
                personRecords,
                directory,
                worldLists,
                access,
                clock,
                changes,
                Optional.of(laid));
    }
}
