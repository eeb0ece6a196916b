package dev.rollcall.application.operator;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.platform.Hashes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exact list that a human says yes to: of each account what it would get back. */
public record RestoreList(List<Part> parts) {

    /** What one account would get back. */
    public record Part(Restore proposed, List<Entitlement> items) {
        public Part {
            items = List.copyOf(items);
        }

        private String line() {
            return proposed.person()
                    + " "
                    + proposed.account()
                    + (proposed.cut() == Restore.Cut.ELSEWHERE ? " reactivate " : " ")
                    + items.stream().map(Entitlement::key).collect(Collectors.joining(" "));
        }
    }

    public RestoreList {
        parts = parts.stream().sorted(Comparator.comparing(Part::line)).toList();
    }

    /**
     * @param only what else is proposed is left out; none: nothing is
     */
    static RestoreList of(List<Restore> restores, Set<Entitlement> only) {
        List<Part> parts = new ArrayList<>();
        for (Restore restore : restores) {
            List<Entitlement> items =
                    restore.items().stream()
                            .filter(item -> only.isEmpty() || only.contains(item))
                            .toList();
            boolean comesBack = restore.cut() == Restore.Cut.ELSEWHERE && only.isEmpty();
            if (restore.state() instanceof Restore.State.Proposed
                    && (comesBack || !items.isEmpty())) {
                parts.add(new Part(restore, items));
            }
        }
        return new RestoreList(parts);
    }

    /**
     * Returns the SHA-256 of the list: a line for each account with person, account, {@code
     * reactivate} if it comes back itself, and items, parted by blanks, in the lines' order.
     */
    public String digest() {
        return Hashes.sha256(parts.stream().map(Part::line).collect(Collectors.joining("\n")));
    }
}
