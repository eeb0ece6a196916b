package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.AuditChanges.Wanted;
import dev.rollcall.contract.AuditChangesContract;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.trace.Author;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditOrigin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SimulatedSlackAuditChangesTest extends AuditChangesContract {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId COLLEAGUE = new AccountId("U0COLLEAGUE");

    @Override
    protected Fixture slack() {
        return new Simulated(new SimulatedSlack());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ACTOR_CAME, U0MEMBER", "ACTOR_DID, U0MEMBER", "UNTOLD, ''"})
    void whoever_is_not_told_is_not_named(String shape, String named) {
        try (Simulated slack = new Simulated(new SimulatedSlack())) {
            slack.add(MEMBER);
            slack.add(COLLEAGUE);
            Touched group = slack.group();
            Instant start = slack.now();
            slack.simulated().turn("{\"log\":{\"groupEntries\":\"" + shape + "\"}}");

            slack.put(MEMBER, group, COLLEAGUE);

            assertThat(slack.changes().read(Wanted.of(group, start), Optional.empty()).changes())
                    .singleElement()
                    .returns(Optional.of(COLLEAGUE), change -> change.by().account())
                    .satisfies(change ->
                            assertThat(change.account().map(AccountId::value).orElse(""))
                                    .isEqualTo(named));
        }
    }

    @Test
    void what_an_app_did_names_the_app_where_slack_tells_it_and_its_kind_by_its_client() {
        try (Simulated slack = new Simulated(new SimulatedSlack())) {
            slack.add(MEMBER);
            Instant start = slack.now();
            slack.simulated().turn("{\"log\":{\"appTold\":true}}");
            AuditOrigin okta = new AuditOrigin("OKTA Slack Integration", Optional.of("A0OKTA"));

            slack.simulated()
                    .organisation()
                    .audit()
                    .from(
                            okta,
                            () -> {
                                slack.simulated()
                                        .organisation()
                                        .deactivate(MEMBER.value(), COLLEAGUE.value());
                                return true;
                            });

            assertThat(slack.changes().read(Wanted.since(start), Optional.empty()).changes())
                    .extracting(TracedChange::by)
                    .containsExactly(
                            new Author(
                                    Optional.of(COLLEAGUE),
                                    Optional.of("A0OKTA"),
                                    Author.Means.OTHER_PROGRAM));
        }
    }

    @Test
    void without_the_client_s_name_nobody_knows_with_what_it_was_done() {
        try (Simulated slack = new Simulated(new SimulatedSlack())) {
            slack.add(MEMBER);
            Instant start = slack.now();
            slack.simulated().turn("{\"log\":{\"agentTold\":false}}");

            slack.deactivateByRollcall(MEMBER);

            assertThat(slack.changes().read(Wanted.since(start), Optional.empty()).changes())
                    .extracting(TracedChange::by)
                    .containsExactly(
                            new Author(
                                    Optional.of(new AccountId("U0INSTALLER")),
                                    Optional.empty(),
                                    Author.Means.UNTOLD));
        }
    }

    @Test
    void a_role_is_told_with_where_it_holds_and_what_slack_did_itself_with_nobody() {
        try (Simulated slack = new Simulated(new SimulatedSlack())) {
            slack.add(MEMBER);
            Instant start = slack.now();
            Entitlement.AdminRole role = new Entitlement.AdminRole("Rl01", "T01");
            slack.simulated().slack().enrolment().join(MEMBER, role);
            slack.simulated().organisation().deactivate(MEMBER.value());

            assertThat(
                            slack.changes()
                                    .read(Wanted.of(Touched.of(role), start), Optional.empty())
                                    .changes())
                    .singleElement()
                    .returns(Deed.ROLE_GIVEN, TracedChange::deed)
                    .returns(Optional.of(MEMBER), TracedChange::account);
            assertThat(slack.changes().read(Wanted.since(start), Optional.empty()).changes())
                    .filteredOn(change -> change.deed() == Deed.DEACTIVATED)
                    .singleElement()
                    .returns(Author.NOBODY, TracedChange::by);
        }
    }

    @Test
    void a_long_log_comes_in_pages() {
        try (Simulated slack = new Simulated(new SimulatedSlack())) {
            Instant start = slack.now();
            for (int i = 0; i < 1_001; i++) {
                slack.simulated()
                        .organisation()
                        .audit()
                        .append("user_created", "U0INSTALLER", AuditEntity.user("U0NEW" + i));
            }

            AuditChanges.Page first = slack.changes().read(Wanted.since(start), Optional.empty());
            AuditChanges.Page second = slack.changes().read(Wanted.since(start), first.next());

            assertThat(first.changes()).hasSize(1_000);
            assertThat(second.changes()).hasSize(1);
            assertThat(second.next()).isEmpty();
        }
    }

    private record Simulated(SimulatedSlack simulated) implements Fixture {
        @Override
        public AuditChanges changes() {
            return simulated.slack().auditChanges();
        }

        @Override
        public Instant now() {
            return simulated.now();
        }

        @Override
        public void pass() {
            simulated.pass(Duration.ofSeconds(5));
        }

        @Override
        public void add(AccountId account) {
            simulated.add(account, Account.Rank.MEMBER, 0);
        }

        @Override
        public Touched group() {
            return Touched.of(simulated.userGroup(List.of()));
        }

        @Override
        public Touched channel() {
            String id = "C0" + simulated.organisation().groups(SlackGroup.Kind.CHANNEL).size();
            simulated
                    .organisation()
                    .add(
                            new SlackGroup(
                                    SlackGroup.Kind.CHANNEL,
                                    id,
                                    "T01",
                                    "a-channel",
                                    Set.of(),
                                    false,
                                    "U0"));
            return new Touched(Touched.Kind.CHANNEL, id);
        }

        @Override
        public void put(AccountId member, Touched thing, AccountId by) {
            write("add", member, thing, by);
        }

        @Override
        public void takeOut(AccountId member, Touched thing, AccountId by) {
            write("remove", member, thing, by);
        }

        @Override
        public void deactivate(AccountId account, AccountId by) {
            simulated.fault(
                    "{\"fault\":\"foreign-writes\",\"write\":\"deactivate\",\"subject\":\"%s\",\"by\":\"%s\",\"everySeconds\":1,\"times\":1}"
                            .formatted(account, by));
            simulated.pass(Duration.ofSeconds(1));
        }

        @Override
        public void deactivateByRollcall(AccountId account) {
            simulated
                    .accounts()
                    .deactivate(
                            new Admission.Admitted(ChangeKind.DEACTIVATE, account, now()), account);
        }

        private void write(String what, AccountId member, Touched thing, AccountId by) {
            simulated.fault(
                    "{\"fault\":\"foreign-writes\",\"write\":\"%s\",\"group\":\"%s\",\"subject\":\"%s\",\"by\":\"%s\",\"everySeconds\":1,\"times\":1}"
                            .formatted(what, thing.id(), member, by));
            simulated.pass(Duration.ofSeconds(1));
        }

        @Override
        public void close() {
            simulated.close();
        }
    }
}
