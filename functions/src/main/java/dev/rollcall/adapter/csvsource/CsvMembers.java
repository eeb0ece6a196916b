package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people in a group by themselves: its rows stand together, and are found once. */
record CsvMembers(CsvFiles files, CsvAcceptance.Current current, GroupId group) {
    CsvMembers {
        requireNonNull(files, "files is null");
        requireNonNull(current, "current is null");
        requireNonNull(group, "group is null");
    }

    CursorListed<PersonId> read(CursorPoint from) {
        long place = CsvPlace.in(from).map(CsvPlace::offset).orElse(0L);
        List<Page.Row<PersonId>> rows = new ArrayList<>();
        Optional<String> next = Optional.empty();
        boolean reached = false;
        try (CsvTable table = files.open(current, CsvKind.MEMBERSHIPS, place)) {
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                CsvReading.Membership membership =
                        row.get()
                                .read(CsvKind.MEMBERSHIPS, files.reading(), CsvReading::membership);
                boolean ours = membership.group().equals(group);
                if (reached && !ours) {
                    break;
                }
                reached = ours;
                if (ours && !membership.ofGroup()) {
                    PersonId person = new PersonId(group.source(), membership.member());
                    rows.add(Page.Row.of(person.value(), person));
                }
                if (rows.size() == CsvDirectory.A_PAGE) {
                    next =
                            Optional.of(
                                    new CsvPlace(
                                                    current.generation().manifestDigest(),
                                                    row.get().end())
                                            .cursor());
                    break;
                }
            }
        }
        if (!reached && from.cursor().isEmpty()) {
            new CsvGroups(files).requireThere(current, group);
        }
        return from.take(new CursorPage<>(rows, next), rows.size());
    }
}
