package dev.rollcall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Surefire runs the classes whose names end in Test, and says nothing of the others. */
class TestClassesTest {
    private static final Predicate<JavaMethod> IS_TEST =
            method -> method.isMetaAnnotatedWith(Testable.class);

    @Test
    void what_holds_tests_is_run() {
        List<String> neverRun =
                ImportedCode.TESTS.stream()
                        .filter(type -> type.getMethods().stream().anyMatch(IS_TEST))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(type -> !type.isInterface())
                        .filter(type -> !outermost(type).getSimpleName().endsWith("Test"))
                        .map(JavaClass::getName)
                        .toList();

        assertThat(neverRun).as("classes whose tests never run").isEmpty();
    }

    @Test
    void what_is_called_a_test_holds_one() {
        List<JavaClass> called =
                ImportedCode.TESTS.stream()
                        .filter(type -> type.isTopLevelClass())
                        .filter(type -> type.getSimpleName().endsWith("Test"))
                        .toList();

        Set<JavaClass> holding =
                ImportedCode.TESTS.stream()
                        .filter(type -> type.getAllMethods().stream().anyMatch(IS_TEST))
                        .map(TestClassesTest::outermost)
                        .collect(Collectors.toSet());

        assertThat(called).hasSizeGreaterThan(5);
        assertThat(called)
                .filteredOn(type -> !holding.contains(type))
                .as("classes called a test without one, their nested classes included")
                .isEmpty();
    }

    @Test
    void no_test_is_switched_off() {
        assertThat(ImportedCode.TESTS.stream().filter(TestClassesTest::isSwitchedOff))
                .as("classes with @Disabled")
                .isEmpty();
    }

    private static boolean isSwitchedOff(JavaClass type) {
        return type.isAnnotatedWith(Disabled.class)
                || type.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Disabled.class));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TestClassesTest::outermost).orElse(type);
    }
}
