package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Many are hired while everything is stopped: they wait, and neither Slack nor people hear of it.
 */
class StoppedJoinersEndToEndTest {
    private static final int NEWCOMERS = 5;

    private final List<String> newcomers =
            IntStream.range(0, NEWCOMERS).mapToObj("00uNEW%d"::formatted).toList();

    @TempDir private Path directory;

    private LocalCompany company;
    private TypedCommand typed;

    @BeforeEach
    void stop_everything() {
        company = LocalCompany.of(30, AccessPolicies::on);
        typed = TypedCommand.beside(company.runtime(), directory, company.timeline().clock());
        assertThat(typed.rollcall("stop", "all", "--reason", "a bad sync").code()).isZero();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void they_are_looked_at_every_quarter_of_an_hour_until_it_is_over_and_nobody_is_mailed() {
        newcomers.forEach(this::joins);
        company.timeline().advance(Duration.ofMinutes(40));

        assertThat(newcomers).noneMatch(this::hasAccount);
        assertThat(company.mails("trouble:provision")).isEmpty();
        assertThat(company.executions("Provision", "RUNNING")).isEmpty();
        assertThat(company.executions("Provision", "SUCCEEDED"))
                .hasSizeBetween(2 * NEWCOMERS, 3 * NEWCOMERS);
        assertThat(company.pages("stop:all")).isNotEmpty();

        assertThat(typed.rollcall("stop", "off", "--reason", "mended").code()).isZero();
        company.timeline().advance(Duration.ofMinutes(20));
        assertThat(newcomers).allMatch(this::hasAccount);
    }

    private boolean hasAccount(String id) {
        return company.runtime().slack().organisation().accounts().stream()
                .map(SlackAccount::email)
                .anyMatch(email(id)::equals);
    }

    private void joins(String id) {
        Instant now = company.timeline().now();
        OktaPerson newcomer =
                new OktaPerson(
                        id,
                        email(id),
                        "New",
                        "Comer",
                        "ACTIVE",
                        now,
                        now,
                        List.of(AccessPolicies.ENGINEERING),
                        "");
        company.runtime().okta().organisation().join(newcomer, true);
    }

    private static String email(String id) {
        return id.toLowerCase(Locale.ROOT) + "@acme.example";
    }
}
