package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Somebody edits a user group by hand; an operator has both sides compared and sees to it. */
class DriftCommandsEndToEndTest {
    private static final String ENGINEERS = "S0UGENGI";
    private static final String SELLERS = "S0UGSALE";

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;

    @BeforeEach
    void start() {
        begin(LocalCompany.of(40));
    }

    private void begin(LocalCompany one) {
        company = one;
        typed =
                TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                        .waiting(company.timeline()::advance);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void what_is_missing_is_given_and_what_nobody_takes_is_accepted() {
        // What the company begins with is told, and set right, before.
        rollcall("reconcile", "--wait", "--as", "operator");
        String moved = moveSomebodyByHand();

        Ran reconciled = rollcall("reconcile", "--wait", "--as", "operator");
        assertThat(reconciled).as(reconciled.err()).returns(0, Ran::code);
        assertThat(reconciled.out())
                .contains(
                        "manual-add: has it, and no rule gives it",
                        "1 missing-grant: does not have it, and a rule gives it",
                        "1 were to be set right",
                        "1 missing-grant: 1 equal now");

        String line = line("manual-add", moved, SELLERS);
        assertThat(line).contains("@s0ugsale has it, and no rule gives it", "is only reported");
        String id = line.strip().split(" ")[0];

        Ran corrected = rollcall("drift", "correct", id, "--as", "operator");
        assertThat(corrected).returns(1, Ran::code);
        assertThat(corrected.err()).contains("Not by a run: The mapping only adds");

        Ran accepted = accept(id, "operator");
        assertThat(accepted).as(accepted.err()).returns(0, Ran::code);
        assertThat(rollcall("drift", "list").out()).doesNotContain(id);
        assertThat(rollcall("drift", "list", "--accepted").out()).contains(id, "a pilot");
        assertThat(rollcall("drift", "show", id).out())
                .contains("by ole until 2027-04-01T00:00:00Z", "No run can set it right.");
        assertThat(rollcall("plan", "--as", "viewer"))
                .returns(2, Ran::code)
                .satisfies(plan -> assertThat(plan.out()).contains("of it is accepted:", id));

        rollcall("reconcile", "--wait", "--as", "operator");
        assertThat(rollcall("drift", "list", "--accepted").out()).contains(id);
        assertThat(rollcall("drift", "status").out()).contains("nothing was to be set right");
    }

    @Test
    void what_the_policy_holds_is_set_right_once_an_operator_says_so() {
        company.close();
        begin(
                LocalCompany.of(
                        40,
                        policy ->
                                policy.replace(
                                        "\nmappings:\n",
                                        "\nreactions: { missing-grant: hold }\nmappings:\n")));
        String moved = moveSomebodyByHand();
        rollcall("reconcile", "--wait", "--as", "operator");

        String line = line("missing-grant", moved, ENGINEERS);
        assertThat(line).contains("open, waits for an operator's word");
        String id = line.strip().split(" ")[0];
        assertThat(group(ENGINEERS).members()).doesNotContain(moved);

        Ran corrected = rollcall("drift", "correct", id, "--as", "operator");
        assertThat(corrected).as(corrected.err()).returns(0, Ran::code);
        assertThat(corrected.out()).contains("Its person is looked at.", "is being set right");
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () -> group(ENGINEERS).members().contains(moved),
                                        Duration.ofMinutes(10)))
                .isTrue();

        // Of somebody who was looked at just before, a reconciliation says nothing.
        company.timeline().advance(Duration.ofMinutes(30));
        rollcall("reconcile", "--wait", "--as", "operator");
        assertThat(rollcall("drift", "show", id).out()).contains("gone since", "set right at");
        assertThat(rollcall("drift", "correct", id, "--as", "operator").err()).contains("Gone: ");
    }

    @Test
    void who_only_looks_begins_and_accepts_nothing() {
        assertThat(rollcall("reconcile", "--as", "viewer").err()).contains("Not allowed");
        assertThat(accept("0123456789abcdef", "viewer").err()).contains("Not allowed");
        assertThat(rollcall("drift", "status", "--as", "viewer").out())
                .contains("Nothing was compared yet.");
    }

    private String line(String kind, String account, String group) {
        return rollcall("drift", "list", "--kind", kind, "--as", "viewer")
                .out()
                .lines()
                .filter(each -> each.contains(account) && each.contains(group))
                .findFirst()
                .orElseThrow();
    }

    private Ran accept(String id, String as) {
        return rollcall(
                "drift", "accept", id, "--until", "2027-03-31", "--reason", "a pilot", "--as", as);
    }

    /** An engineer is put among the sellers, and is not among the engineers any more. */
    private String moveSomebodyByHand() {
        String moved =
                IntStream.range(20, 40)
                        .mapToObj(number -> company.account(number).id())
                        .filter(group(ENGINEERS).members()::contains)
                        .filter(account -> !group(SELLERS).members().contains(account))
                        .findFirst()
                        .orElseThrow();
        List<String> sellers = new ArrayList<>(group(SELLERS).members());
        sellers.add(moved);
        organisation()
                .change(
                        SlackGroup.Kind.USER_GROUP,
                        SELLERS,
                        group -> group.withMembers(Set.copyOf(sellers), "U0ADMIN"));
        organisation()
                .change(
                        SlackGroup.Kind.USER_GROUP,
                        ENGINEERS,
                        group -> group.without(moved, "U0ADMIN"));
        return moved;
    }

    private SlackGroup group(String id) {
        return organisation().group(SlackGroup.Kind.USER_GROUP, id).orElseThrow();
    }

    private SlackOrganisation organisation() {
        return company.runtime().slack().organisation();
    }

    private Ran rollcall(String... line) {
        return typed.rollcall(line);
    }
}
