package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.BatchState;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.browser.ApproverBrowser;
import dev.rollcall.local.browser.Page;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackGroup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A group of Okta's is emptied by mistake: what the breaker holds of movers stands before the
 * approvers as leavers do, through the deployed functions and machines and over real HTTP.
 */
class HeldMoversEndToEndTest {
    private static final Entitlement.UserGroup ENGINEERS =
            new Entitlement.UserGroup("T0MAIN", "S0UGENGI");
    private static final int KIM = 11;

    private final LocalCompany company = LocalCompany.of(90, HeldMoversEndToEndTest::policy);
    private final Batches batches =
            new DynamoBatches(
                    new Table(
                            company.runtime().clients().dynamoDb(),
                            "Table",
                            Backoff.sleeping(new Random(1))));
    private final ApproverBrowser kim = new ApproverBrowser(company.person(KIM));
    private final List<OktaPerson> engineers =
            company.runtime().okta().organisation().people().stream()
                    .filter(person -> person.groups().contains(AccessPolicies.ENGINEERING))
                    .filter(person -> person.status().equals("ACTIVE"))
                    .skip(5)
                    .limit(8)
                    .toList();

    @BeforeEach
    void what_they_have_is_known_to_be_given_by_rules() {
        engineers.forEach(
                person -> regroup(person, List.of(AccessPolicies.ENGINEERING, "00gfinance")));
        company.timeline().advance(Duration.ofMinutes(5));
        assertThat(engineers).hasSize(8).allMatch(this::isMember);
    }

    @AfterEach
    void close() {
        kim.close();
        company.close();
    }

    @Test
    void a_part_is_released_and_done_and_the_rest_keep_theirs() {
        engineers.forEach(this::leavesEngineering);
        company.timeline().advance(Duration.ofMinutes(6));

        assertThat(engineers).allMatch(this::isMember);
        assertThat(company.timeline().runUntil(company::atRest, Duration.ofMinutes(8)))
                .as("no run waits for the decision")
                .isTrue();
        assertThat(company.mails("for your decision"))
                .as("one to each of three approvers")
                .hasSize(3)
                .allSatisfy(mail ->
                        assertThat(mail.body()).contains("Removes 8 people from @engineering."));

        Batch held = pending();
        Page overview = kim.open(newest());
        assertThat(overview.heading())
                .isEqualTo("8 removals from user groups wait for your decision");
        Page decided =
                kim.release(
                        overview, List.of(target(0).toString(), target(1).toString()), "NOT_NOW");
        company.timeline().advance(Duration.ofMinutes(10));

        assertThat(decided.heading()).isEqualTo("Decided");
        assertThat(engineers.stream().filter(person -> !isMember(person)))
                .containsExactly(engineers.get(0), engineers.get(1));
        assertThat(batches.find(held.id()).orElseThrow().state()).isEqualTo(BatchState.DONE);
        assertThat(company.executions("rollcall-approve", "RUNNING")).isEmpty();
        assertThat(company.mails("for your decision")).hasSize(3);
        assertThat(List.of(0, 1)).allMatch(number -> evidenceNames(number, held));
        assertThat(engineers)
                .allMatch(person ->
                        company.runtime()
                                .slack()
                                .organisation()
                                .active(
                                        company.runtime()
                                                .slack()
                                                .organisation()
                                                .account(person.slackId())
                                                .orElseThrow()));
    }

    @Test
    void a_source_that_was_wrong_and_is_mended_leaves_nothing_open() {
        engineers.forEach(this::leavesEngineering);
        company.timeline().advance(Duration.ofMinutes(6));
        kim.reject(kim.open(newest()), "SOURCE_WRONG");
        company.timeline().advance(Duration.ofMinutes(20));
        assertThat(engineers).allMatch(this::isMember);
        assertThat(company.mails("for your decision")).hasSize(3);

        engineers.forEach(person -> regroup(person, List.of(AccessPolicies.ENGINEERING)));
        company.timeline().advance(Duration.ofMinutes(5));

        assertThat(engineers).allMatch(this::isMember);
        assertThat(batches.unfinished(10)).isEmpty();
        assertThat(engineers)
                .allMatch(person -> batches.heldOf(new AccountId(person.slackId())).isEmpty());
    }

    @Test
    void what_somebody_is_given_does_not_wait_for_what_is_held() {
        engineers.forEach(person -> regroup(person, List.of(AccessPolicies.SALES)));
        company.timeline().advance(Duration.ofMinutes(6));

        assertThat(engineers).allMatch(this::isMember);
        assertThat(engineers).allMatch(person -> members("S0UGSALE").contains(person.slackId()));
    }

    private boolean evidenceNames(int number, Batch held) {
        String person = engineers.get(number).id();
        return company.records().texts().stream()
                .anyMatch(item ->
                        item.contains("ADMITTED")
                                && item.contains(person)
                                && item.contains(held.id().value()));
    }

    private void leavesEngineering(OktaPerson person) {
        regroup(person, List.of("00gfinance"));
    }

    private void regroup(OktaPerson person, List<String> groups) {
        company.runtime().okta().organisation().regroup(person.id(), groups, true);
    }

    private boolean isMember(OktaPerson person) {
        return members(ENGINEERS.groupId()).contains(person.slackId());
    }

    private Set<String> members(String group) {
        return company.runtime()
                .slack()
                .organisation()
                .group(SlackGroup.Kind.USER_GROUP, group)
                .orElseThrow()
                .members();
    }

    private Target target(int number) {
        return Target.of(new AccountId(engineers.get(number).slackId()), ENGINEERS);
    }

    private Batch pending() {
        return batches.unfinished(10).stream()
                .filter(batch -> batch.state() == BatchState.PENDING)
                .filter(batch -> batch.kind() == ChangeKind.REMOVE_FROM_USER_GROUP)
                .findFirst()
                .orElseThrow();
    }

    private URI newest() {
        List<Mail> mails =
                company.mails("for your decision").stream()
                        .filter(mail -> mail.to().startsWith("kim@"))
                        .toList();
        return URI.create(mails.getLast().links().getFirst());
    }

    /**
     * Who is in engineering is in its user group, and no more than three lose that in an hour. The
     * dwell is long enough for all of them to be seen before the first one's ends.
     */
    private static String policy(String policy) {
        String general =
                policy.substring(0, policy.indexOf("\nsources:"))
                        .replace("dwell: PT5S", "dwell: PT60S");
        return general.replace(
                        "limits:\n",
                        """
                        limits:
                          removeFromUserGroup:
                            plan:  { percent: 0, atLeast: 3, atMost: 3 }
                            hour:  { percent: 0, atLeast: 3, atMost: 3 }
                            day:   { percent: 0, atLeast: 5, atMost: 5 }
                            week:  { percent: 0, atLeast: 10, atMost: 10 }
                            month: { percent: 0, atLeast: 20, atMost: 20 }
                        """)
                + """

                sources:
                  - { id: okta, emailDomains: [acme.example], hrKey: employeeNumber }
                populations:
                  - { name: employees, source: okta, account: member }
                mappings:
                  - name: engineering
                    idpGroup: { source: okta, id: 00gengineering, name: engineering }
                    nested: direct
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000004Acme
                    most: 400
                    grants:
                      userGroups: [{ workspace: T0MAIN, id: S0UGENGI, handle: engineering }]
                  - name: sales
                    idpGroup: { source: okta, id: 00gsales, name: sales }
                    nested: direct
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000004Acme
                    most: 400
                    grants:
                      userGroups: [{ workspace: T0MAIN, id: S0UGSALE, handle: sales }]
                """;
    }
}
