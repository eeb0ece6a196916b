package dev.rollcall.statemachine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every placeholder is supplied by the template, and what the template supplies is used.
 *
 * @param supplied the keys of DefinitionSubstitutions
 */
record SubstitutionsRule(Set<String> supplied) implements Rule {
    SubstitutionsRule {
        supplied = Set.copyOf(supplied);
    }

    @Override
    public List<String> violations(Machine machine) {
        List<String> found = new ArrayList<>();
        for (String placeholder : machine.placeholders()) {
            if (!supplied.contains(placeholder)) {
                found.add("${" + placeholder + "} is not supplied");
            }
        }
        for (String key : new TreeSet<>(supplied)) {
            if (!machine.placeholders().contains(key)) {
                found.add(key + " is supplied and not used");
            }
        }
        return found;
    }
}
