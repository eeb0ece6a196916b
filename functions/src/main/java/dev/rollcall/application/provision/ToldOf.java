package dev.rollcall.application.provision;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.grant.AccessChange;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Of what the run has put before a human instead of doing it, by its ledger. What the breaker holds
 * is among it: it stands in a batch, and its release wakes the person's run.
 */
final class ToldOf {
    private static final Set<Kind> TELLING =
            Set.of(Kind.REFUSED, Kind.UNVERIFIABLE, Kind.ESCALATION);

    private final Set<String> entitlements;
    private final Set<String> held;
    private final Set<String> kinds;
    private final boolean conversion;

    ToldOf(List<Ledger.Stored> entries) {
        List<LedgerEntry> told =
                entries.stream()
                        .map(Ledger.Stored::entry)
                        .filter(entry -> TELLING.contains(entry.kind()))
                        .toList();
        List<LedgerEntry> held =
                entries.stream()
                        .map(Ledger.Stored::entry)
                        .filter(entry -> entry.kind() == Kind.HELD)
                        .toList();
        this.entitlements =
                facts(Stream.concat(told.stream(), held.stream()).toList(), "entitlement");
        this.held = facts(held, "entitlement");
        this.kinds = facts(told, "change");
        this.conversion =
                told.stream().anyMatch(entry -> entry.key().contains("conversion-refused"))
                        || held.stream().anyMatch(ToldOf::isConversion);
    }

    private static Set<String> facts(List<LedgerEntry> entries, String name) {
        return entries.stream()
                .map(entry -> entry.facts().get(name))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isConversion(LedgerEntry held) {
        return ChangeKind.CHANGE_ROLE.name().equals(held.facts().get("change"))
                && !held.facts().containsKey("entitlement");
    }

    boolean isTold(AccessChange change) {
        return entitlements.contains(change.entitlement().key())
                || (change instanceof AccessChange.Remove
                        && kinds.contains(ChangeKind.ofTaking(change.entitlement()).toString()));
    }

    /** Returns whether only a human can do it now: what is held may still be done by us. */
    boolean isLeftToHumans(AccessChange change) {
        return isTold(change) && !held.contains(change.entitlement().key());
    }

    /** A conversion waits with what is held: it would take that along. */
    boolean conversionIsTold() {
        return conversion || !held.isEmpty() || kinds.contains(ChangeKind.CHANGE_ROLE.toString());
    }
}
