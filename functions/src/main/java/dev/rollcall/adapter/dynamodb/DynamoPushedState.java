package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.domain.push.PushedKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pushed users and groups in the table: 256 partitions of a source by the first digits of the ids,
 * so that a page of a list is found by counts; memberships as items of their own, both ways.
 */
public final class DynamoPushedState implements PushedState {
    private static final String LIVE = "live";

    private final Table table;
    private final PushedMembers members;

    public DynamoPushedState(Table table) {
        this.table = requireNonNull(table, "table is null");
        this.members = new PushedMembers(table);
    }

    @Override
    public Optional<Pushed> find(PushedId id) {
        return table.get(Keys.pushed(id)).map(PushedItems::read);
    }

    @Override
    public List<Pushed> findAll(Collection<PushedId> ids) {
        List<PushedId> all = ids.stream().distinct().toList();
        List<Pushed> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += Table.AT_ONCE) {
            List<PushedId> some = all.subList(from, Math.min(all.size(), from + Table.AT_ONCE));
            table.getAll(some.stream().map(Keys::pushed).toList()).stream()
                    .map(PushedItems::read)
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public List<PushedId> having(SourceId source, Kind kind, PushedKey key) {
        return table.query(PushedItems.lookupPartition(source, kind, key)).stream()
                .map(item -> new PushedId(source, kind, item.text("id")))
                .toList();
    }

    @Override
    public Stored create(Pushed fresh) {
        List<Write> writes = new ArrayList<>();
        Map<Integer, PushedKey.Name> taken = new HashMap<>();
        writes.add(Write.Put.ifAbsent(PushedItems.of(fresh)));
        putKeys(fresh, fresh.keys(), writes, taken);
        writes.add(count(fresh.id(), 1));
        return settled(fresh, table.transact(writes), taken);
    }

    @Override
    public Stored replace(Pushed seen, Pushed next) {
        List<Write> writes = new ArrayList<>();
        Map<Integer, PushedKey.Name> taken = new HashMap<>();
        writes.add(Write.Put.replacing(Optional.of(seen.version()), PushedItems.of(next)));
        putKeys(
                next,
                next.keys().stream().filter(key -> !seen.keys().contains(key)).toList(),
                writes,
                taken);
        seen.keys().stream()
                .filter(key -> !next.keys().contains(key))
                .forEach(key ->
                        writes.add(Write.Delete.always(PushedItems.lookupKey(seen.id(), key))));
        if (next.isDeleted() && !seen.isDeleted()) {
            writes.add(count(seen.id(), -1));
        }
        return settled(next, table.transact(writes), taken);
    }

    private static void putKeys(
            Pushed owner,
            Collection<PushedKey> keys,
            List<Write> writes,
            Map<Integer, PushedKey.Name> taken) {
        for (PushedKey key : keys) {
            Attributes item = PushedItems.lookup(owner.id(), key);
            if (key.unique()) {
                taken.put(writes.size(), key.name());
                writes.add(Write.Put.ifAbsent(item));
            } else {
                writes.add(Write.Put.always(item));
            }
        }
    }

    /** Whose own version moved learns nothing of keys: what it is then is not known. */
    private static Stored settled(
            Pushed now, Transacted.Settled settled, Map<Integer, PushedKey.Name> taken) {
        return switch (settled) {
            case Transacted.Done() -> new Stored.Done(now);
            case Transacted.Refused(Map<Integer, Attributes> present) ->
                    present.containsKey(0)
                            ? new Stored.Moved()
                            : present.keySet().stream()
                                    .filter(taken::containsKey)
                                    .sorted()
                                    .findFirst()
                                    .map(at -> requireNonNull(taken.get(at)))
                                    .<Stored>map(Stored.Taken::new)
                                    .orElseGet(Stored.Moved::new);
        };
    }

    private static Write.Update count(PushedId id, int more) {
        return new Write.Update(
                Keys.pushedCount(id.source(), id.kind(), id.part()),
                "ADD #live :more",
                "",
                Attributes.none().with("more", more));
    }

    @Override
    public SortedMap<String, Integer> counts(SourceId source, Kind kind) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        table.query(Keys.pushedCount(source, kind, "").pk())
                .forEach(item -> counts.put(item.text(Attributes.SK), (int) item.number(LIVE)));
        return counts;
    }

    @Override
    public List<Pushed> part(SourceId source, Kind kind, String part) {
        return table.query(Keys.pushedPart(source, kind, part)).stream()
                .map(PushedItems::read)
                .toList();
    }

    @Override
    public List<PushedId> members(PushedId group) {
        return members.of(group);
    }

    @Override
    public boolean isMember(PushedId group, PushedId member) {
        return table.get(Keys.pushedMember(group, member)).isPresent();
    }

    @Override
    public List<PushedId> groupsOf(PushedId member) {
        return table.query(Keys.pushedGroupOf(member, member).pk()).stream()
                .map(item -> PushedId.group(member.source(), item.text(Attributes.SK)))
                .toList();
    }

    @Override
    public Stored changeMembers(
            Pushed seen, Collection<PushedId> in, Collection<PushedId> out, Instant now) {
        return members.change(seen, Set.copyOf(in), Set.copyOf(out), now);
    }

    @Override
    public List<Pushed> untold(Instant changedBefore, int limit) {
        return PendingIndex.oldest(
                        table,
                        PushedItems.UNTOLD,
                        limit,
                        item -> item.instant("changedAt").isBefore(changedBefore))
                .stream()
                .map(PushedItems::read)
                .toList();
    }

    @Override
    public void told(Pushed pushed) {
        table.update(
                new Write.Update(
                        Keys.pushed(pushed.id()),
                        "REMOVE " + PendingIndex.REMOVE,
                        "#version = :version",
                        Attributes.none().with("version", pushed.version())));
    }
}
