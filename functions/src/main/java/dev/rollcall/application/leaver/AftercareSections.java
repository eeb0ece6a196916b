package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.residual.ResidualItem;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of the evidence that tell what the steps after the cut found. Ids and codes only. */
final class AftercareSections {
    private final List<LedgerEntry> entries;

    AftercareSections(List<Ledger.Stored> entries) {
        this.entries =
                requireNonNull(entries, "entries is null").stream()
                        .map(Ledger.Stored::entry)
                        .toList();
    }

    /** Returns what the steps of that kind put down, in the order of their times. */
    List<Map<String, Object>> of(Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(AftercareSections::facts)
                .toList();
    }

    /** Returns what Slack did not let us use, each once, with why. */
    List<String> notAvailable() {
        return entries.stream()
                .map(entry -> entry.facts().getOrDefault(Findings.UNAVAILABLE, ""))
                .flatMap(text -> Arrays.stream(text.split("; ")))
                .filter(one -> !one.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns how the person leaves: what operators said last, else what the case began with. */
    String departure(Departure first) {
        return entries.stream()
                .filter(entry -> entry.kind() == Kind.DEPARTURE)
                .max(Comparator.comparing(LedgerEntry::at))
                .map(entry -> entry.facts().getOrDefault(Terms.DEPARTURE, first.toString()))
                .orElse(first.toString());
    }

    static List<Map<String, Object>> items(List<ResidualItem> left) {
        return left.stream().map(AftercareSections::item).toList();
    }

    private static Map<String, Object> item(ResidualItem item) {
        Map<String, Object> row = new TreeMap<>();
        row.put("id", item.id().value());
        row.put("account", item.account().value());
        row.put("kind", item.kind().toString());
        row.put("what", item.what());
        row.put("task", item.kind().task());
        row.put("owner", item.owner());
        row.put("due", item.due().toString());
        row.put("state", item.isOpen() ? "open" : "done");
        item.closing()
                .ifPresent(closing -> {
                    row.put("by", closing.by());
                    row.put("doneAt", closing.at().toString());
                });
        return row;
    }

    private static Map<String, Object> facts(LedgerEntry entry) {
        Map<String, Object> row = new TreeMap<>(entry.facts());
        row.put("account", entry.subject().account().map(AccountId::value).orElse(""));
        row.put("at", entry.at().toString());
        return row;
    }
}
