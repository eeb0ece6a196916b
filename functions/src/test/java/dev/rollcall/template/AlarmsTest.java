package dev.rollcall.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What nobody would notice is told to somebody. */
class AlarmsTest {
    private static final DeployedTemplate TEMPLATE = DeployedTemplate.ofProject();
    private static final Map<String, JsonNode> ALARMS =
            TEMPLATE.properties("AWS::CloudWatch::Alarm");
    private static final String TELL = "metrics.tell(";
    private static final Pattern TOLD = Pattern.compile("\"([A-Z][A-Za-z]+)\", ?\\(?");

    @Test
    void every_alarm_says_what_to_do_and_reaches_the_operators() {
        assertThat(ALARMS)
                .isNotEmpty()
                .allSatisfy((id, alarm) -> {
                    assertThat(alarm.path("AlarmDescription").asText())
                            .as(id)
                            .hasSizeGreaterThan(40);
                    assertThat(alarm.path("AlarmActions").findValuesAsText("Ref"))
                            .as(id)
                            .containsExactly("OperationsTopic");
                });
    }

    @Test
    void each_number_that_a_function_tells_has_an_alarm() {
        assertThat(watched("OktaHookFunction")).isEqualTo(told("HookDeliveries"));
        assertThat(watched("CustomHookFunction")).isEqualTo(told("HookDeliveries"));
        assertThat(watched("SsfHookFunction")).isEqualTo(told("SsfHookFunction"));
        assertThat(watched("SlackHookFunction")).isEqualTo(told("SlackHookFunction"));
        assertThat(watched("OktaPollFunction")).isEqualTo(told("OktaPollFunction"));
        assertThat(watched("SweepFunction")).isEqualTo(told("SweepFunction"));
        assertThat(watched("OperatorFunction")).isEqualTo(told("OperatorFunction"));
        assertThat(watched("ApprovalStepsFunction")).isEqualTo(told("ApprovalStepsFunction"));
        assertThat(watched("ReconcileFunction")).isEqualTo(told("ReconcileFunction"));
        assertThat(watched("ReconcileTickFunction")).isEqualTo(told("ReconcileTickFunction"));
    }

    /** The sweep and the tending start it again, so nobody would notice. */
    @Test
    void each_machine_whose_executions_end_badly_has_an_alarm() {
        Set<String> machines = TEMPLATE.properties(DeployedTemplate.STATE_MACHINE).keySet();

        assertThat(machines)
                .allSatisfy(machine ->
                        assertThat(ALARMS.values())
                                .as(machine)
                                .anySatisfy(alarm -> {
                                    assertThat(alarm.path("Metrics").findValuesAsText("Ref"))
                                            .containsOnly(machine);
                                    assertThat(alarm.findValuesAsText("MetricName"))
                                            .containsExactly(
                                                    "ExecutionsFailed",
                                                    "ExecutionsTimedOut",
                                                    "ExecutionsAborted");
                                }));
    }

    /** The function's own count of invocations says nothing: the machine calls it too. */
    @Test
    void batches_that_nobody_tends_are_noticed_by_the_silence() {
        assertThat(ALARMS.values())
                .filteredOn(alarm -> alarm.path("Statistic").asText().equals("SampleCount"))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.path("MetricName").asText()).isEqualTo("BatchesUntended");
                    assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("breaching");
                    assertThat(
                                    alarm.path("Period").asInt()
                                            * alarm.path("EvaluationPeriods").asInt())
                            .isEqualTo(600);
                });
    }

    private static Set<String> watched(String function) {
        Set<String> names = new TreeSet<>();
        ALARMS.values().stream()
                .filter(alarm -> alarm.path("Namespace").asText().equals("Rollcall"))
                .filter(alarm ->
                        alarm.path("Dimensions").findValuesAsText("Ref").contains(function))
                .forEach(alarm -> names.add(alarm.path("MetricName").asText()));
        return names;
    }

    /** Returns the names between each {@code metrics.tell(} and the end of that statement. */
    private static Set<String> told(String function) {
        String source =
                Project.read(
                        Project.path(
                                "functions/src/main/java/dev/rollcall/function/"
                                        + function
                                        + ".java"));
        Set<String> told = new TreeSet<>();
        for (int from = source.indexOf(TELL); from >= 0; from = source.indexOf(TELL, from + 1)) {
            Matcher names = TOLD.matcher(source.substring(from, source.indexOf(';', from)));
            while (names.find()) {
                told.add(names.group(1));
            }
        }
        assertThat(told).as(function).isNotEmpty();
        return told;
    }
}
