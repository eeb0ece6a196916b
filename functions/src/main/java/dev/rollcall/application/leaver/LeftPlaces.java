package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.residual.ResidualKind;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the survey after the cut found and the runbook could not end, or could not even see. */
final class LeftPlaces {
    private final Ledger ledger;
    private final OpenResidual openResidual;

    LeftPlaces(Ledger ledger, OpenResidual openResidual) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.openResidual = requireNonNull(openResidual, "openResidual is null");
    }

    void open(LeaverCases.Known open, AccountId id) {
        List<LedgerEntry> entries =
                ledger.of(open.leaver().id()).stream()
                        .map(Ledger.Stored::entry)
                        .filter(entry -> entry.subject().account().equals(Optional.of(id)))
                        .toList();
        Optional<LedgerEntry> survey =
                entries.stream()
                        .filter(entry -> entry.kind() == Kind.SURVEYED)
                        .reduce((_, later) -> later);
        if (survey.isEmpty()) {
            openResidual.open(open, id, ResidualKind.UNREAD, "places=not-surveyed");
            return;
        }
        words(entries, Findings.FOUND)
                .filter(place -> !ended(entries, place))
                .forEach(place -> openResidual.open(open, id, ResidualKind.PLACE, place));
        UnreadTopics.of(words(List.of(survey.get()), Findings.UNREAD).toList())
                .forEach(topic -> openResidual.open(open, id, ResidualKind.UNREAD, topic));
        roles(survey.get()).ifPresent(why -> openResidual.open(open, id, ResidualKind.UNREAD, why));
    }

    /** A survey that Slack refused is looked into; that a plan has no roles is no news. */
    private static Optional<String> roles(LedgerEntry survey) {
        return Arrays.stream(survey.facts().getOrDefault(Findings.UNAVAILABLE, "").split("; "))
                .filter(word -> word.contains("=") && !word.endsWith("plan"))
                .findFirst();
    }

    /** One that was ended and is held again is not ended: what was seen last counts. */
    private static boolean ended(List<LedgerEntry> entries, String place) {
        Instant shown =
                entries.stream()
                        .filter(entry ->
                                words(List.of(entry), Findings.FOUND).anyMatch(place::equals))
                        .map(LedgerEntry::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.OUTCOME)
                .filter(entry -> entry.readBack().filter(r -> r.asMeant()).isPresent())
                .filter(entry ->
                        entry.subject()
                                .entitlement()
                                .map(Entitlement::key)
                                .equals(Optional.of(place)))
                .anyMatch(entry -> !entry.at().isBefore(shown));
    }

    private static Stream<String> words(List<LedgerEntry> entries, String fact) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.SURVEYED)
                .flatMap(entry -> Arrays.stream(entry.facts().getOrDefault(fact, "").split(" ")))
                .filter(word -> !word.isEmpty())
                .distinct();
    }
}
