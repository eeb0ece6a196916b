package dev.rollcall.application.leaver;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What could not be read, by topic: what is read for each workspace would otherwise be as many
 * residual items as there are workspaces. Which these are stands in the ledger.
 */
final class UnreadTopics {
    private UnreadTopics() {}

    /**
     * Returns one text for each topic, in their order, e.g. {@code integrations=rate-limited} for
     * any number of {@code integrations:T01=rate-limited}; several reasons are joined by commas.
     *
     * @param unread as {@code topic=why} or {@code topic:workspace=why}
     */
    static List<String> of(List<String> unread) {
        Map<String, TreeSet<String>> reasons = new TreeMap<>();
        for (String one : unread) {
            int equals = one.indexOf('=');
            String what = equals < 0 ? one : one.substring(0, equals);
            String why = equals < 0 ? "" : one.substring(equals);
            reasons.computeIfAbsent(what.split(":", -1)[0], _ -> new TreeSet<>()).add(why);
        }
        return reasons.entrySet().stream()
                .map(topic -> topic.getKey() + joined(topic.getValue()))
                .toList();
    }

    private static String joined(Set<String> reasons) {
        return String.join(",", reasons).replace(",=", ",");
    }
}
