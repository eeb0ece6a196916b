package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.browser.ApproverBrowser;
import dev.rollcall.local.browser.Page;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Okta tells of many newcomers at once, say because a wrong group was assigned: no more accounts
 * are made by themselves than the policy allows, and people approve the rest by name.
 */
class HeldJoinersEndToEndTest {
    private static final int NEWCOMERS = 9;
    private static final int KIM = 11;

    private final LocalCompany company =
            LocalCompany.of(30, policy -> AccessPolicies.on(limited(policy)));
    private final ApproverBrowser kim = new ApproverBrowser(company.person(KIM));
    private final Batches batches =
            new DynamoBatches(
                    new Table(
                            company.runtime().clients().dynamoDb(),
                            "Table",
                            Backoff.sleeping(new Random(1))));
    private final List<String> newcomers =
            IntStream.range(0, NEWCOMERS).mapToObj("00uNEW%d"::formatted).toList();

    @AfterEach
    void close() {
        kim.close();
        company.close();
    }

    @Test
    void who_is_beyond_the_limit_gets_an_account_once_people_release_it() {
        newcomers.forEach(this::joins);
        company.timeline().advance(Duration.ofMinutes(6));

        List<String> waiting = newcomers.stream().filter(id -> !hasAccount(id)).toList();
        assertThat(waiting).hasSizeGreaterThanOrEqualTo(NEWCOMERS - 3);
        assertThat(company.timeline().runUntil(company::atRest, Duration.ofMinutes(8)))
                .as("no run waits for the decision")
                .isTrue();
        List<Mail> mails = mailsToKim();
        Page overview = kim.open(URI.create(mails.getLast().links().getFirst()));
        assertThat(overview.heading())
                .isEqualTo(waiting.size() + " new accounts wait for your decision");
        assertThat(mails.getLast().body()).contains(waiting.size() + " people get an account.");

        String first = waiting.getFirst();
        String second = waiting.get(1);
        Page decided = kim.release(overview, List.of(target(first), target(second)), "NOT_NOW");
        assertThat(decided.heading()).isEqualTo("Decided");
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(hasAccount(first) && hasAccount(second)).isTrue();
        assertThat(waiting.stream().filter(id -> !hasAccount(id)))
                .hasSize(waiting.size() - 2)
                .doesNotContain(first, second);
        assertThat(mailsToKim()).hasSameSizeAs(mails);
        assertThat(company.records().texts())
                .anyMatch(item -> item.contains("RELEASED") && item.contains(first));
    }

    @Test
    void whoever_is_gone_again_before_people_decide_is_on_no_list() {
        newcomers.forEach(this::joins);
        company.timeline().advance(Duration.ofMinutes(6));
        List<String> waiting = newcomers.stream().filter(id -> !hasAccount(id)).toList();

        waiting.forEach(id ->
                company.runtime().okta().organisation().changeStatus(id, "DEPROVISIONED", true));
        company.timeline().advance(Duration.ofMinutes(6));

        assertThat(waiting).hasSizeGreaterThanOrEqualTo(NEWCOMERS - 3).noneMatch(this::hasAccount);
        assertThat(waiting).allMatch(id -> batches.heldOf(Whom.of(person(id))).isEmpty());
    }

    private List<Mail> mailsToKim() {
        return company.mails("for your decision").stream()
                .filter(mail -> mail.to().startsWith("kim@"))
                .toList();
    }

    private static String target(String id) {
        return Target.of(person(id)).toString();
    }

    private static PersonId person(String id) {
        return new PersonId(new SourceId("okta"), id);
    }

    private boolean hasAccount(String id) {
        return company.runtime().slack().organisation().accounts().stream()
                .map(SlackAccount::email)
                .anyMatch(email(id)::equals);
    }

    private void joins(String id) {
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                id,
                                email(id),
                                "New",
                                "Comer",
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.ENGINEERING),
                                ""),
                        true);
    }

    private static String email(String id) {
        return id.toLowerCase(Locale.ROOT) + "@acme.example";
    }

    private static String limited(String policy) {
        return policy.replace(
                "limits:\n",
                """
                limits:
                  create:
                    plan:  { percent: 0, atLeast: 3, atMost: 3 }
                    hour:  { percent: 0, atLeast: 3, atMost: 3 }
                    day:   { percent: 0, atLeast: 5, atMost: 5 }
                    week:  { percent: 0, atLeast: 10, atMost: 10 }
                    month: { percent: 0, atLeast: 20, atMost: 20 }
                """);
    }
}
