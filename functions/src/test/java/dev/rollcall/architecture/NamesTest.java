package dev.rollcall.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** A name says what a class is for. */
class NamesTest {
    private static final String EMPTY_WORDS = ".*(Impl|Manager|Helper|Utils?)";

    @Test
    void deployed_classes_are_named_for_what_they_do() {
        noClasses()
                .should()
                .haveNameMatching(EMPTY_WORDS)
                .because("such a name hides that nobody decided what belongs inside")
                .check(ImportedCode.MAIN);
    }

    @Test
    void the_local_runtime_and_the_tests_too() {
        noClasses()
                .should()
                .haveNameMatching(EMPTY_WORDS)
                .because("such a name hides that nobody decided what belongs inside")
                .check(ImportedCode.TESTS);
    }
}
