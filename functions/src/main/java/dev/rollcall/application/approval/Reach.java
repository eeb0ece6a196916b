package dev.rollcall.application.approval;

import dev.rollcall.domain.access.Labels;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happens to how many people if a list is carried out, in words. */
public final class Reach {
    private Reach() {}

    /** Returns a sentence for each thing that it is about, the largest number first. */
    public static List<String> of(ChangeKind kind, List<HeldItem> items, Labels labels) {
        return switch (kind) {
            case DEACTIVATE ->
                    List.of(
                            items.size() == 1
                                    ? "1 Slack account is deactivated: its owner loses every"
                                            + " workspace, channel and group at once."
                                    : items.size()
                                            + " Slack accounts are deactivated: their owners lose"
                                            + " every workspace, channel and group at once.");
            case REMOVE_FROM_WORKSPACE,
                    REMOVE_FROM_IDP_GROUP,
                    REMOVE_FROM_USER_GROUP,
                    REMOVE_FROM_CHANNEL ->
                    by(items, change -> "from " + thing(change, labels), "Removes %s %s.");
            case CHANGE_ROLE -> by(items, change -> role(change, labels), "Of %s %s.");
            case REACTIVATE -> List.of(people(items.size()) + " can use Slack again.");
            case CREATE -> List.of(people(items.size()) + " get an account.");
        };
    }

    private static List<String> by(
            List<HeldItem> items, Function<Change, String> what, String sentence) {
        Map<String, Integer> counts =
                items.stream()
                        .map(HeldItem::change)
                        .collect(
                                Collectors.groupingBy(
                                        what,
                                        TreeMap::new,
                                        Collectors.collectingAndThen(
                                                Collectors.mapping(
                                                        Change::account, Collectors.toSet()),
                                                accounts -> accounts.size())));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(count -> sentence.formatted(people(count.getValue()), count.getKey()))
                .toList();
    }

    private static String role(Change change, Labels labels) {
        return change.entitlement()
                .map(role -> "the role " + labels.orKey(role) + " is taken")
                .orElseGet(() ->
                        "the account changes from " + change.before() + " to " + change.after());
    }

    private static String thing(Change change, Labels labels) {
        return change.entitlement().map(labels::orKey).orElse("the organisation");
    }

    private static String people(int count) {
        return count == 1 ? "1 person" : count + " people";
    }
}
