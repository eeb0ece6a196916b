package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mistake in Okta cuts people; it is mended, and they get back what they had by hand too. */
class RestoreEndToEndTest {
    private static final Duration SOON = Duration.ofMinutes(20);
    private static final String NEO = "okta:00uNEW1";
    private static final String IDA = "okta:00uNEW2";
    private static final String ON_CALL = "S0UGONCALL";
    private static final String SALES_TALK = "C0SALE";
    private static final Pattern DIGEST = Pattern.compile("digest is ([0-9a-f]{64})");

    private final LocalCompany company = LocalCompany.of(30, AccessPolicies::on);

    @TempDir private Path directory;

    @BeforeEach
    void two_people_are_cut_by_mistake_and_are_back() {
        for (String person : List.of(NEO, IDA)) {
            joins(person);
        }
        until(() -> has(NEO, "C0ENGI") && has(IDA, "C0ENGI") && company.atRest());
        for (String person : List.of(NEO, IDA)) {
            puts(SlackGroup.Kind.USER_GROUP, ON_CALL, account(person).id());
            puts(SlackGroup.Kind.CHANNEL, SALES_TALK, account(person).id());
            status(person, "DEPROVISIONED");
        }
        until(() -> !active(NEO) && !active(IDA) && company.atRest());
        assertThat(has(NEO, ON_CALL)).isFalse();
        for (String person : List.of(NEO, IDA)) {
            status(person, "ACTIVE");
        }
        until(() -> has(NEO, "C0ENGI") && has(IDA, "C0ENGI") && company.atRest());
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void what_rules_give_is_back_by_itself_and_the_rest_once_a_human_approves_exactly_that_list() {
        assertThat(has(NEO, "S0UGENGI")).isTrue();
        assertThat(has(NEO, ON_CALL) || has(NEO, SALES_TALK)).isFalse();
        company.timeline().advance(Duration.ofMinutes(1));
        assertThat(company.mails("")).anyMatch(mail -> mail.body().contains("restore-proposed"));
        Ran list = rollcall("restore", "list", "--as", "viewer");
        assertThat(list.out()).as(list.err()).contains("2 waiting", NEO, IDA, "proposed");

        assertThat(rollcall("restore", "approve", "--all", "--as", "viewer").code()).isEqualTo(1);
        Ran shown = rollcall("restore", "approve", "--all", "--as", "operator");
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out())
                .contains("user-group:T0MAIN:" + ON_CALL, "channel:" + SALES_TALK)
                .contains("Nothing was approved");
        assertThat(
                        rollcall(
                                "restore",
                                "approve",
                                NEO,
                                "--digest",
                                digest(shown),
                                "--as",
                                "operator"))
                .returns(1, Ran::code);
        assertThat(has(NEO, ON_CALL)).isFalse();

        Ran approved =
                rollcall(
                        "restore",
                        "approve",
                        "--all",
                        "--digest",
                        digest(shown),
                        "--as",
                        "operator");
        assertThat(approved).as(approved.out() + approved.err()).returns(0, Ran::code);

        until(() -> backWithAll(NEO) && backWithAll(IDA) && company.atRest());
        assertThat(rollcall("restore", "list").out()).contains("Nothing waits.");
        assertThat(rollcall("explain", NEO).out().lines())
                .anyMatch(
                        line -> line.matches(" +restored by ole on 2026-.*, approval [0-9a-f]+…"));
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("approved") && item.contains(digest(shown)));

        company.runtime()
                .okta()
                .organisation()
                .regroup("00uNEW1", List.of(AccessPolicies.DESIGN), true);
        until(() -> has(NEO, "C0DESI") && !has(NEO, "C0ENGI") && company.atRest());
        assertThat(backWithAll(NEO)).as("no rule's end takes it").isTrue();
    }

    @Test
    void what_is_declined_stays_as_it_is() {
        Ran declined =
                rollcall(
                        "restore",
                        "decline",
                        NEO,
                        "--reason",
                        "another team by now",
                        "--as",
                        "operator");
        assertThat(declined).as(declined.out() + declined.err()).returns(0, Ran::code);

        company.runtime()
                .okta()
                .organisation()
                .regroup("00uNEW1", List.of(AccessPolicies.ENGINEERING, "00gfinance"), true);
        company.timeline().advance(Duration.ofMinutes(3));

        assertThat(company.atRest()).isTrue();
        assertThat(has(NEO, ON_CALL) || has(NEO, SALES_TALK)).isFalse();
        assertThat(rollcall("restore", "list").out()).contains("1 waiting", IDA);
    }

    private static String digest(Ran shown) {
        Matcher found = DIGEST.matcher(shown.out());
        assertThat(found.find()).as(shown.out() + shown.err()).isTrue();
        return found.group(1);
    }

    private boolean backWithAll(String person) {
        return has(person, ON_CALL) && has(person, SALES_TALK);
    }

    private void until(BooleanSupplier so) {
        assertThat(company.timeline().runUntil(so, SOON)).isTrue();
    }

    private void joins(String person) {
        Instant now = company.timeline().now();
        String id = id(person);
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                id,
                                email(person),
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.ENGINEERING),
                                ""),
                        true);
    }

    private void status(String person, String status) {
        company.runtime().okta().organisation().changeStatus(id(person), status, true);
    }

    private void puts(SlackGroup.Kind kind, String id, String account) {
        slack().change(
                        kind,
                        id,
                        group -> {
                            Set<String> all = new TreeSet<>(group.members());
                            all.add(account);
                            return group.withMembers(all, account);
                        });
    }

    private boolean has(String person, String group) {
        return slack().accounts().stream()
                .filter(a -> a.email().equals(email(person)))
                .anyMatch(a -> groups(a.id()).contains(group));
    }

    private Set<String> groups(String account) {
        return List.of(SlackGroup.Kind.values()).stream()
                .flatMap(kind -> slack().groupsOf(kind, account).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean active(String person) {
        return slack().active(account(person));
    }

    private SlackAccount account(String person) {
        return slack().accounts().stream()
                .filter(a -> a.email().equals(email(person)))
                .findFirst()
                .orElseThrow();
    }

    private static String id(String person) {
        return person.substring(person.indexOf(':') + 1);
    }

    private static String email(String person) {
        return id(person).toLowerCase(Locale.ROOT) + "@acme.example";
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
