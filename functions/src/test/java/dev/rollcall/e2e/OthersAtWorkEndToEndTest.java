package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditOrigin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An admin and another app change what Rollcall manages; an operator sees who, and mends it. */
class OthersAtWorkEndToEndTest {
    private static final String ENGINEERS = "S0UGENGI";
    private static final String ENGINEERS_TALK = "C0ENGI";
    private static final String SALES_TALK = "C0SALE";
    private static final String ADMIN = "U00000004";
    private static final AuditOrigin OTHER_APP =
            new AuditOrigin("OKTA Slack Integration", Optional.of("A0OKTA"));
    private static final Pattern DIGEST = Pattern.compile("digest is ([0-9a-f]{64})");

    @TempDir private Path directory;

    private final LocalCompany company = LocalCompany.of(40);
    private TypedCommand typed;
    private String somebody;

    @BeforeEach
    void somebody_has_something_by_hand() {
        typed =
                TypedCommand.beside(company.runtime(), directory, company.timeline().clock())
                        .waiting(company.timeline()::advance);
        somebody =
                IntStream.range(20, 40)
                        .mapToObj(number -> company.account(number).id())
                        .filter(group(SlackGroup.Kind.USER_GROUP, ENGINEERS).members()::contains)
                        .filter(account -> !isIn(account, SALES_TALK))
                        .findFirst()
                        .orElseThrow();
        byHand(() -> slack().movements().enter(somebody, SALES_TALK, ADMIN));
        rollcall("reconcile", "--wait", "--as", "operator");
        company.timeline().advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void who_did_it_is_named_and_whom_an_admin_deactivated_is_let_back_with_all() {
        assertThat(rollcall("drift", "list", "--kind", "manual-add").out().lines())
                .anyMatch(line ->
                        line.contains(somebody)
                                && line.contains(SALES_TALK)
                                && line.contains("by hand: " + ADMIN));
        byHand(() -> {
            slack().deactivate(somebody, ADMIN);
            return true;
        });
        // Slack shows a deactivation a moment later.
        company.timeline().advance(Duration.ofMinutes(1));
        rollcall("reconcile", "--wait", "--as", "operator");

        assertThat(rollcall("drift", "list", "--kind", "wrongly-inactive").out())
                .contains(somebody, "by hand: " + ADMIN);
        Ran shown = rollcall("restore", "approve", "--all", "--as", "operator");
        assertThat(shown.out())
                .contains("the account that somebody else deactivated", "channel:" + SALES_TALK);
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

        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                isIn(somebody, SALES_TALK)
                                                        && isIn(somebody, ENGINEERS_TALK)
                                                        && company.atRest(),
                                        Duration.ofMinutes(20)))
                .isTrue();
        assertThat(slack().account(somebody).filter(slack()::active)).isPresent();
        assertThat(rollcall("restore", "list").out()).contains("Nothing waits.");
    }

    @Test
    void another_app_that_writes_where_rollcall_does_is_named_once_with_how_often() {
        appPuts(company.account(21).id());
        appPuts(company.account(22).id());

        rollcall("reconcile", "--wait", "--as", "operator");

        String line =
                rollcall("drift", "list", "--kind", "foreign-write")
                        .out()
                        .lines()
                        .filter(each -> each.contains(ENGINEERS))
                        .findFirst()
                        .orElseThrow();
        assertThat(line).contains(ADMIN, "has an app that changes what Rollcall is to change");
        assertThat(rollcall("drift", "show", line.strip().split(" ")[0]).out())
                .contains("what: memberships", "count: 2");
    }

    /** What else it does to the group is not told here: only the log counts. */
    private void appPuts(String account) {
        slack().audit()
                .from(
                        OTHER_APP,
                        () -> {
                            slack().audit()
                                    .append(
                                            "user_added_to_usergroup",
                                            ADMIN,
                                            AuditEntity.usergroup(ENGINEERS),
                                            Json.object().put("user", account));
                            return true;
                        });
    }

    private static String digest(Ran shown) {
        Matcher matcher = DIGEST.matcher(shown.out());
        assertThat(matcher.find()).as(shown.out() + shown.err()).isTrue();
        return matcher.group(1);
    }

    private Ran rollcall(String... line) {
        return typed.rollcall(line);
    }

    private void byHand(Supplier<Boolean> doing) {
        slack().audit().from(AuditOrigin.HAND, doing);
    }

    private boolean isIn(String account, String channel) {
        return group(SlackGroup.Kind.CHANNEL, channel).members().contains(account);
    }

    private SlackGroup group(SlackGroup.Kind kind, String id) {
        return slack().group(kind, id).orElseThrow();
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
