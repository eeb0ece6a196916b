package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The lists in files that were accepted. A list is of one manifest: where another one has come
 * between two pages the reading ends, unproven.
 */
final class CsvDirectory implements Directory {
    static final int A_PAGE = 1_000;

    private final SourceId source;
    private final CsvFiles files;
    private final CsvGroups groups;

    CsvDirectory(SourceId source, CsvFiles files) {
        this.source = requireNonNull(source, "source is null");
        this.files = requireNonNull(files, "files is null");
        this.groups = new CsvGroups(files);
    }

    @Override
    public SourceId source() {
        return source;
    }

    @Override
    public CursorListed<PersonReading.Found> people(CursorPoint from) {
        CsvAcceptance.Current current = files.acceptance().current();
        if (isOfAnother(current, from)) {
            return new CursorListed<>(List.of(), from.refused());
        }
        CursorListed<PersonReading.Found> listed = page(current, from, _ -> true);
        return new CursorListed<>(
                listed.items(), counted(listed.listing(), current.manifest().file(CsvKind.USERS)));
    }

    /** Reads them in one page: what a group is in stands in another file. */
    @Override
    public CursorListed<Group> groups(CursorPoint from) {
        List<Page.Row<Group>> rows =
                groups.all().stream().map(group -> Page.Row.of(group.id().value(), group)).toList();
        return CursorPoint.START.take(new CursorPage<>(rows, Optional.empty()), rows.size());
    }

    @Override
    public CursorListed<PersonId> members(GroupId group, CursorPoint from) {
        if (!group.source().equals(source)) {
            throw CsvRefusal.of(CsvKind.GROUPS, "group-of-another-source");
        }
        CsvAcceptance.Current current = files.acceptance().current();
        if (isOfAnother(current, from)) {
            return new CursorListed<>(List.of(), from.refused());
        }
        return new CsvMembers(files, current, group).read(from);
    }

    /**
     * Tells of all who have left, whatever the time: a file tells late, so who left before the last
     * question may stand in it now for the first time. Whoever asks knows what is settled.
     */
    @Override
    public CursorListed<PersonReading.Found> leaversSince(Instant time, CursorPoint from) {
        CsvAcceptance.Current current = files.acceptance().current();
        return isOfAnother(current, from)
                ? new CursorListed<>(List.of(), from.refused())
                : page(current, from, found -> found.standing() == Standing.LEAVER);
    }

    private static boolean isOfAnother(CsvAcceptance.Current current, CursorPoint from) {
        return CsvPlace.in(from)
                .filter(place ->
                        !place.manifestDigest().equals(current.generation().manifestDigest()))
                .isPresent();
    }

    private CursorListed<PersonReading.Found> page(
            CsvAcceptance.Current current,
            CursorPoint from,
            Predicate<PersonReading.Found> wanted) {
        long place = CsvPlace.in(from).map(CsvPlace::offset).orElse(0L);
        List<Page.Row<PersonReading.Found>> rows = new ArrayList<>();
        Optional<String> next = Optional.empty();
        try (CsvTable table = files.open(current, CsvKind.USERS, place)) {
            int read = 0;
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                PersonReading.Found found =
                        row.get().read(CsvKind.USERS, files.reading(), CsvReading::person);
                if (wanted.test(found)) {
                    rows.add(Page.Row.of(found.person().value(), found));
                }
                read++;
                if (read == A_PAGE) {
                    next = Optional.of(place(current, row.get().end()));
                    break;
                }
            }
        }
        return from.take(new CursorPage<>(rows, next), rows.size());
    }

    private static String place(CsvAcceptance.Current current, long offset) {
        return new CsvPlace(current.generation().manifestDigest(), offset).cursor();
    }

    /** A stream that ended too soon without saying so would else pass for the whole file. */
    private static CursorListing counted(CursorListing listing, CsvManifest.File file) {
        if (!(listing instanceof CursorListing.Ended(int read, Set<Doubt> doubts))
                || read >= file.rows()) {
            return listing;
        }
        EnumSet<Doubt> found = EnumSet.of(Doubt.FEWER_THAN_PROMISED);
        found.addAll(doubts);
        return new CursorListing.Ended(read, found);
    }
}
