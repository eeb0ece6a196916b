package dev.rollcall.application.provision;

import static dev.rollcall.application.provision.Company.ADDRESS;
import static dev.rollcall.application.provision.Company.NEO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.LeftOut;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.RestoredGrant;
import dev.rollcall.testing.ProvisionRun;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Somebody who was cut is back: rules give by themselves, and people what was had by hand. */
class RestoreTest {
    private final Company company = new Company();

    @BeforeEach
    void somebody_has_something_by_hand_and_is_cut() {
        company.employs(NEO, ADDRESS, "engineering");
        ProvisionRun.of(company.world, NEO);
        cut(company.sellers, company.deals);
    }

    @Test
    void what_rules_give_comes_back_and_what_was_had_by_hand_is_proposed() {
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.builds)).isTrue();
        assertThat(company.has(ADDRESS, company.sellers)).isFalse();
        assertThat(company.has(ADDRESS, company.deals)).isFalse();
        assertThat(kept().state()).isInstanceOf(Restore.State.Proposed.class);
        assertThat(kept().items()).containsExactly(company.sellers, company.deals);
        assertThat(told("restore-proposed")).hasSize(1);
    }

    @Test
    void nothing_is_given_before_somebody_approves_it_however_often_the_person_is_looked_at() {
        ProvisionRun.of(company.world, NEO);
        int writes = written();

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Unchanged");

        assertThat(written()).isEqualTo(writes);
        assertThat(told("restore-proposed")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 12, 20, 30, 45, 70, 110, 160})
    void what_is_approved_is_given_once_whatever_call_is_the_last_of_an_invocation(int calls) {
        ProvisionRun.of(company.world, NEO);
        approve(company.sellers, company.deals);
        int writes = written();
        if (calls > 0) {
            company.world.death.at(calls);
        }

        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(company.has(ADDRESS, company.sellers)).isTrue();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
        assertThat(written()).isEqualTo(writes + 2);
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
        assertThat(company.world.base.restores.given(NEO))
                .extracting(RestoredGrant::entitlement, g -> g.approval().by())
                .containsExactlyInAnyOrder(
                        tuple(company.sellers, "ole"), tuple(company.deals, "ole"));
    }

    @Test
    void what_was_given_back_is_no_rules_and_stays_when_rules_end() {
        ProvisionRun.of(company.world, NEO);
        approve(company.sellers, company.deals);
        ProvisionRun.of(company.world, NEO);

        company.employs(NEO, ADDRESS, "everybody");
        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.engineers)).isFalse();
        assertThat(company.has(ADDRESS, company.sellers)).isTrue();
        assertThat(company.has(ADDRESS, company.deals)).isTrue();
    }

    @Test
    void only_the_part_that_is_approved_comes_back() {
        ProvisionRun.of(company.world, NEO);
        approve(company.deals);

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.deals)).isTrue();
        assertThat(company.has(ADDRESS, company.sellers)).isFalse();
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
    }

    @Test
    void who_has_become_a_guest_meanwhile_gets_no_user_group_though_it_is_approved() {
        ProvisionRun.of(company.world, NEO);
        approve(company.sellers, company.deals);
        company.employs(NEO, ADDRESS, "guests");
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        run.run();

        assertThat(company.has(ADDRESS, company.deals)).isTrue();
        assertThat(company.has(ADDRESS, company.sellers)).isFalse();
        assertThat(restoreFacts(run.caseId(), "restore-left-out#"))
                .anySatisfy(entry ->
                        assertThat(entry.facts())
                                .containsEntry("why", LeftOut.Why.ACCOUNT_TYPE.code()));
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
    }

    @Test
    void who_comes_back_as_a_guest_is_proposed_only_what_guests_can_have() {
        company.employs(NEO, ADDRESS, "guests");
        ProvisionRun run = ProvisionRun.begun(company.world, NEO);

        run.run();

        // Rules give the channel to guests; of the group it is said why not.
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
        assertThat(restoreFacts(run.caseId(), "restore-ended#"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts().get("leftOut"))
                                .isEqualTo(company.sellers.key() + "=account-type"));
    }

    @Test
    void what_somebody_put_back_by_hand_meanwhile_is_not_proposed() {
        company.world.slack.put(company.account(ADDRESS), company.deals);

        ProvisionRun.of(company.world, NEO);

        assertThat(kept().items()).containsExactly(company.sellers);
    }

    @Test
    void who_comes_back_after_a_long_time_is_computed_anew() {
        company.world.base.clock.advance(Restore.GOOD_FOR.plus(Duration.ofHours(1)));

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
        assertThat(told("restore-proposed")).isEmpty();
    }

    @Test
    void an_approval_that_was_not_carried_out_for_a_long_time_is_void() {
        ProvisionRun.of(company.world, NEO);
        approve(company.sellers, company.deals);
        company.world.base.clock.advance(Restore.GOOD_FOR.plus(Duration.ofHours(1)));

        ProvisionRun.of(company.world, NEO);

        assertThat(company.has(ADDRESS, company.sellers)).isFalse();
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
    }

    @Test
    void whom_somebody_else_has_deactivated_comes_back_once_that_is_approved_and_not_before() {
        cutElsewhere(company.sellers);

        ProvisionRun.of(company.world, NEO);
        assertThat(active()).isFalse();

        approve(company.sellers);
        assertThat(ProvisionRun.of(company.world, NEO)).isEqualTo("Verified");

        assertThat(active()).isTrue();
        assertThat(company.has(ADDRESS, company.engineers)).isTrue();
        assertThat(company.has(ADDRESS, company.sellers)).isTrue();
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
        assertThat(
                        company.world.base.breaker.admittedSince(
                                ChangeKind.REACTIVATE, Instant.EPOCH, 9))
                .hasSize(1);
    }

    @Test
    void whoever_had_nothing_by_hand_comes_back_all_the_same_and_nothing_stays_open() {
        cutElsewhere();
        approve();

        ProvisionRun.of(company.world, NEO);

        assertThat(active()).isTrue();
        assertThat(company.world.base.restores.of(NEO)).isEmpty();
    }

    @Test
    void an_approval_that_nobody_has_followed_for_a_day_lets_nobody_back() {
        cutElsewhere(company.sellers);
        approve(company.sellers);
        company.world.base.clock.advance(Duration.ofDays(1));

        ProvisionRun.of(company.world, NEO);

        assertThat(active()).isFalse();
    }

    /** Nobody's case of ours says that it was us. */
    private void cutElsewhere(Entitlement... byHand) {
        company.world.base.restores.of(NEO).forEach(company.world.base.restores::drop);
        ProvisionRun.of(company.world, NEO);
        AccountId account = company.account(ADDRESS);
        company.world.base.restores.of(NEO).forEach(company.world.base.restores::drop);
        company.world.slack.deactivate(account);
        Instant now = company.world.base.clock.instant();
        assertThat(
                        company.world.base.restores.offer(
                                Restore.offered(NEO, account, now, now, List.of(byHand))))
                .isTrue();
    }

    private boolean active() {
        return company.world
                .slack
                .ports()
                .directory()
                .read(company.account(ADDRESS))
                .filter(ListedAccount::active)
                .isPresent();
    }

    /** As the leaver's run leaves the account: captured, out of everything by hand, inactive. */
    private void cut(Entitlement... byHand) {
        AccountId account = company.account(ADDRESS);
        company.world.base.restores.keep(
                Restore.captured(
                        NEO,
                        account,
                        company.world.base.clock.instant(),
                        List.of(byHand),
                        Optional.empty()));
        for (Entitlement given : List.of(company.engineers, company.engineering, company.builds)) {
            company.world.slack.takeFrom(account, given);
        }
        company.world.cut(NEO, account);
    }

    private void approve(Entitlement... items) {
        Restore proposed = kept();
        Approval approval =
                new Approval("ole", company.world.base.clock.instant(), "d1".repeat(32));
        assertThat(
                        company.world.base.restores.replace(
                                proposed, proposed.approved(approval, Arrays.asList(items))))
                .isTrue();
    }

    private Restore kept() {
        return company.world.base.restores.of(NEO, company.account(ADDRESS)).orElseThrow();
    }

    private int written() {
        return company.world.slack.script().written().size();
    }

    private List<Escalations.Escalation> told(String reason) {
        return company.world.base.escalations.raised().stream()
                .filter(e -> e.reason().equals(reason))
                .toList();
    }

    private List<LedgerEntry> restoreFacts(CaseId caseId, String key) {
        return company.world.base.entries(caseId, Kind.RESTORE).stream()
                .filter(entry -> entry.key().startsWith(key))
                .toList();
    }
}
