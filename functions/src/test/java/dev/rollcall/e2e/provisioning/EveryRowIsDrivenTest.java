package dev.rollcall.e2e.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No row of the page is without a test that drives it, and no such test without its row. */
class EveryRowIsDrivenTest {
    private static final List<Class<?>> DRIVERS =
            List.of(
                    BusinessPlusTest.class,
                    JoinersTest.class,
                    MoversTest.class,
                    StaysAndReturnsTest.class,
                    ThingsGivenAndTakenTest.class,
                    WhoseAccountTest.class);

    @Test
    void the_rows_of_both_tables_are_those_that_are_driven() {
        Set<String> rows =
                Stream.concat(
                                ProvisioningPage.states().stream(),
                                ProvisioningPage.changes().stream())
                        .map(ProvisioningPage.Told::who)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(driven()).isEqualTo(rows);
    }

    @Test
    void every_test_of_a_driver_names_its_row() {
        assertThat(DRIVERS.stream().flatMap(driver -> Stream.of(driver.getDeclaredMethods())))
                .filteredOn(method -> method.isAnnotationPresent(Test.class))
                .hasSizeGreaterThan(30)
                .allMatch(method -> method.isAnnotationPresent(Row.class));
    }

    private static Set<String> driven() {
        return DRIVERS.stream()
                .flatMap(driver -> Stream.of(driver.getDeclaredMethods()))
                .flatMap(method -> Optional.ofNullable(method.getAnnotation(Row.class)).stream())
                .map(Row::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
