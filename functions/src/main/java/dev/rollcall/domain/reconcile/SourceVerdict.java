package dev.rollcall.domain.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.SourceId;

import java.util.List;
import java.util.Set;

/**
 * Whether a source was read whole.
 *
 * @param size how many people it told of
 * @param reasons codes for why it is not whole; none: it is
 * @param open what may be had by a group whose members are not proven
 */
public record SourceVerdict(
        SourceId source, int size, List<String> reasons, Set<Entitlement> open) {
    /** The code of a source that the policy names and nothing reads. */
    public static final String NOT_CONNECTED = "not-connected";

    public SourceVerdict {
        requireNonNull(source, "source is null");
        reasons = List.copyOf(reasons);
        open = Set.copyOf(open);
    }

    /** Returns whether there is anybody who could read it. */
    public boolean isConnected() {
        return reasons.stream().noneMatch(reason -> reason.startsWith(NOT_CONNECTED));
    }

    public Trust trust() {
        return new Trust(reasons.isEmpty(), open);
    }
}
