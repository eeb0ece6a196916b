package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.WorkspaceGroups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A workspace's memberships as text, one account a line, in parts that DynamoDB takes: an item may
 * have 400 KB.
 */
final class GroupReadingParts {
    /** With more, each reads for themselves. */
    static final int MOST = 40;

    private static final int CHARACTERS = 150_000;

    private GroupReadingParts() {}

    static List<String> of(WorkspaceGroups reading) {
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        reading.byAccount().forEach((account, of) -> groups.put(account.value(), of));
        int characters =
                groups.entrySet().stream()
                        .mapToInt(one -> line(one.getKey(), one.getValue()).length())
                        .sum();
        int parts = characters / CHARACTERS + 1;
        List<StringBuilder> texts = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            texts.add(new StringBuilder("\n"));
        }
        groups.forEach((account, of) ->
                texts.get(partOf(new AccountId(account), parts)).append(line(account, of)));
        return texts.stream().map(StringBuilder::toString).toList();
    }

    /** {@link String#hashCode} is the same on every machine. */
    static int partOf(AccountId account, int parts) {
        return Math.floorMod(account.value().hashCode(), parts);
    }

    static Set<String> groupsOf(AccountId account, String part) {
        String begins = "\n" + account.value() + " ";
        int at = part.indexOf(begins);
        if (at < 0) {
            return Set.of();
        }
        int from = at + begins.length();
        return Set.of(part.substring(from, part.indexOf('\n', from)).split(" "));
    }

    private static String line(String account, Set<String> groups) {
        return account + " " + String.join(" ", groups) + "\n";
    }
}
