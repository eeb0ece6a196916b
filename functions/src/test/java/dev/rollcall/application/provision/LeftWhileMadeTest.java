package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.link.LinkDecision.Dispute;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.ProvisionRun;
import dev.rollcall.testing.slack.OrganisationScript.Effect;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who leaves while an account is being made for them is not taken for somebody without one. */
class LeftWhileMadeTest {
    /** Points of death from the moment on in which Slack has made the account. */
    private static final int BEFORE_THE_ANSWER_ARRIVES = 1;

    private static final int ONCE_THE_LINK_IS_WRITTEN = 5;

    private final Company company = new Company();

    @BeforeEach
    void join() {
        company.employs(NEO, ADDRESS, "engineering");
    }

    @Test
    void who_leaves_when_the_run_dies_right_after_slacks_answer_is_found_by_the_link_and_cut() {
        diesAndLeaves(ONCE_THE_LINK_IS_WRITTEN);
        AccountId account = company.account(ADDRESS);
        company.world.base.slack.add(new Account(account, true, Account.Rank.MEMBER), 1);

        goes();

        assertThat(company.world.base.links.of(NEO))
                .extracting(Link::account, Link::rule)
                .containsExactly(tuple(account, "created"));
        assertThat(company.world.base.slack.active(account)).isFalse();
        assertThat(states()).contains(CaseState.VERIFIED).doesNotContain(CaseState.NO_ACCOUNT);
    }

    @Test
    void an_account_that_does_not_show_at_once_is_linked_and_read_back_when_it_does() {
        company.world
                .slack
                .script()
                .after(
                        Write.CREATE_ACCOUNT,
                        () -> company.world.slack.deactivate(company.account(ADDRESS)));
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        assertThat(reach(run)).isInstanceOf(EnsureAccount.Outcome.Awaiting.class);
        AccountId account = company.account(ADDRESS);
        assertThat(company.world.base.links.of(NEO))
                .extracting(Link::account)
                .containsExactly(account);
        assertThat(readBack(run)).isEmpty();

        company.world.slack.reactivate(account);
        assertThat(reach(run)).isEqualTo(new EnsureAccount.Outcome.There(account.value()));
        assertThat(readBack(run))
                .singleElement()
                .satisfies(entry -> assertThat(entry.readBack().orElseThrow().asMeant()).isTrue());
        assertThat(company.world.slack.script().written(Write.CREATE_ACCOUNT)).hasSize(1);
    }

    @Test
    void who_leaves_when_slacks_answer_was_lost_is_told_of_and_the_case_stays_open() {
        diesAndLeaves(BEFORE_THE_ANSWER_ARRIVES);

        goes();

        assertThat(states()).contains(CaseState.UNRESOLVED).doesNotContain(CaseState.NO_ACCOUNT);
        assertThat(company.told("creation-unanswered")).isEqualTo(1);
        assertThat(company.told("no-account")).isZero();
    }

    @Test
    void people_are_asked_and_once_they_have_looked_the_case_is_closed() {
        diesAndLeaves(BEFORE_THE_ANSWER_ARRIVES);
        goes();
        LinkDispute asked = company.world.disputes.of(NEO).orElseThrow();
        assertThat(asked.reason()).isEqualTo(Reason.ANSWER_LOST);

        company.world.disputes.settle(asked, looked());
        company.world.base.links.nothingMade(NEO);
        goes();

        assertThat(states()).contains(CaseState.NO_ACCOUNT).doesNotContain(CaseState.UNRESOLVED);
    }

    @Test
    void an_answer_from_before_does_not_answer_for_another_creation() {
        diesAndLeaves(BEFORE_THE_ANSWER_ARRIVES);
        goes();
        company.world.disputes.settle(company.world.disputes.of(NEO).orElseThrow(), looked());

        goes();

        assertThat(company.world.disputes.of(NEO)).get().matches(LinkDispute::isOpen);
        assertThat(states()).contains(CaseState.UNRESOLVED).doesNotContain(CaseState.NO_ACCOUNT);
    }

    @Test
    void another_question_about_the_person_stays() {
        company.world.disputes.open(
                new LinkDispute(
                        NEO,
                        new Dispute(Reason.INACTIVE, List.of(new AccountId("U0OTHER"))),
                        Optional.empty(),
                        company.world.base.clock.instant()));
        diesAndLeaves(BEFORE_THE_ANSWER_ARRIVES);

        goes();

        LinkDispute other = company.world.disputes.of(NEO).orElseThrow();
        assertThat(other.reason()).isEqualTo(Reason.INACTIVE);
        assertThat(states()).contains(CaseState.UNRESOLVED);

        company.world.disputes.settle(other, looked());
        goes();

        assertThat(company.world.disputes.of(NEO).orElseThrow().reason())
                .isEqualTo(Reason.ANSWER_LOST);
        assertThat(company.told("creation-unanswered")).isEqualTo(2);
    }

    @Test
    void nobody_is_asked_any_more_once_an_account_is_linked() {
        diesAndLeaves(BEFORE_THE_ANSWER_ARRIVES);
        goes();
        company.employs(NEO, ADDRESS, "engineering");

        ProvisionRun.of(company.world, NEO);

        assertThat(company.world.base.links.of(NEO)).hasSize(1);
        assertThat(company.world.disputes.of(NEO)).isEmpty();
    }

    @Test
    void no_second_account_is_asked_for_while_the_first_one_does_not_show() {
        company.links(NEO, new AccountId("U0NOTSHOWN"));
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        assertThat(reach(run)).isInstanceOf(EnsureAccount.Outcome.Later.class);
        assertThat(company.world.slack.script().written(Write.CREATE_ACCOUNT)).isEmpty();

        company.world.base.clock.advance(Duration.ofMinutes(16));
        ProvisionRun.of(company.world, NEO);
        assertThat(company.account(ADDRESS).value()).isNotEqualTo("U0NOBODY");
    }

    @Test
    void who_comes_back_after_a_lost_answer_gets_the_account_that_was_made() {
        diesAndLeaves(BEFORE_THE_ANSWER_ARRIVES);
        AccountId account = company.account(ADDRESS);
        goes();
        company.employs(NEO, ADDRESS, "engineering");

        ProvisionRun.of(company.world, NEO);

        assertThat(company.world.base.links.of(NEO))
                .extracting(Link::account)
                .containsExactly(account);
        assertThat(company.world.base.links.mayHaveUnknown(NEO)).isFalse();
    }

    @Test
    void whose_account_slack_refused_to_make_has_none() {
        answers(new WriteReply.Refused("no_seats"));
        ProvisionRun.of(company.world, NEO);
        leaves();

        goes();

        assertThat(states()).contains(CaseState.NO_ACCOUNT);
        assertThat(company.told("creation-unanswered")).isZero();
    }

    @Test
    void a_refusal_does_not_answer_for_an_earlier_call() {
        answers(new WriteReply.Ambiguous("timeout"));
        answers(new WriteReply.Refused("no_seats"));
        ProvisionRun.of(company.world, NEO);
        leaves();

        goes();

        assertThat(states()).contains(CaseState.UNRESOLVED).doesNotContain(CaseState.NO_ACCOUNT);
        assertThat(company.told("creation-unanswered")).isEqualTo(1);
    }

    private LinkDispute.Settlement looked() {
        return new LinkDispute.Settlement(
                Optional.empty(), "ole", company.world.base.clock.instant(), "looked in Slack");
    }

    private void answers(WriteReply reply) {
        company.world.slack.script().answer(Write.CREATE_ACCOUNT, reply, Effect.DOES_NOT_HAPPEN);
    }

    private void diesAndLeaves(int point) {
        company.world
                .slack
                .script()
                .after(
                        Write.CREATE_ACCOUNT,
                        () -> {
                            company.world.death.at(point);
                            leaves();
                        });
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("LookAgain");
        assertThat(company.world.death.happened()).isTrue();
    }

    /** The source says so; nobody has looked yet. */
    private void leaves() {
        company.world.people.put(NEO, Standing.LEAVER, Map.of("email", ADDRESS));
        company.world.base.source.put(NEO, Standing.LEAVER, company.world.base.clock.instant());
    }

    /** The leaver's run. */
    private void goes() {
        new LeaverRun(company.world.base, company.world.base.want(NEO)).toTheEnd();
    }

    private EnsureAccount.Outcome reach(ProvisionRun run) {
        return company.world.account.reach(company.world.base.ticket(NEO), run.caseId(), 1);
    }

    private List<LedgerEntry> readBack(ProvisionRun run) {
        return company.world.base.entries(run.caseId(), Kind.OUTCOME).stream()
                .filter(entry -> entry.key().startsWith("outcome#create#"))
                .toList();
    }

    private List<CaseState> states() {
        return company.world.base.casesOf(NEO).stream().map(LeaverCase::state).toList();
    }
}
