package dev.rollcall.cli;

import dev.rollcall.wire.AccessPlanChange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many people a plan means, in words: a sentence for each thing that is given or taken. */
final class BlastRadius {
    private static final String HUMANS = "with-humans";
    private static final String NOT_AVAILABLE = "not available on this plan";

    private BlastRadius() {}

    /** What is taken stands first. */
    static List<String> words(List<AccessPlanChange> changes) {
        Map<String, Map<String, Set<String>>> people = new LinkedHashMap<>();
        for (String kind :
                List.of(
                        "take",
                        "along",
                        "convert",
                        "reactivate",
                        "make-account",
                        "link",
                        "give",
                        "cannot-take",
                        "cannot-give",
                        "adopt",
                        "await",
                        "await-no-more",
                        "forget",
                        "change-profile",
                        "with-humans")) {
            people.put(kind, new TreeMap<>());
        }
        for (AccessPlanChange change : changes) {
            count(people, change.kind(), thing(change), change.person());
            change.takesAlong().forEach(along -> count(people, "along", along, change.person()));
        }
        return people.entrySet().stream()
                .flatMap(kind ->
                        kind.getValue().entrySet().stream()
                                .map(thing ->
                                        sentence(
                                                kind.getKey(),
                                                thing.getKey(),
                                                thing.getValue().size())))
                .toList();
    }

    private static void count(
            Map<String, Map<String, Set<String>>> people, String kind, String thing, String who) {
        people.computeIfAbsent(kind, _ -> new TreeMap<>())
                .computeIfAbsent(thing, _ -> new TreeSet<>())
                .add(who);
    }

    private static String thing(AccessPlanChange change) {
        if (change.entitlement().isEmpty()) {
            // What people are told of somebody differs by what it is about; its code does not.
            return change.because().stream()
                    .map(each -> change.kind().equals(HUMANS) ? each.mapping() : each.how())
                    .findFirst()
                    .orElse("account");
        }
        return change.label().isEmpty()
                ? change.entitlement()
                : change.label() + " (" + change.entitlement() + ")";
    }

    /** Returns whether only a guest's end comes later: nobody loses anything by it. */
    static boolean renews(AccessPlanChange change) {
        return change.kind().equals("convert") && thing(change).equals("renewal");
    }

    private static String conversion(String kind, String people) {
        return switch (kind) {
            case "terms" -> "ends the accounts of " + people + " earlier than Slack has it";
            case "renewal" -> "ends the accounts of " + people + " later than Slack has it";
            default -> "makes the accounts of " + people + " a " + kind;
        };
    }

    private static String sentence(String kind, String thing, int number) {
        String people = number == 1 ? "1 person" : number + " people";
        return switch (kind) {
            case "take" -> "removes " + people + " from " + thing;
            case "along" ->
                    "takes "
                            + thing
                            + " from "
                            + people
                            + " along with its workspace, given by hand";
            case "convert" -> conversion(thing, people);
            case "link" -> "links the accounts of " + people + " that were found: " + thing;
            case "reactivate" -> "gives " + people + " their deactivated accounts back";
            case "change-profile" -> "writes " + thing + " in the profiles of " + people;
            case "forget" -> "forgets that rules gave " + thing + " to " + people + " who lost it";
            case HUMANS -> "leaves " + people + " to humans: " + thing;
            case "make-account" -> "makes an account for " + people + ": " + thing;
            case "give" -> "adds " + people + " to " + thing;
            case "cannot-take" -> "cannot take " + thing + " from " + people + ": " + NOT_AVAILABLE;
            case "cannot-give" -> "cannot give " + thing + " to " + people + ": " + NOT_AVAILABLE;
            case "adopt" ->
                    "takes over "
                            + people
                            + " in "
                            + thing
                            + " who are there by hand; they lose it"
                            + " with the rule";
            case "await" -> "holds " + thing + " ready for " + people + " until the first sign-in";
            case "await-no-more" -> "no longer holds " + thing + " ready for " + people;
            default -> kind + ": " + thing + ", " + people;
        };
    }
}
