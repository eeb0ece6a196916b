package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose access comes back by itself, and whose only by a human's word. */
class ReturningPeopleTest {
    private static final int SOMEBODY = 20;
    private static final Pattern QUESTION = Pattern.compile("\\b[0-9a-f]{12}\\b");
    private static final Duration SOON = Duration.ofMinutes(10);

    private final LocalCompany company = LocalCompany.of(30, AccessPolicies::on);

    @TempDir private Path directory;

    @BeforeEach
    void let_rules_give_something() {
        regroup(AccessPolicies.ENGINEERING);
        assertThat(company.timeline().runUntil(() -> isGiven() && company.atRest(), SOON)).isTrue();
    }

    @AfterEach
    void close() {
        company.close();
    }

    /** Slack does not say whether a reactivated account is in its workspaces again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_left_and_comes_back_has_the_same_account_again(boolean losesWorkspaces) {
        losesWorkspaces(losesWorkspaces);
        company.leaves(SOMEBODY);
        assertThat(company.settles(SOMEBODY, Duration.ofHours(1))).isTrue();

        company.runtime()
                .okta()
                .organisation()
                .changeStatus(company.person(SOMEBODY), "ACTIVE", true);

        assertThat(company.timeline().runUntil(this::isBack, SOON)).isTrue();
        assertThat(company.mails("wrongly-inactive")).isEmpty();
    }

    @Test
    void whom_an_admin_has_cut_stays_cut_until_an_operator_lets_them_back() {
        SlackAccount account = company.account(SOMEBODY);
        slack().deactivate(account.id(), "U00000004");
        regroup(AccessPolicies.ENGINEERING, "00gfinance");
        company.timeline().advance(Duration.ofMinutes(2));

        assertThat(company.active(SOMEBODY)).isFalse();
        assertThat(company.mails("wrongly-inactive")).hasSize(1);
        Matcher question = QUESTION.matcher(rollcall("link", "list").out());
        assertThat(question.find()).isTrue();

        Ran said =
                rollcall(
                        "link",
                        "theirs",
                        question.group(),
                        account.id(),
                        "--reason",
                        "a mistake of ours");

        assertThat(said).as(said.out() + said.err()).returns(0, Ran::code);
        assertThat(company.timeline().runUntil(this::isBack, SOON)).isTrue();
    }

    /** The second one was never looked at before. */
    @ParameterizedTest
    @ValueSource(ints = {SOMEBODY, SOMEBODY + 1})
    void whoever_is_rehired_under_a_new_id_and_address_has_the_former_account_by_hrs_key(
            int number) {
        SlackAccount former = company.account(number);
        OktaPerson before = company.runtime().okta().organisation().people().get(number - 1);
        assertThat(before.more()).containsKey("employeeNumber");
        company.leaves(number);
        assertThat(company.settles(number, Duration.ofHours(1))).isTrue();
        int accounts = slack().accounts().size();

        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                "00uREHIRED",
                                "back.again@acme.example",
                                before.firstName(),
                                before.lastName(),
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.ENGINEERING),
                                "",
                                before.more()),
                        true);

        assertThat(company.timeline().runUntil(() -> isBack(number), SOON)).isTrue();
        assertThat(company.account(number))
                .returns(former.id(), SlackAccount::id)
                .returns("back.again@acme.example", SlackAccount::email);
        assertThat(slack().accounts()).hasSize(accounts);
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("00uREHIRED") && item.contains("by-hr-key"))
                .anyMatch(item -> item.contains("UNLINKED") && item.contains(former.id()));
        assertThat(company.mails("link")).isEmpty();
    }

    @Test
    void a_leave_of_absence_costs_nothing_and_what_changed_meanwhile_is_given_after_it() {
        String account = company.account(SOMEBODY).id();
        puts("C0GENERAL", account);
        status("SUSPENDED");
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                company.account(SOMEBODY).sessions() == 0
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
        Set<String> had = groups(account);
        regroup(AccessPolicies.ENGINEERING, AccessPolicies.SALES);
        company.timeline().advance(Duration.ofMinutes(2));
        assertThat(company.active(SOMEBODY)).isTrue();
        assertThat(groups(account)).isEqualTo(had).contains("C0ENGI", "C0GENERAL");

        status("ACTIVE");

        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                groups(account).contains("C0SALE")
                                                        && company.atRest(),
                                        SOON))
                .isTrue();
        assertThat(company.account(SOMEBODY).id()).isEqualTo(account);
        assertThat(groups(account)).containsAll(had).contains("S0UGSALE");
        assertThat(company.mails("restore-proposed")).isEmpty();
        assertThat(company.mails("wrongly-inactive")).isEmpty();
    }

    private void status(String status) {
        company.runtime()
                .okta()
                .organisation()
                .changeStatus(company.person(SOMEBODY), status, true);
    }

    private void puts(String channel, String account) {
        slack().change(
                        SlackGroup.Kind.CHANNEL,
                        channel,
                        group -> {
                            Set<String> all = new TreeSet<>(group.members());
                            all.add(account);
                            return group.withMembers(all, account);
                        });
    }

    private Set<String> groups(String account) {
        return Stream.of(SlackGroup.Kind.values())
                .flatMap(kind -> slack().groupsOf(kind, account).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isGiven() {
        return company.records().texts().stream()
                .filter(item -> item.contains("GRANT#okta#" + company.person(SOMEBODY)))
                .anyMatch(item -> item.contains("channel:C0ENGI") && item.contains("GIVEN"));
    }

    private boolean isBack() {
        return isBack(SOMEBODY);
    }

    private boolean isBack(int number) {
        return company.active(number)
                && company.account(number).workspaces().contains("T0LABS")
                && company.atRest();
    }

    private void regroup(String... groups) {
        company.runtime()
                .okta()
                .organisation()
                .regroup(company.person(SOMEBODY), List.of(groups), true);
    }

    private void losesWorkspaces(boolean so) {
        ObjectNode leaving = Json.object().put("losesWorkspaces", so);
        slack().turn(slack().switches().turned(Json.object().set("leaving", leaving)));
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }

    private Ran rollcall(String... line) {
        return TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                .waiting(company.timeline()::advance)
                .rollcall(line);
    }
}
