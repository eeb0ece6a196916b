package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.stay.Told;
import dev.rollcall.platform.Hashes;

import java.util.Locale;
import java.util.Map;

/**
 * Something that people are to know of a person, as long as it is so.
 *
 * @param told what tells it from other findings: with the same it is the same one
 * @param reason what the mail is about
 */
record Found(
        Told told,
        Subject subject,
        Kind kind,
        String reason,
        String whatToDo,
        Map<String, String> facts) {
    Found {
        requireNonNull(told, "told is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(whatToDo, "whatToDo is null");
        facts = Map.copyOf(facts);
    }

    /** Returns how the ledger names it: a long list of what it is about by its digest. */
    String row() {
        String of = kind.name().toLowerCase(Locale.ROOT) + "#";
        String row = of + told.what();
        return row.length() <= LedgerEntry.LONGEST_KEY ? row : of + Hashes.sha256(told.what());
    }
}
