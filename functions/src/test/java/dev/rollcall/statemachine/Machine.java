package dev.rollcall.statemachine;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.stepfunctions.definition.Definition;
import dev.rollcall.local.stepfunctions.definition.Diagnostic;
import dev.rollcall.local.stepfunctions.definition.State;
import dev.rollcall.local.stepfunctions.definition.Workflow;
import dev.rollcall.testing.Project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One state machine of the repository.
 *
 * @param text as it lies in {@code statemachines/}, with its placeholders
 */
record Machine(String name, String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** What the local runtime can call; AWS can call more. */
    private static final Set<String> RESOURCES =
            Set.of(
                    "arn:aws:states:::lambda:invoke",
                    "arn:aws:states:::states:startExecution",
                    "arn:aws:states:::states:startExecution.sync:2");

    /** A workflow of the machine, and where it lies: empty for the outermost. */
    record Part(String path, Workflow workflow) {
        boolean isInner() {
            return !path.isEmpty();
        }

        String at(State state) {
            return path + "/" + state.name();
        }
    }

    Machine {
        requireNonNull(name, "name is null");
        requireNonNull(text, "text is null");
    }

    static List<Machine> all() {
        return Project.files("statemachines", ".asl.json").stream().map(Machine::read).toList();
    }

    private static Machine read(Path file) {
        return new Machine(file.getFileName().toString(), Project.read(file));
    }

    /** Loads it as the local runtime does, an ARN in the place of each placeholder. */
    Definition load() {
        String filled =
                PLACEHOLDER.matcher(text).replaceAll("arn:aws:states:us-east-1:000000000000:$1");
        return Definition.load(filled, RESOURCES);
    }

    Set<String> placeholders() {
        Set<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).forEach(found::add);
        return found;
    }

    Workflow workflow() {
        return switch (load()) {
            case Definition.Accepted(Workflow workflow) -> workflow;
            case Definition.Refused(List<Diagnostic> diagnostics) ->
                    throw new IllegalStateException(name + " cannot be loaded: " + diagnostics);
        };
    }

    /** Returns the machine's workflow and all branches and item processors inside. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        collect(new Part("", workflow()), parts);
        return parts;
    }

    private static void collect(Part part, List<Part> parts) {
        parts.add(part);
        for (State state : part.workflow().states().values()) {
            for (Workflow inner : Ways.inner(state)) {
                collect(new Part(part.at(state), inner), parts);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
