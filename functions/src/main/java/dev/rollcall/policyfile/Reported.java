package dev.rollcall.policyfile;

import dev.rollcall.domain.policy.Fault;
import dev.rollcall.domain.policy.Mention;
import dev.rollcall.domain.policy.Violation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one reading of a file has found: what is wrong, where its parts stand, what it mentions. */
final class Reported {
    private final List<Violation> violations = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    void stands(String place, int line) {
        lines.putIfAbsent(place, line);
    }

    void fault(Fault fault) {
        violations.add(at(fault));
    }

    void faultAt(int line, Fault fault) {
        violations.add(new Violation(line, fault));
    }

    /** Returns whether something is wrong with that part or inside of it. */
    boolean anyFaultIn(String part) {
        return violations.stream()
                .map(violation -> violation.fault().place())
                .anyMatch(place ->
                        place.equals(part)
                                || place.startsWith(part + ".")
                                || place.startsWith(part + "["));
    }

    void mention(Mention mention) {
        mentions.add(mention);
    }

    /** Returns the fault with its line: that of its place, or of the nearest part around it. */
    Violation at(Fault fault) {
        return new Violation(lineOf(fault.place()), fault);
    }

    List<Violation> violations() {
        return violations.stream().distinct().sorted(Violation.BY_LINE).toList();
    }

    List<Mention> mentions() {
        return List.copyOf(mentions);
    }

    private int lineOf(String place) {
        String part = place;
        while (!part.isEmpty()) {
            Integer line = lines.get(part);
            if (line != null) {
                return line;
            }
            part =
                    part.substring(
                            0, Math.max(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['))));
        }
        return lines.getOrDefault("", 1);
    }
}
