package dev.rollcall.application.source;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.util.List;
import java.util.Optional;

/**
 * All sources that are connected. Each is asked for its own people alone; whoever is of a source
 * that is not connected is out of reach, and never absent: nothing is known of them.
 *
 * @param all in the order in which they are read and shown
 */
public record ConnectedSources(List<ConnectedSource> all) {
    /** The code of why nothing is known of somebody. */
    public static final String NOT_CONNECTED = SourceVerdict.NOT_CONNECTED;

    public ConnectedSources {
        all = List.copyOf(all);
        if (all.stream().map(ConnectedSource::id).distinct().count() < all.size()) {
            throw new IllegalArgumentException("Two connected sources have one name");
        }
    }

    public List<SourceId> ids() {
        return all.stream().map(ConnectedSource::id).toList();
    }

    public PersonSource persons() {
        return person ->
                of(person)
                        .map(source -> source.persons().read(person))
                        .orElseGet(() -> new PersonReading.OutOfReach(person));
    }

    /**
     * Returns what reads people with their groups. Of whoever is of no connected source it throws
     * {@link PortFailure.NeedsHuman} with {@link #NOT_CONNECTED}: empty would say that the source
     * does not know them, so that they are in no group.
     */
    public PersonRecords personRecords() {
        return person ->
                of(person)
                        .orElseThrow(() ->
                                new PortFailure.NeedsHuman(
                                        "Reading somebody of " + person.source(), NOT_CONNECTED))
                        .personRecords()
                        .read(person);
    }

    public List<Directory> directories() {
        return all.stream().map(ConnectedSource::directory).toList();
    }

    public List<WorldLists> worldLists() {
        return all.stream().flatMap(source -> source.worldLists().stream()).toList();
    }

    public List<ChangeFeed> changes() {
        return all.stream().flatMap(source -> source.changes().stream()).toList();
    }

    public List<SourceExports> exports() {
        return all.stream().flatMap(source -> source.exports().stream()).toList();
    }

    private Optional<ConnectedSource> of(PersonId person) {
        SourceId wanted = person.source();
        return all.stream().filter(source -> source.id().equals(wanted)).findFirst();
    }
}
