package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Lists of a world that a test makes up, in pages as it says. */
public final class InMemoryWorldLists implements WorldLists {
    private final Map<WorldPart, List<PolicyWorld>> pages = new LinkedHashMap<>();
    private final Map<WorldPart, Integer> promises = new LinkedHashMap<>();
    private final Map<WorldPart, Deque<PortFailure>> failures = new LinkedHashMap<>();
    private final List<WorldPart> asked = new ArrayList<>();

    /** Adds a list of these pages. */
    public InMemoryWorldLists with(WorldPart part, PolicyWorld... all) {
        pages.put(part, List.of(all));
        return this;
    }

    /** The list says that it has so many, whatever it has. */
    public InMemoryWorldLists promising(WorldPart part, int rows) {
        promises.put(part, rows);
        return this;
    }

    /** The next readings of the list end so, one after the other. */
    public InMemoryWorldLists failing(WorldPart part, PortFailure... next) {
        failures.computeIfAbsent(part, _ -> new ArrayDeque<>()).addAll(List.of(next));
        return this;
    }

    /** Returns the lists that pages were asked of, in order. */
    public List<WorldPart> asked() {
        return List.copyOf(asked);
    }

    @Override
    public List<WorldPart> parts() {
        return pages.keySet().stream()
                .filter(part -> part.kind() != WorldPart.Kind.USER_GROUPS)
                .toList();
    }

    @Override
    public boolean has(WorldPart part) {
        return pages.containsKey(part);
    }

    @Override
    public WorldPage read(WorldPart part, Optional<String> cursor) {
        asked.add(part);
        Deque<PortFailure> failing = failures.getOrDefault(part, new ArrayDeque<>());
        if (!failing.isEmpty()) {
            throw failing.remove();
        }
        List<PolicyWorld> all = pages.getOrDefault(part, List.of(PolicyWorld.EMPTY));
        int number = cursor.map(Integer::parseInt).orElse(0);
        OptionalInt next =
                number + 1 < all.size() ? OptionalInt.of(number + 1) : OptionalInt.empty();
        return new WorldPage(
                all.get(number),
                next.isPresent() ? Optional.of(String.valueOf(next.getAsInt())) : Optional.empty(),
                Optional.ofNullable(promises.get(part)));
    }
}
