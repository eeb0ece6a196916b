package dev.rollcall.adapter.pushsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that was told. The lists are read part by part and counted against how many there are: what
 * came or went meanwhile leaves a doubt.
 */
final class PushedDirectory implements Directory {
    private final SourceId source;
    private final PushedPersonSource persons;
    private final PushedState state;
    private final int page;

    PushedDirectory(SourceId source, PushedPersonSource persons, PushedState state, int page) {
        this.source = requireNonNull(source, "source is null");
        this.persons = requireNonNull(persons, "persons is null");
        this.state = requireNonNull(state, "state is null");
        this.page = page;
    }

    @Override
    public SourceId source() {
        return source;
    }

    /** A source that has told of nobody yet is taken for a list that is not whole. */
    @Override
    public CursorListed<PersonReading.Found> people(CursorPoint from) {
        return someOf(walk(Kind.USER).read(from)).listed(persons::found, _ -> true);
    }

    @Override
    public CursorListed<Group> groups(CursorPoint from) {
        PartWalk.Read read = someOf(walk(Kind.GROUP).read(from));
        CursorListed<Optional<Group>> listed = read.listed(this::group, Optional::isPresent);
        return new CursorListed<>(
                listed.items().stream().flatMap(Optional::stream).toList(), listed.listing());
    }

    private static PartWalk.Read someOf(PartWalk.Read read) {
        if (!read.ever()) {
            throw new PortFailure.Unavailable("A source that pushes has told nothing yet");
        }
        return read;
    }

    /** Returns nothing of one that was deleted: nobody is in it. */
    private Optional<Group> group(Pushed group) {
        return Optional.of(group)
                .filter(one -> !one.isDeleted())
                .map(one ->
                        new Group(
                                one.id().group(),
                                PushedGroupList.name(one),
                                Optional.of(one.people()),
                                PushedPersonRecords.ids(
                                        PushedPersonRecords.live(state, one.id()))));
    }

    /** Reads them in one page. */
    @Override
    public CursorListed<PersonId> members(GroupId group, CursorPoint from) {
        PushedId id = PushedId.group(source, group.value());
        if (!group.source().equals(source)
                || state.find(id).filter(one -> !one.isDeleted()).isEmpty()) {
            throw new PortFailure.NeedsHuman("Reading the members of a group", "group-gone");
        }
        List<Page.Row<PersonId>> rows = new ArrayList<>();
        state.members(id).stream()
                .filter(member -> member.kind() == Kind.USER)
                .forEach(member -> rows.add(Page.Row.of(member.value(), member.person())));
        return CursorPoint.START.take(new CursorPage<>(rows, Optional.empty()), rows.size());
    }

    @Override
    public CursorListed<PersonReading.Found> leaversSince(Instant time, CursorPoint from) {
        return walk(Kind.USER)
                .read(from)
                .listed(
                        persons::found,
                        found ->
                                found.standing() == Standing.LEAVER
                                        && found.standingSince()
                                                .filter(at -> at.isBefore(time))
                                                .isEmpty());
    }

    private PartWalk walk(Kind kind) {
        return new PartWalk(state, source, kind, page);
    }
}
