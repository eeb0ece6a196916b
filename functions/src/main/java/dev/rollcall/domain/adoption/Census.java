package dev.rollcall.domain.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.reconcile.SnapshotId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one comparison of both sides says of all that mappings list: who has it, and why.
 *
 * @param begun nothing in it is older
 * @param notGood why nobody may rely on it; empty: it is good
 * @param pages how many pages the list of what is unexplained has
 */
public record Census(
        SnapshotId snapshot,
        Instant begun,
        String policyDigest,
        List<String> notGood,
        List<ThingCensus> things,
        int pages) {
    /** What was there then may be gone by now, and somebody may have been added. */
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    public Census {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(begun, "begun is null");
        requireNonNull(policyDigest, "policyDigest is null");
        notGood = List.copyOf(notGood);
        things = List.copyOf(things);
    }

    public boolean isGood() {
        return notGood.isEmpty();
    }

    /** Returns whether it may still be gone by. */
    public boolean isFreshAt(Instant time) {
        return !begun.plus(GOOD_FOR).isBefore(time);
    }

    /** Returns all of which it is known who has it. */
    public Set<Entitlement> whole() {
        return things.stream()
                .filter(ThingCensus::whole)
                .map(ThingCensus::thing)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<ThingCensus> of(Entitlement thing) {
        return things.stream().filter(one -> one.thing().equals(thing)).findFirst();
    }

    /** Returns what it says of a mapping's things. */
    public List<ThingCensus> of(Mapping mapping) {
        return things.stream().filter(one -> mapping.grants().contains(one.thing())).toList();
    }
}
