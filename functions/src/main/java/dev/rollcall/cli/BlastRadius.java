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
                        "make-account",
                        "give",
                        "cannot-take",
                        "cannot-give",
                        "adopt",
                        "await",
                        "await-no-more")) {
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
            return change.because().stream()
                    .map(AccessPlanChange.Because::how)
                    .findFirst()
                    .orElse("account");
        }
        return change.label().isEmpty()
                ? change.entitlement()
                : change.label() + " (" + change.entitlement() + ")";
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
            case "convert" -> "makes the accounts of " + people + " a " + thing;
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
