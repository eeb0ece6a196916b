package dev.rollcall.domain.policy;

import dev.rollcall.domain.policy.PolicyDifference.Added;
import dev.rollcall.domain.policy.PolicyDifference.Changed;
import dev.rollcall.domain.policy.PolicyDifference.Removed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Differences as they are found, in the order of the file. */
final class Differences {
    private final List<PolicyDifference> all = new ArrayList<>();

    List<PolicyDifference> all() {
        return List.copyOf(all);
    }

    /** Notes a value that is another one now. */
    <T> void value(String subject, T before, T after, boolean weakens) {
        value(subject, before, after, Objects::toString, weakens);
    }

    <T> void value(
            String subject, T before, T after, Function<T, String> inWords, boolean weakens) {
        if (!before.equals(after)) {
            all.add(new Changed(subject, inWords.apply(before), inWords.apply(after), weakens));
        }
    }

    /** Notes a value that weakens in one direction only. */
    <T> void value(String subject, T before, T after, BiPredicate<T, T> weakens) {
        value(subject, before, after, weakens.test(before, after));
    }

    /** Notes that something differs whose values are nobody's business, e.g. an address. */
    void changed(String subject, Object before, Object after, boolean weakens) {
        if (!before.equals(after)) {
            all.add(new Changed(subject, "one", "another", weakens));
        }
    }

    void added(String subject, boolean weakens) {
        all.add(new Added(subject, weakens));
    }

    void removed(String subject, boolean weakens) {
        all.add(new Removed(subject, weakens));
    }

    /** Notes what is in one of the sets only. */
    <T> void set(
            String subject,
            Collection<T> before,
            Collection<T> after,
            boolean addingWeakens,
            boolean removingWeakens) {
        Set<String> old = words(before);
        Set<String> now = words(after);
        now.stream()
                .filter(one -> !old.contains(one))
                .forEach(one -> added(subject + " " + one, addingWeakens));
        old.stream()
                .filter(one -> !now.contains(one))
                .forEach(one -> removed(subject + " " + one, removingWeakens));
    }

    private static <T> Set<String> words(Collection<T> things) {
        Set<String> words = new TreeSet<>();
        things.forEach(thing -> words.add(thing.toString()));
        return words;
    }
}
