package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.Assessment;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run's ledger proves by itself: all that the account has was compared, one thing at most
 * was given and nothing taken since, and that was read back as meant. Where that is a moment ago,
 * reading all of it once more would tell nothing new.
 *
 * <p>Whatever takes something, makes another kind of account, or was not read back is no such case:
 * a workspace takes along what lies in it. Nor are several things: what was given first may have
 * changed with the last.
 */
final class ProofSoFar {
    private final List<LedgerEntry> entries;
    private final AccountId account;

    ProofSoFar(List<Ledger.Stored> entries, AccountId account) {
        this.entries = entries.stream().map(Ledger.Stored::entry).toList();
        this.account = requireNonNull(account, "account is null");
    }

    /**
     * A comparison, and what was given after it.
     *
     * @param at when it was recorded
     * @param type the kind of account, by its reading
     * @param given by their keys, each read back as meant
     */
    record Proof(Instant at, String type, Set<String> given) {
        Proof {
            requireNonNull(at, "at is null");
            requireNonNull(type, "type is null");
            given = Set.copyOf(given);
        }
    }

    /** Returns the proof if it is no older than what writes may stand on. */
    Optional<Proof> at(Instant now) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.DESIRED && isOurs(entry))
                .max(Comparator.comparing(LedgerEntry::at))
                .filter(compared -> !now.isAfter(compared.at().plus(Assessment.GOOD_FOR)))
                .filter(ProofSoFar::takesNothing)
                .flatMap(this::proof);
    }

    private Optional<Proof> proof(LedgerEntry compared) {
        Set<String> meant = words(compared.facts().getOrDefault(ComparisonRecord.GIVE, ""));
        String type = compared.facts().getOrDefault(ComparisonRecord.TYPE, "");
        boolean onlyGiven =
                since(compared, Kind.INTENT)
                        .allMatch(intent -> isOurs(intent) && isMeant(intent, meant));
        Set<String> seen =
                since(compared, Kind.OUTCOME)
                        .filter(this::isOurs)
                        .filter(ProofSoFar::isAsMeant)
                        .flatMap(outcome -> outcome.subject().entitlement().stream())
                        .map(entitlement -> entitlement.key())
                        .collect(Collectors.toUnmodifiableSet());
        boolean untold = since(compared, Kind.HELD).findAny().isEmpty();
        return !type.isEmpty()
                        && meant.size() <= 1
                        && onlyGiven
                        && untold
                        && seen.containsAll(meant)
                ? Optional.of(new Proof(compared.at(), type, meant))
                : Optional.empty();
    }

    private Stream<LedgerEntry> since(LedgerEntry compared, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && !entry.at().isBefore(compared.at()));
    }

    private boolean isOurs(LedgerEntry entry) {
        return entry.subject().account().filter(account::equals).isPresent();
    }

    private static boolean isMeant(LedgerEntry intent, Set<String> meant) {
        if (CaseSoFar.isAboutProfile(intent)) {
            return true;
        }
        return intent.intent().filter(one -> one.action().equals(ChangeMembership.JOIN)).isPresent()
                && intent.subject()
                        .entitlement()
                        .filter(entitlement -> meant.contains(entitlement.key()))
                        .isPresent();
    }

    private static boolean isAsMeant(LedgerEntry outcome) {
        return outcome.readBack().filter(LedgerEntry.ReadBack::asMeant).isPresent();
    }

    private static boolean takesNothing(LedgerEntry compared) {
        return compared.facts().getOrDefault(ComparisonRecord.TAKE, "?").isEmpty()
                && compared.facts()
                        .getOrDefault(ComparisonRecord.CONVERT, "?")
                        .equals(Conversions.NOTHING);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
