package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.port.PushedState.Stored;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who is in a pushed group: an item each way, so that a group may have any number. */
record PushedMembers(Table table) {
    private static final String GROWS = "SET #version = #version + :one, #changedAt = :now";

    PushedMembers {
        requireNonNull(table, "table is null");
    }

    List<PushedId> of(PushedId group) {
        return table.query(Keys.pushedMember(group, group).pk()).stream()
                .map(item ->
                        new PushedId(
                                group.source(),
                                Kind.valueOf(item.text("kind")),
                                item.text(Attributes.SK)))
                .toList();
    }

    Stored change(Pushed seen, Set<PushedId> in, Set<PushedId> out, Instant now) {
        if (in.size() + out.size() > PushedState.MEMBERS_AT_ONCE) {
            throw new IllegalArgumentException("One write has no room for so many memberships");
        }
        int people = more(in, out, Kind.USER);
        int groups = more(in, out, Kind.GROUP);
        List<Write> writes = new ArrayList<>();
        writes.add(group(seen, people, groups, now));
        in.forEach(member -> {
            writes.add(
                    Write.Put.ifAbsent(
                            Attributes.at(Keys.pushedMember(seen.id(), member))
                                    .with("kind", member.kind().name())));
            writes.add(Write.Put.always(Attributes.at(Keys.pushedGroupOf(member, seen.id()))));
            writes.add(
                    touched(member, now, Write.PRESENT + " AND #status <> :deleted")
                            .with("deleted", Pushed.Status.DELETED.name())
                            .write());
        });
        out.forEach(member -> {
            writes.add(
                    new Write.Delete(
                            Keys.pushedMember(seen.id(), member),
                            Write.PRESENT,
                            Attributes.none()));
            writes.add(Write.Delete.always(Keys.pushedGroupOf(member, seen.id())));
            writes.add(touched(member, now, Write.PRESENT).write());
        });
        return switch (table.transact(writes)) {
            case Transacted.Done() ->
                    new Stored.Done(
                            new Pushed(
                                    seen.id(),
                                    seen.version() + 1,
                                    seen.createdAt(),
                                    now,
                                    seen.status(),
                                    seen.statusSince(),
                                    seen.people() + people,
                                    seen.groups() + groups,
                                    seen.document(),
                                    seen.keys()));
            case Transacted.Refused _ -> new Stored.Moved();
        };
    }

    private static Write group(Pushed seen, int people, int groups, Instant now) {
        return new Write.Update(
                Keys.pushed(seen.id()),
                GROWS + ", #people = #people + :people, #groups = #groups + :groups",
                "#version = :version",
                Attributes.none()
                        .with("version", seen.version())
                        .with("one", 1)
                        .with("now", now)
                        .with("people", people)
                        .with("groups", groups));
    }

    /** What a member is itself; of a person it must be told. */
    private record Touch(Key key, String expression, String condition, Attributes values) {
        Touch with(String name, String value) {
            return new Touch(key, expression, condition, values.with(name, value));
        }

        Write write() {
            return new Write.Update(key, expression, condition, values);
        }
    }

    private static Touch touched(PushedId member, Instant now, String condition) {
        Attributes values = Attributes.none().with("one", 1).with("now", now);
        return switch (member.kind()) {
            case USER ->
                    new Touch(
                            Keys.pushed(member),
                            GROWS + ", " + PendingIndex.SET,
                            condition,
                            values.with(
                                    PendingIndex.attributes(
                                            PushedItems.UNTOLD.of(member.value()), now)));
            case GROUP -> new Touch(Keys.pushed(member), GROWS, condition, values);
        };
    }

    private static int more(Set<PushedId> in, Set<PushedId> out, Kind kind) {
        return (int)
                (in.stream().filter(id -> id.kind() == kind).count()
                        - out.stream().filter(id -> id.kind() == kind).count());
    }
}
