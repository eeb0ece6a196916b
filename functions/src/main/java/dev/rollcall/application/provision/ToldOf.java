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

/**
 * Of what the run has told a human instead of doing it, by its ledger. What the breaker holds is
 * not among it: a human was told, and it is tried again until it is admitted or no longer due.
 */
final class ToldOf {
    private static final Set<Kind> TELLING =
            Set.of(Kind.REFUSED, Kind.UNVERIFIABLE, Kind.ESCALATION);

    private final Set<String> entitlements;
    private final Set<String> kinds;
    private final boolean conversion;

    ToldOf(List<Ledger.Stored> entries) {
        List<LedgerEntry> told =
                entries.stream()
                        .map(Ledger.Stored::entry)
                        .filter(entry -> TELLING.contains(entry.kind()))
                        .filter(entry -> !entry.key().contains(AdmitChange.HELD))
                        .toList();
        this.entitlements = facts(told, "entitlement");
        this.kinds = facts(told, "change");
        this.conversion =
                told.stream().anyMatch(entry -> entry.key().contains("conversion-refused"));
    }

    private static Set<String> facts(List<LedgerEntry> entries, String name) {
        return entries.stream()
                .map(entry -> entry.facts().get(name))
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isTold(AccessChange change) {
        return entitlements.contains(change.entitlement().key())
                || (change instanceof AccessChange.Remove
                        && kinds.contains(ChangeKinds.of(change.entitlement()).toString()));
    }

    boolean conversionIsTold() {
        return conversion || kinds.contains(ChangeKind.CHANGE_ROLE.toString());
    }
}
