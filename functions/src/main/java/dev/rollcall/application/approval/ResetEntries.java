package dev.rollcall.application.approval;

import dev.rollcall.application.approval.BulkResets.Unclear;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one batch's ledger says of its calls that sign many out. */
record ResetEntries(Map<String, LedgerEntry> entries) {
    static final String INTENT = "intent#contain#";
    static final String WRITE = "write#contain#";
    static final String OUTCOME = "outcome#contain#";

    static final String ACCOUNTS = "accounts";
    static final String WITNESSES = "signed-in-before";
    static final String LEFT_OUT = "left-out";
    static final String UNCLEAR = "unclear";

    /** The fact of a reply, or of a look, that says the call had no effect. */
    static final String UNSENT = "unsent";

    /** The fact of a reply that says the call was refused because of one whom it named. */
    static final String FOR_SOME = "refused-for-some";

    ResetEntries {
        entries = Map.copyOf(entries);
    }

    static ResetEntries of(List<Ledger.Stored> stored) {
        Map<String, LedgerEntry> entries = new HashMap<>();
        stored.forEach(one -> entries.put(one.entry().key(), one.entry()));
        return new ResetEntries(entries);
    }

    static String number(int attempt) {
        return String.format(Locale.ROOT, "%03d", attempt);
    }

    static String text(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).sorted().collect(Collectors.joining(" "));
    }

    int attempts() {
        return numbers().size();
    }

    /** Returns who is not to be named again. */
    Set<AccountId> named() {
        Set<AccountId> named = new HashSet<>();
        for (String attempt : numbers()) {
            List<AccountId> accounts = accounts(INTENT + attempt, ACCOUNTS);
            boolean alone = says(WRITE + attempt, FOR_SOME) && accounts.size() == 1;
            if (alone || !(says(WRITE + attempt, UNSENT) || says(OUTCOME + attempt, UNSENT))) {
                named.addAll(accounts);
            }
            named.addAll(accounts(WRITE + attempt, LEFT_OUT));
        }
        return named;
    }

    /** Returns who was refused with others, no one knows because of whom, and with how many. */
    Map<AccountId, Integer> suspects() {
        Map<AccountId, Integer> suspects = new HashMap<>();
        numbers().stream()
                .filter(attempt -> says(WRITE + attempt, FOR_SOME))
                .filter(attempt -> accounts(WRITE + attempt, LEFT_OUT).isEmpty())
                .map(attempt -> accounts(INTENT + attempt, ACCOUNTS))
                .forEach(all -> all.forEach(id -> suspects.merge(id, all.size(), Math::min)));
        return suspects;
    }

    /** Only the last can be: the next is not begun before. */
    Optional<Unclear> unclear() {
        int attempts = attempts();
        String last = number(attempts);
        LedgerEntry intent = entries.get(INTENT + last);
        boolean clear =
                (entries.containsKey(WRITE + last) && !says(WRITE + last, UNCLEAR))
                        || entries.containsKey(OUTCOME + last);
        return intent == null || clear
                ? Optional.empty()
                : Optional.of(
                        new Unclear(
                                attempts,
                                intent.at(),
                                accounts(INTENT + last, ACCOUNTS),
                                accounts(INTENT + last, WITNESSES)));
    }

    private List<String> numbers() {
        return entries.keySet().stream()
                .filter(key -> key.startsWith(INTENT))
                .map(key -> key.substring(INTENT.length()))
                .toList();
    }

    private boolean says(String key, String fact) {
        LedgerEntry entry = entries.get(key);
        return entry != null && "true".equals(entry.facts().get(fact));
    }

    private List<AccountId> accounts(String key, String fact) {
        LedgerEntry entry = entries.get(key);
        String text = entry == null ? "" : entry.facts().getOrDefault(fact, "");
        return Arrays.stream(text.split(" ", -1))
                .filter(id -> !id.isEmpty())
                .map(AccountId::new)
                .toList();
    }
}
