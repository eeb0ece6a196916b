package dev.rollcall.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table in docs/plans.md is what the code does. */
class PlansPageTest {

    @Test
    void the_page_has_a_row_for_each_capability_and_no_other() {
        List<String> rows =
                Project.read(Project.path("docs/plans.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Capability.values()).map(PlansPageTest::row).toList());
    }

    private static String row(Capability capability) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        capability.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        FeatureWords.of(capability),
                        on(capability, SlackPlan.ENTERPRISE),
                        on(capability, SlackPlan.BUSINESS_PLUS),
                        capability.isOn(SlackPlan.BUSINESS_PLUS)
                                ? ""
                                : FeatureWords.instead(capability))
                .replace("|  |", "| |");
    }

    private static String on(Capability capability, SlackPlan plan) {
        return capability.isOn(plan) ? "yes" : "no";
    }
}
