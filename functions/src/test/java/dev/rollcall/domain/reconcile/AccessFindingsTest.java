package dev.rollcall.domain.reconcile;

import static dev.rollcall.domain.reconcile.SomeCompany.ADDED;
import static dev.rollcall.domain.reconcile.SomeCompany.ALL_READ;
import static dev.rollcall.domain.reconcile.SomeCompany.ANAS;
import static dev.rollcall.domain.reconcile.SomeCompany.DECIDED;
import static dev.rollcall.domain.reconcile.SomeCompany.FOREIGN;
import static dev.rollcall.domain.reconcile.SomeCompany.HOME;
import static dev.rollcall.domain.reconcile.SomeCompany.OBSERVED;
import static dev.rollcall.domain.reconcile.SomeCompany.ONCALL;
import static dev.rollcall.domain.reconcile.SomeCompany.REPORTED;
import static dev.rollcall.domain.reconcile.SomeCompany.TRUSTED;
import static dev.rollcall.domain.reconcile.SomeCompany.account;
import static dev.rollcall.domain.reconcile.SomeCompany.entitled;
import static dev.rollcall.domain.reconcile.SomeCompany.given;
import static dev.rollcall.domain.reconcile.SomeCompany.having;
import static dev.rollcall.domain.reconcile.SomeCompany.named;
import static dev.rollcall.domain.reconcile.SomeCompany.namedAfterAdoption;
import static dev.rollcall.domain.reconcile.SomeCompany.without;
import static dev.rollcall.domain.reconcile.SomeCompany.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.policy.AccountType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which differences in what an account has are named, and which are none of ours. */
class AccessFindingsTest {

    @Test
    void who_has_just_what_rules_give_has_no_finding_and_nothing_is_asked() {
        PersonFindings findings =
                new PersonFindings(
                        new AccessFindings(
                                SomeCompany.policy(),
                                SlackPlan.ENTERPRISE,
                                _ -> {
                                    throw new AssertionError("asked for records");
                                },
                                _ -> Set.of(),
                                FormerRules.NONE),
                        TRUSTED,
                        (_, _) -> LeaverSight.MISSED);

        assertThat(findings.of(entitled("eng sales", having(HOME, ONCALL, DECIDED, ADDED))))
                .isEmpty();
        assertThat(findings.of(entitled("eng observe wide foreign", having(HOME, ONCALL, DECIDED))))
                .as("what is observed, foreign or not told")
                .isEmpty();
    }

    @Test
    void what_a_rule_gives_and_the_account_lacks_is_missing() {
        List<Finding> found = named(entitled("eng", having(HOME, ONCALL)));

        assertThat(words(found)).containsExactly("missing-grant channel:C1");
        assertThat(found.getFirst().counts()).isEmpty();
        assertThat(found.getFirst().drift().because()).containsOnlyKeys("eng");
    }

    @Test
    void what_no_rule_gives_in_a_place_that_a_mapping_decides_is_a_manual_add() {
        List<Finding> found = named(entitled("", having(DECIDED)));

        assertThat(words(found)).containsExactly("manual-add channel:C1");
        assertThat(found.getFirst().counts())
                .hasValue(
                        new Finding.Counted(
                                ChangeKind.ofTaking(DECIDED), Target.of(ANAS, DECIDED)));
    }

    @Test
    void what_was_added_by_hand_to_a_place_that_a_mapping_only_adds_to_is_reported() {
        List<Finding> found = named(entitled("", having(ADDED)));

        assertThat(words(found)).containsExactly("manual-add channel:C2 (reported)");
        assertThat(Correction.of(found.getFirst())).isEmpty();
    }

    @Test
    void what_was_there_before_is_reported_whatever_the_mapping_s_mode() {
        List<Finding> found =
                namedAfterAdoption(
                        entitled("", having(DECIDED, ADDED, REPORTED, OBSERVED)),
                        TRUSTED,
                        DECIDED,
                        ADDED,
                        REPORTED,
                        OBSERVED);

        assertThat(words(found))
                .containsExactly(
                        "pre-existing channel:C1 (reported)",
                        "pre-existing channel:C2 (reported)",
                        "pre-existing channel:C3 (reported)");
        assertThat(found).allMatch(finding -> Correction.of(finding).isEmpty());
    }

    @Test
    void what_rules_give_is_theirs_though_it_was_there_before() {
        assertThat(
                        namedAfterAdoption(
                                entitled("eng", having(HOME, ONCALL, DECIDED)), TRUSTED, DECIDED))
                .isEmpty();
    }

    @Test
    void nothing_is_said_to_be_from_before_by_a_source_that_is_not_whole() {
        assertThat(
                        namedAfterAdoption(
                                entitled("", having(DECIDED)), new Trust(false, Set.of()), DECIDED))
                .isEmpty();
    }

    @Test
    void what_rules_gave_and_give_no_more_has_outlived_them() {
        assertThat(words(named(entitled("", having(ADDED)), given(ADDED))))
                .containsExactly("outlived-grant channel:C2");
    }

    @Test
    void what_our_records_say_was_given_and_a_whole_list_lacks_is_gone_already() {
        assertThat(named(entitled("", having(DECIDED)), given(ADDED), given(DECIDED)))
                .extracting(finding -> finding.drift().entitlement().orElseThrow())
                .containsExactly(DECIDED);
    }

    @Test
    void what_a_mapping_would_give_that_only_reports_is_reported() {
        assertThat(words(named(entitled("report", having()))))
                .containsExactly("missing-grant channel:C3 (reported)");
        assertThat(words(named(entitled("", having(REPORTED)))))
                .containsExactly("manual-add channel:C3 (reported)");
        assertThat(named(entitled("report", having(REPORTED)))).isEmpty();
    }

    @Test
    void what_a_mapping_only_observes_is_nobody_s_finding() {
        assertThat(named(entitled("observe", having()))).isEmpty();
        assertThat(named(entitled("", having(OBSERVED)), given(OBSERVED))).isEmpty();
    }

    @Test
    void what_another_writes_is_none_of_ours() {
        assertThat(named(entitled("foreign", having()))).isEmpty();
        assertThat(named(entitled("", having(FOREIGN)), given(FOREIGN))).isEmpty();
    }

    @Test
    void what_no_mapping_lists_is_not_managed() {
        assertThat(named(entitled("", having(new Entitlement.Channel("C9"))))).isEmpty();
    }

    @Test
    void who_is_in_a_group_of_the_organisation_is_never_guessed() {
        assertThat(named(entitled("wide", having()))).isEmpty();
        assertThat(words(named(entitled("wide sales", having()))))
                .as("whatever else differs")
                .containsExactly("missing-grant channel:C2");
    }

    @Test
    void a_list_that_is_not_proven_shows_neither_presence_nor_absence() {
        AccountSight blind =
                account(
                        ANAS,
                        true,
                        AccountType.MEMBER,
                        Optional.empty(),
                        without("channel:C1", "channel:C2"),
                        true,
                        HOME,
                        ONCALL);

        assertThat(named(entitled("eng sales", blind))).isEmpty();
    }

    @Test
    void a_channel_s_list_that_is_not_proven_is_so_for_who_is_in_no_workspace_too() {
        AccountSight nowhere =
                account(
                        ANAS,
                        true,
                        AccountType.MEMBER,
                        Optional.empty(),
                        without("channel:C2"),
                        true);

        assertThat(named(entitled("sales", nowhere))).isEmpty();
    }

    @Test
    void without_the_workspaces_no_group_in_them_is_missed() {
        AccountSight account =
                account(
                        ANAS,
                        true,
                        AccountType.MEMBER,
                        Optional.empty(),
                        without("workspaces"),
                        true,
                        DECIDED);

        assertThat(named(entitled("eng", account))).isEmpty();
    }

    @Test
    void nobody_loses_anything_by_a_source_that_is_not_whole() {
        PersonSight sight = entitled("sales", having(DECIDED));

        assertThat(words(named(sight))).contains("manual-add channel:C1");
        assertThat(words(named(sight, new Trust(false, Set.of()))))
                .containsExactly("missing-grant channel:C2");
        assertThat(words(named(entitled("", having(ADDED)), new Trust(false, Set.of()))))
                .as("not even named")
                .isEmpty();
    }

    @Test
    void nobody_loses_what_a_group_may_give_whose_members_are_not_proven() {
        Trust open = new Trust(true, Set.of(DECIDED, ADDED));

        assertThat(words(named(entitled("", having(DECIDED, HOME, ADDED)), open, given(ADDED))))
                .containsExactly("manual-add workspace:T1");
    }

    @Test
    void a_protected_account_is_left_alone() {
        AccountSight owner =
                account(
                        ANAS,
                        true,
                        AccountType.MEMBER,
                        Optional.of("owner"),
                        ALL_READ,
                        true,
                        ADDED);

        assertThat(named(entitled("eng report", owner), given(ADDED))).isEmpty();
    }

    @Test
    void an_account_that_is_no_human_s_is_left_alone() {
        AccountSight bot =
                account(
                        ANAS,
                        true,
                        AccountType.UNMANAGED,
                        Optional.empty(),
                        ALL_READ,
                        true,
                        DECIDED);

        assertThat(named(entitled("sales", bot))).isEmpty();
    }

    @Test
    void a_guest_is_not_missed_where_no_guest_can_be() {
        AccountSight single =
                account(
                        ANAS,
                        true,
                        AccountType.SINGLE_CHANNEL_GUEST,
                        Optional.empty(),
                        ALL_READ,
                        true);

        assertThat(words(named(entitled("contractors eng", single))))
                .doesNotContain("missing-grant user-group:T1:S1")
                .allMatch(word -> word.startsWith("missing-grant"));
    }
}
