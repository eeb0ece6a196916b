package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.List;
import java.util.Optional;

/** The immutable record. Entries are put once and never changed or deleted. */
public interface Ledger {

    /**
     * An entry as stored.
     *
     * @param document its canonical JSON
     * @param hash SHA-256 of the document, in hexadecimal
     */
    record Stored(LedgerEntry entry, String document, String hash) {
        public Stored {
            requireNonNull(entry, "entry is null");
            requireNonNull(document, "document is null");
            requireNonNull(hash, "hash is null");
        }
    }

    /** Whether an intent may be acted on. */
    sealed interface IntentReply {
        /** Recorded now, by us, under the current fence: act. */
        record Recorded() implements IntentReply {}

        /** Somebody recorded the same intent before; look at what became of it. */
        record Existing(Stored stored) implements IntentReply {
            public Existing {
                requireNonNull(stored, "stored is null");
            }
        }

        /** Our run is no longer the current one: do nothing. */
        record Fenced() implements IntentReply {}

        /** It is stopped: ask again later. */
        record Stopped() implements IntentReply {}

        /** Another look was wanted since the source was read: do nothing, read it again. */
        record Outdated() implements IntentReply {}
    }

    /** Puts the entry if its key is new in the case; returns what is stored under the key. */
    Stored append(LedgerEntry entry);

    /** Puts an intent that is good whatever was heard since. */
    default IntentReply intend(LedgerEntry intent, Effect effect, Runs.Ticket ticket) {
        return intend(intent, effect, ticket, Long.MAX_VALUE);
    }

    /**
     * Puts an intent only while the run's generation is the person's current one, no more than
     * {@code seen} looks were wanted and, unless the write only contains, the stop switch is not at
     * {@link StopPosition#ALL}, and if it destroys in bulk at {@link StopPosition#OFF}. Where the
     * switch cannot be read it counts as thrown.
     */
    IntentReply intend(LedgerEntry intent, Effect effect, Runs.Ticket ticket, long seen);

    Optional<Stored> find(CaseId caseId, String key);

    /** Returns the case's entries in the order of their times, then keys. */
    List<Stored> of(CaseId caseId);
}
