package dev.rollcall.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what speaks against a definition, so that all of it is told at once. */
final class Findings {

    private final List<Diagnostic> found = new ArrayList<>();

    void schema(String message, String location) {
        found.add(Diagnostic.schema(message, location));
    }

    void add(String code, String message, String location) {
        found.add(new Diagnostic(code, message, Optional.of(location)));
    }

    void addWithoutLocation(String code, String message) {
        found.add(new Diagnostic(code, message, Optional.empty()));
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Diagnostic> all() {
        return List.copyOf(found);
    }
}
