package dev.rollcall.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;

/** What no deployed class does. */
class CodingRulesTest {
    private static final String PLATFORM = "dev.rollcall.platform..";
    private static final String WIRING = "dev.rollcall.function.wiring..";

    /** Pauses for milliseconds between tries of a contended transaction. */
    private static final String CONTENTION = "dev.rollcall.adapter.dynamodb.Backoff";

    /** The command line is a process of its own; one class of it reads what that process has. */
    private static final String PROCESS = "dev.rollcall.cli.Surroundings";

    @Test
    void every_package_is_null_marked() {
        assertThat(
                        Stream.of(ImportedCode.MAIN, ImportedCode.TESTS)
                                .flatMap(classes -> classes.stream().map(JavaClass::getPackage)))
                .as("packages with @NullMarked in package-info.java")
                .isNotEmpty()
                .allSatisfy(CodingRulesTest::isNullMarked);
    }

    private static void isNullMarked(JavaPackage marked) {
        assertThat(marked.tryGetPackageInfo())
                .as("package-info of " + marked.getName())
                .hasValueSatisfying(
                        info -> assertThat(info.isAnnotatedWith(NullMarked.class)).isTrue());
    }

    @Test
    void nothing_generic_is_thrown() {
        check(
                NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
                        "the state machines catch errors by name"));
    }

    @Test
    void nothing_is_printed() {
        check(
                NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                        "only the logger redacts names, mails and secrets"));
    }

    @Test
    void one_way_to_log() {
        check(
                NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because(
                        "only the logger redacts names, mails and secrets"));
    }

    @Test
    void only_the_wiring_reads_the_environment() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(WIRING)
                        .and()
                        .doNotHaveFullyQualifiedName(PROCESS)
                        .should()
                        .accessTargetWhere(calls(System.class, "getenv|getProperty"))
                        .because("the local runtime hands each function its own environment"));
    }

    @Test
    void the_time_is_given() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(PLATFORM, WIRING)
                        .and()
                        .doNotHaveFullyQualifiedName(PROCESS)
                        .should()
                        .accessTargetWhere(
                                calls(Instant.class, "now")
                                        .or(calls(LocalDate.class, "now"))
                                        .or(calls(LocalDateTime.class, "now"))
                                        .or(calls(OffsetDateTime.class, "now"))
                                        .or(calls(ZonedDateTime.class, "now"))
                                        .or(calls(Clock.class, "system.*"))
                                        .or(calls(System.class, "currentTimeMillis")))
                        .because("tests run 48 hours in a millisecond on a clock of their own"));
    }

    @Test
    void nothing_sleeps() {
        check(
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(CONTENTION)
                        .and()
                        // The command line is no step: somebody at a terminal waits with it.
                        .doNotHaveFullyQualifiedName(PROCESS)
                        .should()
                        .accessTargetWhere(calls(Thread.class, "sleep"))
                        .because("a step that has to wait says until when; Step Functions waits"));
    }

    @Test
    void random_ids_are_given() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(PLATFORM, WIRING)
                        .should()
                        .accessTargetWhere(calls(UUID.class, "randomUUID"))
                        .because("an id that a repetition can compute makes the repetition safe"));
    }

    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, String names) {
        return target(owner(JavaClass.Predicates.type(owner)))
                .and(target(nameMatching(names)))
                .as(owner.getSimpleName() + "." + names)
                .forSubtype();
    }

    private static void check(ArchRule rule) {
        rule.check(ImportedCode.MAIN);
    }
}
