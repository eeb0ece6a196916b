package dev.rollcall.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;

import java.nio.file.Path;
import java.util.List;

/**
 * One file of {@code events/}: what a function is sent in one case.
 *
 * @param name the file's, {@code <function>-<case>}
 */
record SampleEvent(String name, JsonNode json) {
    private static final String ENDING = ".json";

    SampleEvent {
        requireNonNull(name, "name is null");
        requireNonNull(json, "json is null");
    }

    static List<SampleEvent> all() {
        return Project.files("events", "").stream().map(SampleEvent::read).toList();
    }

    static SampleEvent named(String name) {
        return read(Project.path("events/" + name + ENDING));
    }

    private static SampleEvent read(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(ENDING)) {
            throw new IllegalStateException("events/ holds *.json only, not " + name);
        }
        return new SampleEvent(
                name.substring(0, name.length() - ENDING.length()), Json.read(Project.read(file)));
    }

    /** Returns the logical id of the function that it is for. */
    String function() {
        return name.split("-", 2)[0];
    }

    boolean isStep() {
        return json.has("step");
    }

    @Override
    public String toString() {
        return name;
    }
}
