package dev.rollcall.domain.reconcile;

import dev.rollcall.domain.access.Entitlement;

import java.util.Set;

/**
 * How far what was read of one source may be believed.
 *
 * @param whole whether its people and groups are proven to be whole: else nobody loses anything by
 *     it (rule 3)
 * @param open what may be had by a group whose members are not proven: who has it may be meant
 */
public record Trust(boolean whole, Set<Entitlement> open) {
    public Trust {
        open = Set.copyOf(open);
    }

    boolean mayTake(Entitlement entitlement) {
        return whole && !open.contains(entitlement);
    }
}
