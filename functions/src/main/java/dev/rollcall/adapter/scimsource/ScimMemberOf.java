package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimFilter;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The groups that a person or a group is in by itself: {@code GET /Groups} with a filter on {@code
 * members.value}, to its proven end. A user's own {@code groups} would say it in fewer calls, but
 * need not be there (RFC 7643 §4.1.2), and its absence would pass for being in none.
 */
final class ScimMemberOf {
    private final ScimSourceSettings settings;
    private final ScimSourceCall scim;
    private final ScimFilterProof proof;

    ScimMemberOf(ScimSourceSettings settings, ScimSourceCall scim, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.scim = requireNonNull(scim, "scim is null");
        this.proof = new ScimFilterProof(settings, scim, this::read, clock);
    }

    /**
     * Returns the groups.
     *
     * @throws PortFailure if they are not proven to be all
     */
    Set<GroupId> of(String id) {
        proof.require();
        return read(id);
    }

    private Set<GroupId> read(String id) {
        SequencedMap<String, String> query = ScimGroups.asked("id");
        query.put("filter", ScimFilter.eq("members.value", id).text());
        ScimList<GroupId> list =
                new ScimList<>(
                        ScimGroups.PATH,
                        query,
                        row -> ScimGroupRow.group(settings.source(), row.text("id")));
        Set<GroupId> groups = new HashSet<>();
        CursorPoint point = CursorPoint.START;
        while (true) {
            CursorListed<GroupId> page = list.read(scim, point);
            groups.addAll(page.items());
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> point = next;
                case CursorListing.Ended(_, var doubts) -> {
                    if (doubts.isEmpty()) {
                        return groups;
                    }
                    throw new PortFailure.Unavailable(
                            "GET " + ScimGroups.PATH + ": not whole " + List.copyOf(doubts));
                }
            }
        }
    }
}
