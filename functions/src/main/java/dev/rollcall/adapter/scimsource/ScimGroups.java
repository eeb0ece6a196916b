package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * All groups, read in one go: a group says which groups are in it, not which it is in, so what the
 * first is in is not known before the last was read.
 */
final class ScimGroups {
    static final String PATH = "/Groups";

    private final ScimSourceSettings settings;
    private final ScimSourceCall scim;

    ScimGroups(ScimSourceSettings settings, ScimSourceCall scim) {
        this.settings = requireNonNull(settings, "settings is null");
        this.scim = requireNonNull(scim, "scim is null");
    }

    /** A policy maps groups, so a server without one is taken for a list that is not whole. */
    CursorListed<Directory.Group> read() {
        ScimList<ScimGroupRow> list =
                new ScimList<>(
                        PATH,
                        asked("id,displayName,members"),
                        row -> ScimGroupRow.read(settings, row));
        List<ScimGroupRow> rows = new ArrayList<>();
        CursorPoint point = CursorPoint.START;
        while (true) {
            CursorListed<ScimGroupRow> page = list.read(scim, point);
            rows.addAll(page.items());
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> point = next;
                case CursorListing.Ended ended -> {
                    if (ended.read() == 0 && ended.doubts().isEmpty()) {
                        throw new PortFailure.Unavailable("GET " + PATH + ": nothing is told");
                    }
                    return new CursorListed<>(groups(rows), ended);
                }
            }
        }
    }

    static SequencedMap<String, String> asked(String attributes) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("attributes", attributes);
        return query;
    }

    private static List<Directory.Group> groups(List<ScimGroupRow> rows) {
        Map<GroupId, Set<GroupId>> parents = new HashMap<>();
        for (ScimGroupRow row : rows) {
            row.children()
                    .forEach(child ->
                            parents.computeIfAbsent(child, _ -> new HashSet<>()).add(row.id()));
        }
        return rows.stream()
                .map(row ->
                        new Directory.Group(
                                row.id(),
                                row.name(),
                                Optional.of(row.people()),
                                parents.getOrDefault(row.id(), Set.of())))
                .toList();
    }
}
