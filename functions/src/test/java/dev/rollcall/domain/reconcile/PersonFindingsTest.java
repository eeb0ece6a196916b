package dev.rollcall.domain.reconcile;

import static dev.rollcall.domain.reconcile.SomeCompany.ADDED;
import static dev.rollcall.domain.reconcile.SomeCompany.ALL_READ;
import static dev.rollcall.domain.reconcile.SomeCompany.ANA;
import static dev.rollcall.domain.reconcile.SomeCompany.ANAS;
import static dev.rollcall.domain.reconcile.SomeCompany.DECIDED;
import static dev.rollcall.domain.reconcile.SomeCompany.OTHER;
import static dev.rollcall.domain.reconcile.SomeCompany.TRUSTED;
import static dev.rollcall.domain.reconcile.SomeCompany.account;
import static dev.rollcall.domain.reconcile.SomeCompany.entitled;
import static dev.rollcall.domain.reconcile.SomeCompany.having;
import static dev.rollcall.domain.reconcile.SomeCompany.named;
import static dev.rollcall.domain.reconcile.SomeCompany.person;
import static dev.rollcall.domain.reconcile.SomeCompany.unlike;
import static dev.rollcall.domain.reconcile.SomeCompany.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.Reaction;
import dev.rollcall.domain.stay.StayFinding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is named of one person, and what is not. */
class PersonFindingsTest {
    private static final Trust HALF = new Trust(false, Set.of());

    @ParameterizedTest
    @CsvSource({
        "MISSED, missed-deprovision",
        "WAS_OUT, reactivated-leaver",
        "HELD, held-leaver (reported)"
    })
    void a_leaver_whose_account_is_active_is_named_by_how_it_stands(
            LeaverSight how, String expected) {
        assertThat(words(named(person(Standing.LEAVER, "", having(DECIDED)), TRUSTED, how)))
                .containsExactly(expected);
    }

    @Test
    void a_missed_leaver_is_counted_as_a_deactivation_of_that_account() {
        Finding found = named(person(Standing.LEAVER, "", having())).getFirst();

        assertThat(found.counts())
                .hasValue(new Finding.Counted(ChangeKind.DEACTIVATE, Target.of(ANAS)));
        assertThat(Correction.of(found).orElseThrow().isOfLeaver()).isTrue();
        assertThat(found.drift().because()).containsEntry("status", "LEAVER");
    }

    @Test
    void each_active_account_of_a_leaver_is_named_and_no_other() {
        PersonSight sight =
                person(
                        Standing.LEAVER,
                        "",
                        having(),
                        of(OTHER, true),
                        of(new AccountId("U0THIRD"), false),
                        account(
                                new AccountId("U0BOT"),
                                true,
                                AccountType.UNMANAGED,
                                Optional.empty(),
                                ALL_READ,
                                false));

        assertThat(named(sight))
                .extracting(finding -> finding.drift().account().orElseThrow())
                .containsExactlyInAnyOrder(ANAS, OTHER);
    }

    @Test
    void a_protected_leaver_is_reported_with_the_reason_and_never_set_right() {
        AccountSight owner =
                account(ANAS, true, AccountType.MEMBER, Optional.of("owner"), ALL_READ, true);
        Finding found = named(person(Standing.LEAVER, "", owner)).getFirst();

        assertThat(found.correctable()).isFalse();
        assertThat(found.drift().found()).containsEntry("protected", "owner");
    }

    @Test
    void by_a_source_that_is_not_whole_nobody_is_deactivated() {
        assertThat(words(named(person(Standing.LEAVER, "", having()), HALF)))
                .containsExactly("missed-deprovision (reported)");
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"SUSPENDED", "NOT_YET", "UNKNOWN"})
    void whoever_is_paused_or_not_begun_or_of_unknown_status_has_no_finding(Standing standing) {
        assertThat(named(person(standing, "eng", having(DECIDED, ADDED)))).isEmpty();
        assertThat(named(person(standing, "eng", of(ANAS, false)))).isEmpty();
        assertThat(named(person(standing, "eng"))).isEmpty();
    }

    @Test
    void whoever_belongs_here_and_has_no_account_lacks_one() {
        Finding found = named(person(Standing.ENTITLED, "eng", 2, Set.of())).getFirst();

        assertThat(found.drift().kind()).isEqualTo(DriftKind.MISSING_ACCOUNT);
        assertThat(found.drift().found()).containsEntry("sameAddress", "2");
        assertThat(found.counts()).hasValue(new Finding.Counted(ChangeKind.CREATE, Target.of(ANA)));
    }

    @Test
    void an_account_that_the_first_sign_in_makes_is_not_missing_before() {
        assertThat(named(entitled("jit"))).isEmpty();
    }

    @Test
    void whom_no_rule_means_needs_no_account() {
        assertThat(named(entitled(""))).isEmpty();
        assertThat(named(entitled("observe report"))).isEmpty();
        assertThat(named(entitled("", of(ANAS, false)))).isEmpty();
    }

    @Test
    void whoever_is_of_a_population_that_is_not_managed_has_no_finding() {
        assertThat(named(entitled("bots eng", having(DECIDED)))).isEmpty();
        assertThat(named(entitled("bots eng"))).isEmpty();
        assertThat(named(person(Standing.ENTITLED, "bots", 0, Set.of(StayFinding.NO_SPONSOR))))
                .isEmpty();
    }

    @Test
    void whoever_belongs_here_and_is_deactivated_is_wrongly_inactive() {
        Finding found = named(entitled("eng", of(ANAS, false))).getFirst();

        assertThat(found.drift().kind()).isEqualTo(DriftKind.WRONGLY_INACTIVE);
        assertThat(found.drift().account()).hasValue(ANAS);
        assertThat(DriftKind.WRONGLY_INACTIVE.usual())
                .as("somebody had a reason")
                .isEqualTo(Reaction.REPORT);
    }

    @Test
    void of_several_accounts_the_active_one_counts() {
        assertThat(named(entitled("sales", of(OTHER, false), having()))).hasSize(1);
        assertThat(named(entitled("sales", of(OTHER, false, DECIDED), having(ADDED)))).isEmpty();
    }

    @Test
    void of_several_active_ones_the_one_with_the_address_counts() {
        List<Finding> found = named(entitled("sales", of(OTHER, true, DECIDED), having()));

        assertThat(words(found)).containsExactly("missing-grant channel:C2");
        assertThat(found.getFirst().drift().account()).hasValue(ANAS);
    }

    @Test
    void of_several_active_ones_with_or_without_the_address_only_a_human_can_tell() {
        AccountSight second =
                account(OTHER, true, AccountType.MEMBER, Optional.empty(), ALL_READ, true);

        assertThat(words(named(entitled("eng", having(DECIDED), second))))
                .containsExactly("disputed-link (reported)");
        assertThat(words(named(entitled("eng", of(ANAS, true), of(OTHER, true)))))
                .containsExactly("disputed-link (reported)");
    }

    @Test
    void what_the_account_tells_otherwise_than_the_source_is_named_by_attribute() {
        Finding found =
                named(entitled("", unlike(having(), Attribute.TITLE, Attribute.DIVISION)))
                        .getFirst();

        assertThat(found.drift().kind()).isEqualTo(DriftKind.ATTRIBUTE_DRIFT);
        assertThat(found.drift().found()).containsEntry("attributes", "DIVISION TITLE");
        assertThat(found.correctable()).isTrue();
    }

    @Test
    void a_protected_account_and_a_bot_s_may_tell_what_they_like() {
        AccountSight owner =
                account(ANAS, true, AccountType.MEMBER, Optional.of("owner"), ALL_READ, true);
        AccountSight bot =
                account(ANAS, true, AccountType.UNMANAGED, Optional.empty(), ALL_READ, true);

        assertThat(named(entitled("", unlike(owner, Attribute.TITLE)))).isEmpty();
        assertThat(named(entitled("", unlike(bot, Attribute.TITLE)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SPONSOR, no-sponsor",
        "SPONSOR_LEFT, sponsor-left",
        "NO_END, unverifiable",
        "UNREADABLE_END, unverifiable",
        "PAST_END_DATE, past-end-date",
        "HELD_AT_END, past-end-date"
    })
    void what_is_wrong_with_a_stay_is_reported_and_cuts_nobody_off(
            StayFinding stay, String expected) {
        PersonSight sight = person(Standing.ENTITLED, "contractors", 0, Set.of(stay), having());

        assertThat(words(named(sight))).containsExactly(expected + " (reported)");
    }

    @Test
    void leavers_come_first_then_what_is_taken_then_what_is_given() {
        List<Finding> all =
                List.of(
                        named(entitled("sales", having())).getFirst(),
                        named(entitled("", having(DECIDED))).getFirst(),
                        named(entitled("eng")).getFirst(),
                        named(person(Standing.LEAVER, "", having())).getFirst());

        assertThat(all.stream().sorted(Finding.FIRST_THINGS_FIRST))
                .extracting(finding -> finding.drift().kind())
                .containsExactly(
                        DriftKind.MISSED_DEPROVISION,
                        DriftKind.MANUAL_ADD,
                        DriftKind.MISSING_ACCOUNT,
                        DriftKind.MISSING_GRANT);
    }

    private static AccountSight of(AccountId id, boolean active, Entitlement... things) {
        return account(id, active, AccountType.MEMBER, Optional.empty(), ALL_READ, false, things);
    }
}
