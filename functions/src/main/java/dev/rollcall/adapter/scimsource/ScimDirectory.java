package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimFilter;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** A SCIM server's lists of users and groups. */
final class ScimDirectory implements Directory {
    private static final String USERS = "/Users";

    private final ScimSourceSettings settings;
    private final ScimSourceCall scim;
    private final ScimGroups groups;
    private final ScimGroupMembers members;

    ScimDirectory(ScimSourceSettings settings, ScimSourceCall scim) {
        this.settings = requireNonNull(settings, "settings is null");
        this.scim = requireNonNull(scim, "scim is null");
        this.groups = new ScimGroups(settings, scim);
        this.members = new ScimGroupMembers(settings, scim);
    }

    @Override
    public SourceId source() {
        return settings.source();
    }

    /** A source of nobody is taken for a list that is not whole. */
    @Override
    public CursorListed<PersonReading.Found> people(CursorPoint from) {
        CursorListed<ScimPerson> listed = users(everybody()).read(scim, from);
        if (listed.listing() instanceof CursorListing.Ended(int read, var doubts)
                && read == 0
                && doubts.isEmpty()) {
            throw new PortFailure.Unavailable("GET " + USERS + ": nothing is told");
        }
        return found(listed.items(), listed.listing());
    }

    /** Reads them in one page; the point says nothing. */
    @Override
    public CursorListed<Group> groups(CursorPoint from) {
        return groups.read();
    }

    @Override
    public CursorListed<PersonId> members(GroupId group, CursorPoint from) {
        return members.read(group, from);
    }

    /**
     * Reads who is inactive and was changed at that time or later, if that makes a leaver here at
     * all. Where the server does not keep the times all users are read, and each leaver is told.
     */
    @Override
    public CursorListed<PersonReading.Found> leaversSince(Instant time, CursorPoint from) {
        if (settings.inactive() == ScimSourceSettings.Inactive.SUSPENDED) {
            return new CursorListed<>(List.of(), new CursorListing.Ended(0, Set.of()));
        }
        SequencedMap<String, String> query = everybody();
        if (settings.lastModified()) {
            query.put(
                    "filter",
                    ScimFilter.eq("active", false).text()
                            + " and meta.lastModified ge \""
                            + time
                            + "\"");
        }
        CursorListed<ScimPerson> listed = users(query).read(scim, from);
        CursorListed<PersonReading.Found> found =
                found(
                        listed.items().stream()
                                .filter(person -> !changedBefore(person, time))
                                .toList(),
                        listed.listing());
        return new CursorListed<>(
                found.items().stream()
                        .filter(person -> person.standing() == Standing.LEAVER)
                        .toList(),
                found.listing());
    }

    private boolean changedBefore(ScimPerson person, Instant time) {
        return settings.lastModified()
                && person.lastModified().filter(at -> at.isBefore(time)).isPresent();
    }

    private CursorListed<PersonReading.Found> found(
            List<ScimPerson> people, CursorListing listing) {
        return new CursorListed<>(
                people.stream().map(person -> person.found(settings)).toList(), listing);
    }

    private ScimList<ScimPerson> users(SequencedMap<String, String> query) {
        return new ScimList<>(
                USERS,
                query,
                row -> {
                    ScimPerson person = new ScimPerson(row);
                    person.lastModified();
                    // Whoever cannot be read now can be read by nobody later.
                    person.found(settings);
                    return person;
                });
    }

    private static SequencedMap<String, String> everybody() {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("excludedAttributes", "groups");
        return query;
    }
}
