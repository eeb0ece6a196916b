package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.bench.RunbookCalls;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.SlackWorkflow;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.Project;
import dev.rollcall.testing.RunbookPage;
import dev.rollcall.testing.RunbookStates;
import dev.rollcall.testing.RunbookStates.Acting;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each state of the runbook calls, as simulated Slack receives it, is what the runbook's page,
 * the table of a leaver's trips and the bench say. {@code -Drunbook.calls=write} writes what the
 * bench reads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunbookCallsTest {
    /** Of which each function asks once; the page says so above its table. */
    private static final String IDENTITY = "auth.test";

    private static final String STAYS = "U00000050";
    private static final int FIRST = 20;
    private static final int ORDINARY = 21;
    private static final int ALONE_IN_A_GROUP = 23;
    private static final int WITH_WORKFLOW = 28;
    private static final int WITH_ROLE = 33;
    private static final int WITH_APPS = 27;
    private static final int HALF_READ = 40;
    private static final int HELD = 41;
    private static final int SUSPENDED = 42;

    private final Map<String, Set<String>> seen = new TreeMap<>();
    private List<StepCalls.Step> ordinary = List.of();

    @BeforeAll
    void run() {
        try (LocalCompany company = company("handover: U00000008", 100)) {
            StepCalls calls = StepCalls.in(company);
            prepare(company);
            leaves(company, FIRST);
            company.timeline().advance(Duration.ofMinutes(2));
            see(calls.take());
            leaves(company, ORDINARY);
            ordinary = calls.take();
            see(ordinary);
            stories(company);
            see(calls.take());
        }
        try (LocalCompany company = company("unpublish", 1)) {
            StepCalls calls = StepCalls.in(company);
            manageWorkflow(company);
            leaves(company, WITH_WORKFLOW);
            company.leaves(HELD);
            company.runtime()
                    .okta()
                    .organisation()
                    .changeStatus(company.person(SUSPENDED), "SUSPENDED", true);
            company.timeline().advance(Duration.ofMinutes(3));
            see(calls.take());
        }
    }

    @Test
    void what_a_state_calls_is_in_its_row_and_what_a_row_says_without_condition_is_called() {
        for (RunbookPage.Row row : RunbookPage.rows()) {
            Set<String> called = seen.getOrDefault(row.state(), Set.of());
            assertThat(row.calls()).as("row of %s", row.state()).containsAll(called);
            assertThat(called).as("calls of %s", row.state()).containsAll(row.always());
        }
        assertThat(RunbookPage.text()).contains("`" + IDENTITY + "`");
    }

    /** A late hint makes a run that looks whether who was verified before is inactive still. */
    @Test
    void a_state_without_a_row_calls_nothing_but_that_assess_may_look_who_is_active() {
        Map<String, Set<String>> others = new TreeMap<>(seen);
        RunbookPage.rows().forEach(row -> others.remove(row.state()));

        assertThat(others).containsKeys("Claim", "Assess", "Release");
        assertThat(others.remove("Assess")).isSubsetOf("GET /scim/v2/Users/{id}");
        assertThat(others.values()).allMatch(Set::isEmpty);
    }

    @Test
    void the_bench_replays_what_was_called_for_one_leaver() throws IOException {
        boolean write = "write".equals(System.getProperty("runbook.calls"));
        String recorded = recorded().text();

        if (write) {
            Files.writeString(Project.path(RunbookCalls.FILE), recorded);
        }
        assumeThat(write).as("written instead of tested").isFalse();
        assertThat(Project.read(Project.path(RunbookCalls.FILE)))
                .as("run mvn -B test -Dtest=RunbookCallsTest -Drunbook.calls=write")
                .isEqualTo(recorded);
    }

    @Test
    void the_table_of_a_leaver_s_trips_says_what_was_called() {
        assertThat(Project.read(Project.path("docs/performance.md"))).contains(table(recorded()));
    }

    /** A line per state: each call with how often it is made, and how many that are. */
    private static String table(RunbookCalls calls) {
        StringBuilder table = new StringBuilder();
        for (String state : states(calls)) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (RunbookCalls.Step step : calls.of(state)) {
                step.calls().forEach(call -> counts.merge(call, 1, Integer::sum));
            }
            table.append("| `").append(state).append("` | ");
            table.append(
                    counts.entrySet().stream()
                            .map(count -> times(count.getKey(), count.getValue()))
                            .collect(joining(", ")));
            int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
            table.append(" | ").append(sum).append(" |\n");
        }
        return table.append("| together | | ").append(calls.count()).append(" |\n").toString();
    }

    private static String times(String call, int count) {
        return count == 1 ? "`" + call + "`" : "`" + call + "` x " + count;
    }

    private static Set<String> states(RunbookCalls calls) {
        Set<String> states = new LinkedHashSet<>();
        calls.steps().forEach(step -> states.add(step.state()));
        return states;
    }

    private void see(List<StepCalls.Step> steps) {
        for (StepCalls.Step step : steps) {
            Set<String> calls = seen.computeIfAbsent(step.state().name(), _ -> new TreeSet<>());
            calls.addAll(withoutIdentity(step.calls()));
        }
    }

    private static List<String> withoutIdentity(List<String> calls) {
        return calls.stream().filter(call -> !call.equals(IDENTITY)).toList();
    }

    /** Those that ended well, by state; what runs side by side by its calls. */
    private RunbookCalls recorded() {
        List<String> order = new RunbookStates().all().stream().map(Acting::name).toList();
        Set<String> rows = new TreeSet<>();
        RunbookPage.rows().forEach(row -> rows.add(row.state()));
        return new RunbookCalls(
                ordinary.stream()
                        .filter(step -> rows.contains(step.state().name()) && step.isDone())
                        .map(RunbookCallsTest::inFixedOrder)
                        .filter(step -> !step.calls().isEmpty())
                        .sorted(
                                comparing((RunbookCalls.Step step) -> order.indexOf(step.state()))
                                        .thenComparing(step ->
                                                step.state().equals("Deactivate")
                                                        ? ""
                                                        : step.toString()))
                        .toList());
    }

    /** Some reads of a step go side by side: between two writes, the order is by name. */
    private static RunbookCalls.Step inFixedOrder(StepCalls.Step step) {
        List<String> ordered = new ArrayList<>();
        List<String> reads = new ArrayList<>();
        for (String call : withoutIdentity(step.calls())) {
            if (isWrite(call)) {
                reads.stream().sorted().forEach(ordered::add);
                reads.clear();
                ordered.add(call);
            } else {
                reads.add(call);
            }
        }
        reads.stream().sorted().forEach(ordered::add);
        return new RunbookCalls.Step(
                step.state().name(),
                Lane.valueOf(step.state().lane().toUpperCase(Locale.ROOT)),
                ordered);
    }

    private static boolean isWrite(String call) {
        return SlackCatalogue.all().stream()
                .filter(endpoint -> endpoint.documentedAs().equals(call))
                .anyMatch(endpoint -> endpoint.access() == Endpoint.Access.WRITE);
    }

    private static void leaves(LocalCompany company, int number) {
        company.leaves(number);
        assertThat(company.settles(number, Duration.ofMinutes(10)))
                .as("leaver %s", number)
                .isTrue();
    }

    /** The ordinary one is in three workspaces, three user groups and two IdP groups. */
    private static void prepare(LocalCompany company) {
        SlackOrganisation slack = company.runtime().slack().organisation();
        String id = company.account(ORDINARY).id();
        for (String member : Set.of(id, company.account(FIRST).id(), STAYS)) {
            slack.change(member, account -> account.in(Set.of("T0MAIN", "T0LABS", "T0SALES")));
        }
        slack.add(group(SlackGroup.Kind.USER_GROUP, "S0MORE1", "T0LABS", id));
        slack.add(group(SlackGroup.Kind.USER_GROUP, "S0MORE2", "T0SALES", id));
        slack.add(group(SlackGroup.Kind.IDP_GROUP, "S0MORE3", "", id));
    }

    private static SlackGroup group(
            SlackGroup.Kind kind, String id, String workspace, String member) {
        return new SlackGroup(
                kind,
                id,
                workspace,
                id.toLowerCase(Locale.ROOT),
                Set.of(member, STAYS),
                false,
                SampleCompany.INSTALLER);
    }

    private static void stories(LocalCompany company) {
        SlackOrganisation slack = company.runtime().slack().organisation();
        slack.add(
                new SlackGroup(
                        SlackGroup.Kind.USER_GROUP,
                        "S0OWN",
                        "T0MAIN",
                        "own",
                        Set.of(company.account(ALONE_IN_A_GROUP).id()),
                        false,
                        SampleCompany.INSTALLER));
        slack.turn(
                slack.switches()
                        .turned(
                                Json.object()
                                        .set(
                                                "leaving",
                                                Json.object().put("leavesChannels", false))));
        leaves(company, ALONE_IN_A_GROUP);
        manageWorkflow(company);
        leaves(company, WITH_WORKFLOW);
        leaves(company, WITH_APPS);
        slack.estate()
                .roles()
                .assign("Rl0A", "T0MAIN", company.account(WITH_ROLE).id(), slack.now());
        fault(company, "PATCH .*/Users/", new Fault.Refusal(403, "permission_denied"));
        leaves(company, WITH_ROLE);
        // So long a reading of user groups is shared: the next one asks by itself.
        company.timeline().advance(Duration.ofMinutes(2));
        fault(company, "usergroups.list", new Fault.RateLimit(Duration.ofSeconds(20)));
        leaves(company, HALF_READ);
    }

    private static void manageWorkflow(LocalCompany company) {
        String id = company.account(WITH_WORKFLOW).id();
        SlackOrganisation slack = company.runtime().slack().organisation();
        slack.estate()
                .workflows()
                .put(
                        new SlackWorkflow(
                                "Wf0MINE",
                                "Mine",
                                "A0WORKFLOW0",
                                "workflow_builder",
                                Set.of(id),
                                true,
                                List.of("Ft0MINE"),
                                id,
                                slack.now()));
    }

    private static void fault(LocalCompany company, String call, Fault fault) {
        company.runtime().slack().faults().add(FaultRule.next(1, call, fault));
    }

    private static LocalCompany company(String workflows, int atOnce) {
        String rule = workflows.contains(":") ? "{ " + workflows + " }" : workflows;
        return LocalCompany.of(
                        60,
                        policy ->
                                WithoutLimits.policy(policy)
                                        .replace("100000", Integer.toString(atOnce))
                                        .replace(
                                                "leavers:\n",
                                                "leavers:\n  workflows: " + rule + "\n"))
                .alike();
    }
}
