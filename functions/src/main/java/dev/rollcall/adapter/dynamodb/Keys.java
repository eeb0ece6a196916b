package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * All keys of the table. The part before the first {@code #} is what IAM grants by ({@code
 * dynamodb:LeadingKeys}), so a new prefix needs a new grant in the template.
 */
final class Keys {
    private static final String ACCOUNT = "ACCOUNT#";

    private Keys() {}

    static Key hint(Hint hint) {
        return new Key("INBOX#" + hint.person().source() + "#" + hint.eventId(), "HINT");
    }

    static Key rejected(Instant at, String random) {
        return new Key("REJECTED#" + day(at), at + "#" + random);
    }

    static Key run(PersonId person) {
        return new Key("PERSON#" + person.source() + "#" + person.value(), "RUN");
    }

    static Key link(PersonId person, AccountId account) {
        return new Key(links(person), ACCOUNT + account);
    }

    static String links(PersonId person) {
        return "LINK#" + person.source() + "#" + person.value();
    }

    static Key leaverCase(CaseId id) {
        return new Key(caseItems(id), "CASE");
    }

    static Key caseAccount(CaseId id, AccountId account) {
        return new Key(caseItems(id), ACCOUNT + account);
    }

    /** The case's item and those of its accounts. */
    static String caseItems(CaseId id) {
        return "CASE#" + id;
    }

    /** Points to the person's latest verified case; written by whoever may write cases. */
    static Key lastVerified(PersonId person) {
        return new Key("CASE#" + person.source() + "#" + person.value(), "VERIFIED");
    }

    static Key ledgerEntry(CaseId id, String key) {
        return new Key(ledger(id), key);
    }

    static String ledger(CaseId id) {
        return "LEDGER#" + id;
    }

    static Key windows(ChangeKind kind) {
        return new Key("BREAKER#" + kind, "WINDOWS");
    }

    static Key reservation(ChangeKind kind, AccountId account, Instant at) {
        return new Key("BREAKER#" + kind, "RESERVATION#" + day(at) + "#" + account);
    }

    static Key stopSwitch() {
        return new Key("BREAKER#STOP", "SWITCH");
    }

    static Key lock(String object) {
        return new Key("LOCK#" + object, "LOCK");
    }

    static Key cursor(String name) {
        return new Key("CURSOR#" + name, "CURSOR");
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
