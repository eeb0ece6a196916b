package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An account that is linked to several people is taken from nobody because one of them left: either
 * all have, or a human decides.
 */
final class SharedAccounts {
    private final Links links;
    private final PersonSource source;
    private final Cases cases;
    private final Recorder recorder;
    private final Clock clock;

    SharedAccounts(Links links, PersonSource source, Cases cases, Recorder recorder, Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.source = requireNonNull(source, "source is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Marks which of a leaver's accounts somebody else still needs, from fresh readings. */
    void mark(LeaverCases.Open open, List<AccountId> accounts) {
        for (AccountId account : accounts) {
            List<PersonId> others = others(open.leaver().person(), account);
            if (!others.isEmpty()) {
                disputed(open, account, others);
            } else if (isDisputed(open, account)) {
                cases.unmark(open.leaver().id(), account, AccountMark.DISPUTED);
            }
        }
    }

    static boolean isDisputed(LeaverCases.Known known, AccountId account) {
        return known.leaver().account(account).filter(a -> a.has(AccountMark.DISPUTED)).isPresent();
    }

    private List<PersonId> others(PersonId leaver, AccountId account) {
        return links.to(account).stream()
                .map(Link::person)
                .filter(person -> !person.equals(leaver))
                .filter(person -> !hasLeft(person))
                .toList();
    }

    /** Absence alone is no leaving (rule 2). */
    private boolean hasLeft(PersonId person) {
        return switch (source.read(person)) {
            case PersonReading.Found found -> found.standing() == Standing.LEAVER;
            case PersonReading.Absent _, PersonReading.OutOfReach _ -> false;
        };
    }

    private void disputed(LeaverCases.Open open, AccountId account, List<PersonId> others) {
        cases.mark(open.leaver().id(), account, AccountMark.DISPUTED, clock.instant());
        recorder.fact(
                open.subject().with(account),
                open.ground(),
                Kind.DISPUTED,
                "disputed#" + account,
                Map.of(
                        "account",
                        account.value(),
                        "linkedTo",
                        others.stream().map(PersonId::toString).collect(Collectors.joining(" "))));
    }
}
