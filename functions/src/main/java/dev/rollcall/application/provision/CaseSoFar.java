package dev.rollcall.application.provision;

import dev.rollcall.application.leaver.EndSessions;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What was done to somebody's access in a case so far, by its ledger. */
final class CaseSoFar {
    /** In the entry of what is held: which change. That of a leaver names none. */
    private static final String CHANGE = "change";

    private final List<LedgerEntry> entries;

    CaseSoFar(List<Ledger.Stored> entries) {
        this.entries = entries.stream().map(Ledger.Stored::entry).toList();
    }

    /** Returns whether anything of it may have been changed, or is held and still due. */
    boolean touchesAccess() {
        return entries.stream().anyMatch(entry -> writes(entry) || holdsChange(entry));
    }

    /** Returns whether all that happened is that a leaver was held, who is none. */
    boolean onlyHeldLeaver() {
        return !touchesAccess() && entries.stream().anyMatch(entry -> entry.kind() == Kind.HELD);
    }

    /** Returns whether what it tells of its human differed and was left, the account protected. */
    boolean leftAttributes(AccountId account) {
        String row = Refusals.row(Refusals.ATTRIBUTES, account);
        return entries.stream().anyMatch(entry -> entry.key().equals(row));
    }

    /** Returns when something was written last; nothing yet: a time to come. */
    Instant lastWritten() {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.WRITE)
                .map(LedgerEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Returns whether a membership may have been changed since: by anything but a profile. */
    boolean changedMembershipsSince(Instant time) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.INTENT && !entry.at().isBefore(time))
                .anyMatch(entry -> !isAboutProfile(entry));
    }

    static boolean isAboutProfile(LedgerEntry intent) {
        return intent.intent()
                .filter(meant -> meant.action().equals(AlignAttributes.ACTION))
                .isPresent();
    }

    private static boolean writes(LedgerEntry entry) {
        return entry.kind() == Kind.INTENT
                && entry.intent()
                        .filter(meant -> meant.action().equals(EndSessions.ACTION))
                        .isEmpty();
    }

    private static boolean holdsChange(LedgerEntry entry) {
        return entry.kind() == Kind.HELD && entry.facts().containsKey(CHANGE);
    }
}
