package dev.rollcall.contract;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;

/** Values that the contracts speak of. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    public static final SourceId OKTA = new SourceId("okta");
    public static final PersonId ANA = new PersonId(OKTA, "00uAna");
    public static final PersonId BEN = new PersonId(OKTA, "00uBen");
    public static final AccountId ANAS = new AccountId("U0ANA");
    public static final AccountId ANAS_OTHER = new AccountId("W0ANA");

    private Samples() {}

    /** Returns a hint that Okta published at noon. */
    public static Hint hint(PersonId person, String eventId) {
        return hint(person, eventId, NOON);
    }

    public static Hint hint(PersonId person, String eventId, Instant published) {
        return new Hint(person, eventId, "user.lifecycle.deactivate", published, Hint.Way.HOOK);
    }

    public static CaseId caseId(int number) {
        return new CaseId("%032x".formatted(number));
    }

    public static AccountId account(int number) {
        return new AccountId("U%04d".formatted(number));
    }

    public static Runs.Ticket ticket(PersonId person, long generation) {
        return new Runs.Ticket(person, generation);
    }
}
