package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        company.timeline().runUntil(company::atRest, SOON);
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

    private boolean isBack() {
        return company.active(SOMEBODY)
                && company.account(SOMEBODY).workspaces().contains("T0LABS")
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
