package dev.rollcall.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which code of what is deployed can be run at all, from the entry points on and by calls alone.
 *
 * <p>A call of an interface's method reaches each class that has it. What is made may be called by
 * the JDK, by whatever the JDK knows of it. A class of which no method is reached sets its
 * constants for nobody, though it may be constructed. So more may be taken for reached than is, and
 * not less.
 */
public final class CallGraph {
    private static final String OURS = "dev.rollcall.";
    private static final String ENTRY_POINTS = OURS + "function.";

    private final Map<String, List<JavaMethod>> bySignature;
    private final Set<JavaMember> targets = new HashSet<>();
    private final Set<JavaCodeUnit> reached = new HashSet<>();
    private final Deque<JavaCodeUnit> open = new ArrayDeque<>();

    private CallGraph(JavaClasses code) {
        bySignature =
                code.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .collect(groupingBy(CallGraph::signature));
    }

    /** Returns what is reached from the functions and their wiring. */
    public static CallGraph ofFunctions() {
        CallGraph graph = new CallGraph(ImportedCode.MAIN);
        ImportedCode.MAIN.stream()
                .filter(type -> type.getName().startsWith(ENTRY_POINTS))
                .flatMap(type -> type.getCodeUnits().stream())
                .forEach(graph::reach);
        while (!graph.open.isEmpty()) {
            graph.follow(graph.open.remove());
        }
        return graph;
    }

    /** Returns the names of the constants of an enum that reached code of other classes uses. */
    public Set<String> used(Class<?> constants) {
        Set<String> used = new HashSet<>();
        for (JavaCodeUnit unit : reached) {
            unit.getFieldAccesses().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(constants))
                    .filter(access -> !access.getOriginOwner().isEquivalentTo(constants))
                    .map(access -> access.getTarget().getName())
                    .forEach(used::add);
        }
        return used;
    }

    private void reach(JavaCodeUnit unit) {
        if (reached.add(unit)) {
            open.add(unit);
        }
    }

    private void follow(JavaCodeUnit unit) {
        if (unit instanceof JavaConstructor made) {
            calledByTheJdk(made.getOwner()).forEach(this::reach);
        } else {
            unit.getOwner().getStaticInitializer().ifPresent(this::reach);
        }
        Stream.of(unit.getCallsFromSelf(), unit.getCodeUnitReferencesFromSelf())
                .flatMap(Set::stream)
                .forEach(this::followAccess);
        unit.getFieldAccesses().stream()
                .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.GET)
                .flatMap(access -> access.getTargetOwner().getStaticInitializer().stream())
                .filter(initializer -> isOurs(initializer.getOwner()))
                .forEach(this::reach);
    }

    private void followAccess(JavaAccess<?> access) {
        access.getTarget().resolveMember().ifPresent(this::followTarget);
    }

    private void followTarget(JavaMember target) {
        if (!targets.add(target)) {
            return;
        }
        if (target instanceof JavaCodeUnit unit && isOurs(unit.getOwner())) {
            reach(unit);
        }
        if (target instanceof JavaMethod method) {
            bySignature.getOrDefault(signature(method), List.of()).stream()
                    .filter(own -> serves(own.getOwner(), method.getOwner()))
                    .forEach(this::reach);
        }
    }

    /** A method may be inherited by a class of the type, and be declared where nobody knows it. */
    private static boolean serves(JavaClass declaring, JavaClass type) {
        return Stream.concat(Stream.of(declaring), declaring.getAllSubclasses().stream())
                .anyMatch(own -> own.isAssignableTo(type.getName()));
    }

    private static List<JavaMethod> calledByTheJdk(JavaClass made) {
        Set<String> known =
                Stream.concat(
                                made.getAllRawSuperclasses().stream(),
                                made.getAllRawInterfaces().stream())
                        .filter(type -> !isOurs(type))
                        .flatMap(type -> type.getMethods().stream())
                        .map(CallGraph::signature)
                        .collect(toSet());
        return made.getMethods().stream().filter(own -> known.contains(signature(own))).toList();
    }

    private static String signature(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .collect(joining(",", method.getName() + "(", ")"));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getName().startsWith(OURS);
    }
}
