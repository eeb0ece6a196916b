package dev.rollcall.testing;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.domain.push.PushedKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What sources have pushed, in memory. */
public final class InMemoryPushedState implements PushedState {
    private record Lookup(SourceId source, Kind kind, PushedKey key) {}

    private final Map<Lookup, Set<PushedId>> keys = new HashMap<>();
    private final Map<PushedId, Pushed> all = new TreeMap<>();
    private final Map<PushedId, Set<PushedId>> members = new HashMap<>();
    private final Set<PushedId> untold = new HashSet<>();

    @Override
    public synchronized Optional<Pushed> find(PushedId id) {
        return Optional.ofNullable(all.get(id)).filter(one -> one.id().equals(id));
    }

    @Override
    public synchronized List<Pushed> findAll(Collection<PushedId> ids) {
        return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public synchronized List<PushedId> having(SourceId source, Kind kind, PushedKey key) {
        return List.copyOf(keys.getOrDefault(new Lookup(source, kind, key), Set.of()));
    }

    @Override
    public synchronized Stored create(Pushed fresh) {
        return all.containsKey(fresh.id()) ? new Stored.Moved() : put(fresh);
    }

    @Override
    public synchronized Stored replace(Pushed seen, Pushed next) {
        return isAsSeen(seen) ? put(next) : new Stored.Moved();
    }

    private boolean isAsSeen(Pushed seen) {
        return find(seen.id()).filter(now -> now.version() == seen.version()).isPresent();
    }

    private Stored put(Pushed next) {
        Optional<PushedKey.Name> taken =
                next.keys().stream()
                        .filter(PushedKey::unique)
                        .filter(key ->
                                having(next.id().source(), next.id().kind(), key).stream()
                                        .anyMatch(id -> !id.equals(next.id())))
                        .map(PushedKey::name)
                        .sorted()
                        .findFirst();
        if (taken.isPresent()) {
            return new Stored.Taken(taken.get());
        }
        find(next.id())
                .ifPresent(was -> was.keys().forEach(key -> named(was.id(), key).remove(was.id())));
        next.keys().forEach(key -> named(next.id(), key).add(next.id()));
        all.put(next.id(), next);
        if (next.concernsPeople()) {
            untold.add(next.id());
        }
        return new Stored.Done(next);
    }

    private Set<PushedId> named(PushedId id, PushedKey key) {
        return keys.computeIfAbsent(new Lookup(id.source(), id.kind(), key), _ -> new TreeSet<>());
    }

    @Override
    public synchronized SortedMap<String, Integer> counts(SourceId source, Kind kind) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        of(source, kind)
                .forEach(one ->
                        counts.merge(one.id().part(), one.isDeleted() ? 0 : 1, Integer::sum));
        return counts;
    }

    @Override
    public synchronized List<Pushed> part(SourceId source, Kind kind, String part) {
        return of(source, kind).stream().filter(one -> one.id().part().equals(part)).toList();
    }

    private List<Pushed> of(SourceId source, Kind kind) {
        return all.values().stream()
                .filter(one -> one.id().source().equals(source) && one.id().kind() == kind)
                .toList();
    }

    @Override
    public synchronized List<PushedId> members(PushedId group) {
        return List.copyOf(new TreeSet<>(members.getOrDefault(group, Set.of())));
    }

    @Override
    public synchronized boolean isMember(PushedId group, PushedId member) {
        return has(members.getOrDefault(group, Set.of()), member);
    }

    @Override
    public synchronized List<PushedId> groupsOf(PushedId member) {
        return members.entrySet().stream()
                .filter(entry -> has(entry.getValue(), member))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Members are named by the value of their ids alone. */
    private static boolean has(Set<PushedId> ids, PushedId member) {
        return ids.contains(PushedId.user(member.source(), member.value()))
                || ids.contains(PushedId.group(member.source(), member.value()));
    }

    @Override
    public synchronized Stored changeMembers(
            Pushed seen, Collection<PushedId> in, Collection<PushedId> out, Instant now) {
        if (in.size() + out.size() > MEMBERS_AT_ONCE) {
            throw new IllegalArgumentException("One write has no room for so many memberships");
        }
        boolean asSeen =
                isAsSeen(seen)
                        && in.stream().noneMatch(one -> isMember(seen.id(), one))
                        && out.stream().allMatch(one -> isMember(seen.id(), one))
                        && in.stream()
                                .allMatch(one -> find(one).filter(o -> !o.isDeleted()).isPresent());
        if (!asSeen) {
            return new Stored.Moved();
        }
        Set<PushedId> there = members.computeIfAbsent(seen.id(), _ -> new HashSet<>());
        there.addAll(in);
        there.removeAll(out);
        List<PushedId> touched = new ArrayList<>(in);
        touched.addAll(out);
        touched.forEach(one -> {
            all.computeIfPresent(one, (_, was) -> grown(was, now, 0, 0));
            if (one.kind() == Kind.USER) {
                untold.add(one);
            }
        });
        Pushed grown =
                grown(
                        seen,
                        now,
                        count(in, Kind.USER) - count(out, Kind.USER),
                        count(in, Kind.GROUP) - count(out, Kind.GROUP));
        all.put(seen.id(), grown);
        return new Stored.Done(grown);
    }

    private static int count(Collection<PushedId> ids, Kind kind) {
        return (int) ids.stream().filter(id -> id.kind() == kind).count();
    }

    private static Pushed grown(Pushed was, Instant now, int people, int groups) {
        return new Pushed(
                was.id(),
                was.version() + 1,
                was.createdAt(),
                now,
                was.status(),
                was.statusSince(),
                was.people() + people,
                was.groups() + groups,
                was.document(),
                was.keys());
    }

    @Override
    public synchronized List<Pushed> untold(Instant changedBefore, int limit) {
        return List.copyOf(untold).stream()
                .flatMap(id -> find(id).stream())
                .filter(one -> one.changedAt().isBefore(changedBefore))
                .sorted(Comparator.comparing(Pushed::changedAt).thenComparing(Pushed::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void told(Pushed pushed) {
        if (isAsSeen(pushed)) {
            untold.remove(pushed.id());
        }
    }
}
