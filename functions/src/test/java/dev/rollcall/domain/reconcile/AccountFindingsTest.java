package dev.rollcall.domain.reconcile;

import static dev.rollcall.domain.reconcile.SomeCompany.ADDED;
import static dev.rollcall.domain.reconcile.SomeCompany.ALL_READ;
import static dev.rollcall.domain.reconcile.SomeCompany.ANA;
import static dev.rollcall.domain.reconcile.SomeCompany.ANAS;
import static dev.rollcall.domain.reconcile.SomeCompany.DECIDED;
import static dev.rollcall.domain.reconcile.SomeCompany.FOREIGN;
import static dev.rollcall.domain.reconcile.SomeCompany.HOME;
import static dev.rollcall.domain.reconcile.SomeCompany.account;
import static dev.rollcall.domain.reconcile.SomeCompany.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.policy.AccountType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What is wrong with an account, whoever has it. */
class AccountFindingsTest {

    @Test
    void an_active_account_that_nobody_has_is_an_orphan() {
        assertThat(named(true, AccountType.MEMBER, false))
                .containsExactly("orphan-account (reported)");
        assertThat(named(true, AccountType.MULTI_CHANNEL_GUEST, false))
                .containsExactly("orphan-account (reported)");
    }

    @Test
    void somebody_s_account_is_none() {
        assertThat(named(true, AccountType.MEMBER, true, DECIDED)).isEmpty();
    }

    @Test
    void bots_are_left_alone_active_or_not() {
        assertThat(named(true, AccountType.UNMANAGED, false)).isEmpty();
        assertThat(named(false, AccountType.UNMANAGED, false, DECIDED)).isEmpty();
    }

    @Test
    void a_protected_account_needs_nobody() {
        AccountSight shared =
                account(
                        ANAS,
                        true,
                        AccountType.MEMBER,
                        Optional.of("listed-as-protected"),
                        ALL_READ,
                        false);

        assertThat(AccountFindings.of(shared, false, Optional.empty(), FOREIGN::equals)).isEmpty();
    }

    @Test
    void a_deactivated_account_in_a_group_or_channel_is_a_ghost_there() {
        assertThat(named(false, AccountType.MEMBER, true, DECIDED, ADDED))
                .containsExactly(
                        "ghost-membership channel:C1 (reported)",
                        "ghost-membership channel:C2 (reported)");
        assertThat(named(false, AccountType.MEMBER, false, DECIDED)).hasSize(1);
    }

    @Test
    void of_somebody_who_has_left_a_run_takes_it_and_the_breaker_counts_it() {
        assertThat(ofLeaver(Optional.empty(), DECIDED))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.correctable()).isTrue();
                    assertThat(finding.drift().person()).contains(ANA);
                    assertThat(finding.counts().orElseThrow().target())
                            .isEqualTo(Target.of(ANAS, DECIDED));
                });
    }

    @Test
    void of_a_protected_account_it_is_only_reported_whoever_had_it() {
        assertThat(ofLeaver(Optional.of("owner"), DECIDED))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.correctable()).isFalse();
                    assertThat(finding.drift().found()).containsEntry("protected", "owner");
                });
    }

    @Test
    void the_workspaces_of_a_deactivated_account_are_no_memberships() {
        assertThat(named(false, AccountType.MEMBER, true, HOME)).isEmpty();
    }

    @Test
    void what_another_writes_is_no_ghost_of_ours() {
        assertThat(named(false, AccountType.MEMBER, true, FOREIGN)).isEmpty();
    }

    private static List<String> named(
            boolean active, AccountType type, boolean linked, Entitlement... things) {
        return words(
                AccountFindings.of(
                        account(ANAS, active, type, Optional.empty(), ALL_READ, false, things),
                        linked,
                        Optional.empty(),
                        FOREIGN::equals));
    }

    private static List<Finding> ofLeaver(Optional<String> protection, Entitlement... things) {
        return AccountFindings.of(
                account(ANAS, false, AccountType.MEMBER, protection, ALL_READ, false, things),
                true,
                Optional.of(ANA),
                FOREIGN::equals);
    }
}
