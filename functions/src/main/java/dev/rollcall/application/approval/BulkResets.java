package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which calls that sign many out were sent for a batch, by its ledger: intent, then reply. */
final class BulkResets {
    private static final String INTENT = "intent#contain#";
    private static final String WRITE = "write#contain#";
    private static final String OUTCOME = "outcome#contain#";

    /** The fact of a reply, or of a look, that says the call had no effect. */
    private static final String UNSENT = "unsent";

    private final Ledger ledger;
    private final BatchRecord record;

    BulkResets(Ledger ledger, BatchRecord record) {
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.record = requireNonNull(record, "record is null");
    }

    /**
     * What was sent so far.
     *
     * @param attempts for this very batch
     * @param named who was in a call that may have had an effect; whoever was in one that Slack had
     *     no room for may be sent again
     * @param unclear the attempt of this batch of which nobody knows whether it had an effect
     */
    record Sent(int attempts, Set<AccountId> named, Optional<Unclear> unclear) {
        Sent {
            named = Set.copyOf(named);
            requireNonNull(unclear, "unclear is null");
        }

        boolean names(AccountId account) {
            return named.contains(account);
        }

        boolean isEmpty() {
            return named.isEmpty();
        }
    }

    /** An attempt whose answer was lost, or whose sender died. */
    record Unclear(int attempt, Instant at, List<AccountId> accounts) {
        Unclear {
            requireNonNull(at, "at is null");
            accounts = List.copyOf(accounts);
        }
    }

    /** Returns what was sent for the batch and for those whose people it took over. */
    Sent of(Batch batch, Batches batches) {
        Set<AccountId> named = new HashSet<>();
        Map<String, LedgerEntry> own = entries(batch.id());
        named.addAll(named(own));
        Optional<BatchId> before = batch.supersedes();
        while (before.isPresent()) {
            named.addAll(named(entries(before.get())));
            before = batches.find(before.get()).flatMap(Batch::supersedes);
        }
        int attempts = Math.toIntExact(own.keySet().stream().filter(BulkResets::isIntent).count());
        return new Sent(attempts, named, unclear(own, attempts));
    }

    void intend(Batch batch, int attempt, List<AccountId> accounts) {
        record.ofBatch(
                batch,
                Kind.INTENT,
                INTENT + number(attempt),
                Map.of(
                        "accounts",
                        accounts.stream().map(AccountId::value).collect(Collectors.joining(" "))));
    }

    void wrote(Batch batch, int attempt, WriteReply reply) {
        boolean unsent =
                switch (reply) {
                    case WriteReply.TryLater _ -> true;
                    case WriteReply.Accepted _,
                            WriteReply.AlreadySo _,
                            WriteReply.Ambiguous _,
                            WriteReply.Refused _,
                            WriteReply.Defect _ ->
                            false;
                };
        boolean unclear = reply instanceof WriteReply.Ambiguous;
        record.ofBatch(
                batch,
                Kind.WRITE,
                WRITE + number(attempt),
                Map.of(
                        "reply",
                        reply.code(),
                        UNSENT,
                        Boolean.toString(unsent),
                        "unclear",
                        Boolean.toString(unclear)));
    }

    /** Notes what a look at one of them found: whether the call had an effect. */
    void found(Batch batch, int attempt, int sessions) {
        record.ofBatch(
                batch,
                Kind.OUTCOME,
                OUTCOME + number(attempt),
                Map.of("found", "sessions=" + sessions, UNSENT, Boolean.toString(sessions > 0)));
    }

    private Map<String, LedgerEntry> entries(BatchId batch) {
        Map<String, LedgerEntry> entries = new HashMap<>();
        for (Ledger.Stored stored : ledger.of(new CaseId(batch.value()))) {
            entries.put(stored.entry().key(), stored.entry());
        }
        return entries;
    }

    private static Set<AccountId> named(Map<String, LedgerEntry> entries) {
        Set<AccountId> named = new HashSet<>();
        entries.keySet().stream()
                .filter(BulkResets::isIntent)
                .map(key -> key.substring(INTENT.length()))
                .filter(attempt -> !says(entries, WRITE + attempt, UNSENT))
                .filter(attempt -> !says(entries, OUTCOME + attempt, UNSENT))
                .forEach(attempt -> named.addAll(accounts(entries, attempt)));
        return named;
    }

    /** Only the last can be: the next is not begun before. */
    private static Optional<Unclear> unclear(Map<String, LedgerEntry> entries, int attempts) {
        String last = number(attempts);
        LedgerEntry intent = entries.get(INTENT + last);
        boolean clear =
                (entries.containsKey(WRITE + last) && !says(entries, WRITE + last, "unclear"))
                        || entries.containsKey(OUTCOME + last);
        return intent == null || clear
                ? Optional.empty()
                : Optional.of(new Unclear(attempts, intent.at(), accounts(entries, last)));
    }

    private static boolean says(Map<String, LedgerEntry> entries, String key, String fact) {
        LedgerEntry entry = entries.get(key);
        return entry != null && "true".equals(entry.facts().get(fact));
    }

    private static List<AccountId> accounts(Map<String, LedgerEntry> entries, String attempt) {
        String text =
                requireNonNull(entries.get(INTENT + attempt)).facts().getOrDefault("accounts", "");
        return Arrays.stream(text.split(" ", -1)).map(AccountId::new).toList();
    }

    private static boolean isIntent(String key) {
        return key.startsWith(INTENT);
    }

    private static String number(int attempt) {
        return String.format(Locale.ROOT, "%03d", attempt);
    }
}
