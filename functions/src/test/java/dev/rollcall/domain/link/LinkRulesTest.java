package dev.rollcall.domain.link;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.link.LinkDecision.Dispute;
import dev.rollcall.domain.link.LinkDecision.LinkTo;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDecision.Rule;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class LinkRulesTest {
    private static final String ADDRESS = "ana@acme.example";
    private static final HumanKey HUMAN = HumanKey.of("4711");
    private static final boolean GONE = true;
    private static final boolean THERE = false;

    private List<Candidate> linked = List.of();
    private Set<AccountId> mayReturn = Set.of();
    private List<Candidate> byHuman = List.of();
    private Lookup<Candidate> byEmail = new Lookup.Nothing<>();
    private Lookup<Candidate> byUserName = new Lookup.Nothing<>();
    private Optional<HumanKey> human = Optional.of(HUMAN);
    private boolean mayClaim = true;
    private Set<AccountId> notTheirs = Set.of();

    @Test
    void whoever_has_nothing_and_is_found_nowhere_gets_an_account() {
        assertThat(decide()).isEqualTo(new LinkDecision.Create());
    }

    @Test
    void a_linked_account_is_used_whatever_its_address_is_now() {
        linked = List.of(account(ANAS, true, "former@acme.example"));

        assertThat(decide()).isEqualTo(linked(ANAS));
    }

    @Test
    void a_linked_account_that_rollcall_cut_is_asked_to_be_reactivated() {
        linked = List.of(account(ANAS, false, ADDRESS));
        mayReturn = Set.of(ANAS);

        assertThat(decide()).isEqualTo(new LinkDecision.Reactivate(ANAS));
    }

    @Test
    void a_linked_account_that_somebody_else_cut_is_for_a_human() {
        linked = List.of(account(ANAS, false, ADDRESS));

        assertThat(decide()).isEqualTo(dispute(Reason.CUT_ELSEWHERE, ANAS));
    }

    @Test
    void of_two_linked_accounts_the_active_one_is_used() {
        linked = List.of(account(ANAS, false, ADDRESS), account(ANAS_OTHER, true, "b@b.example"));

        assertThat(decide()).isEqualTo(linked(ANAS_OTHER));
    }

    @Test
    void of_two_active_linked_accounts_the_one_with_the_address_is_used_and_the_other_named() {
        linked = List.of(account(ANAS, true, ADDRESS), account(ANAS_OTHER, true, "b@b.example"));

        assertThat(decide()).isEqualTo(linked(ANAS, ANAS_OTHER));
    }

    @Test
    void two_linked_accounts_without_the_address_are_for_a_human() {
        linked =
                List.of(
                        account(ANAS, true, "a@a.example"),
                        account(ANAS_OTHER, true, "b@b.example"));

        assertThat(decide()).isEqualTo(dispute(Reason.SEVERAL_LINKED, ANAS, ANAS_OTHER));
    }

    @Test
    void a_linked_account_that_somebody_else_has_too_is_for_a_human() {
        linked = List.of(account(ANAS, true, ADDRESS, other(HUMAN, THERE)));

        assertThat(decide()).isEqualTo(dispute(Reason.ANOTHERS, ANAS));
    }

    @Test
    void a_linked_account_stays_linked_when_the_other_identity_is_gone() {
        linked = List.of(account(ANAS, true, ADDRESS, other(HUMAN, GONE)));

        assertThat(decide()).isEqualTo(linked(ANAS));
    }

    @Test
    void an_active_account_that_nobody_ever_had_is_linked_by_its_address() {
        byEmail = new Lookup.One<>(account(ANAS, true, ADDRESS));

        assertThat(decide()).isEqualTo(new LinkTo(ANAS, Rule.EMAIL, List.of()));
    }

    @Test
    void an_address_never_links_by_itself_to_an_inactive_account() {
        byEmail = new Lookup.One<>(account(ANAS, false, ADDRESS));

        assertThat(decide()).isEqualTo(dispute(Reason.INACTIVE, ANAS));
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "OWNER", "PRIMARY_OWNER"})
    void an_address_never_links_by_itself_to_an_account_with_a_role(Rank rank) {
        byEmail =
                new Lookup.One<>(
                        new Candidate(listed(ANAS, true, ADDRESS), rank, List.of(), false));

        assertThat(decide()).isEqualTo(dispute(Reason.ADMIN_ROLE, ANAS));
    }

    @Test
    void a_recycled_address_does_not_give_the_former_holders_account_to_the_newcomer() {
        byEmail = new Lookup.One<>(account(ANAS, false, ADDRESS, other(HumanKey.of("13"), GONE)));

        assertThat(decide()).isEqualTo(dispute(Reason.LINKED_EARLIER, ANAS));
    }

    @Test
    void an_address_that_another_person_has_in_slack_is_for_a_human() {
        byEmail = new Lookup.One<>(account(ANAS, true, ADDRESS, other(HUMAN, THERE)));

        assertThat(decide()).isEqualTo(dispute(Reason.ANOTHERS, ANAS));
    }

    @Test
    void a_rehire_with_a_new_identity_is_linked_by_hrs_key_when_the_old_one_is_gone() {
        OtherIdentity old = other(HUMAN, GONE);
        byEmail = new Lookup.One<>(account(ANAS, false, ADDRESS, old));

        assertThat(decide()).isEqualTo(new LinkTo(ANAS, Rule.HUMAN_KEY, List.of(old)));
    }

    @Test
    void a_rehire_with_a_new_address_is_found_by_hrs_key() {
        OtherIdentity old = other(HUMAN, GONE);
        byHuman = List.of(account(ANAS, false, "former@acme.example", old));

        assertThat(decide()).isEqualTo(new LinkTo(ANAS, Rule.HUMAN_KEY, List.of(old)));
    }

    @Test
    void without_hrs_key_a_rehire_is_for_a_human() {
        human = Optional.empty();
        byEmail = new Lookup.One<>(account(ANAS, false, ADDRESS, other(HUMAN, GONE)));

        assertThat(decide()).isEqualTo(dispute(Reason.LINKED_EARLIER, ANAS));
    }

    @Test
    void the_same_human_with_two_identities_at_once_is_for_a_human() {
        byHuman = List.of(account(ANAS, true, "former@acme.example", other(HUMAN, THERE)));

        assertThat(decide()).isEqualTo(dispute(Reason.ANOTHERS, ANAS));
    }

    @Test
    void a_rehire_does_not_get_a_role_back_by_hrs_key() {
        byEmail =
                new Lookup.One<>(
                        new Candidate(
                                listed(ANAS, true, ADDRESS),
                                Rank.ADMIN,
                                List.of(other(HUMAN, GONE)),
                                false));

        assertThat(decide()).isEqualTo(dispute(Reason.ADMIN_ROLE, ANAS));
    }

    @Test
    void the_address_at_one_account_and_hrs_key_at_another_is_for_a_human() {
        byEmail = new Lookup.One<>(account(ANAS, true, ADDRESS));
        byHuman = List.of(account(ANAS_OTHER, false, "x@acme.example", other(HUMAN, GONE)));

        assertThat(decide()).isEqualTo(dispute(Reason.SEVERAL_FOUND, ANAS, ANAS_OTHER));
    }

    @Test
    void a_source_may_not_claim_an_address_of_anothers_domain() {
        mayClaim = false;

        assertThat(decide()).isEqualTo(new Dispute(Reason.FOREIGN_DOMAIN, List.of()));

        byEmail = new Lookup.One<>(account(ANAS, true, ADDRESS));
        assertThat(decide()).isEqualTo(dispute(Reason.FOREIGN_DOMAIN, ANAS));
    }

    @Test
    void a_bot_is_nobodys() {
        byEmail = new Lookup.One<>(new Candidate(bot(ANAS), Rank.BOT, List.of(), false));

        assertThat(decide()).isEqualTo(dispute(Reason.BOT, ANAS));
    }

    @Test
    void an_account_that_only_has_the_name_is_for_a_human_as_long_as_it_is_nobodys() {
        byUserName = new Lookup.One<>(account(ANAS, true, "other@acme.example"));

        assertThat(decide()).isEqualTo(dispute(Reason.USER_NAME_ONLY, ANAS));
    }

    @Test
    void a_namesake_is_somebody_else() {
        byUserName =
                new Lookup.One<>(account(ANAS, true, "other@acme.example", other(HUMAN, THERE)));

        assertThat(decide()).isEqualTo(new LinkDecision.Create());
    }

    @Test
    void an_address_never_links_to_what_a_human_has_said_is_not_theirs() {
        notTheirs = Set.of(ANAS);
        byEmail = new Lookup.One<>(account(ANAS, true, ADDRESS));

        assertThat(decide()).isEqualTo(dispute(Reason.RULED_OUT, ANAS));
    }

    @Test
    void hrs_key_never_links_to_what_a_human_has_said_is_not_theirs() {
        notTheirs = Set.of(ANAS);
        byEmail = new Lookup.One<>(account(ANAS, true, ADDRESS, other(HUMAN, GONE)));

        assertThat(decide()).isEqualTo(dispute(Reason.RULED_OUT, ANAS));
    }

    @Test
    void what_was_answered_is_not_asked_again_for_another_reason() {
        notTheirs = Set.of(ANAS);
        byEmail = new Lookup.One<>(account(ANAS, false, ADDRESS));

        assertThat(decide()).isEqualTo(dispute(Reason.INACTIVE, ANAS));
    }

    @Test
    void an_account_whose_link_to_the_person_has_ended_is_for_a_human() {
        byEmail = new Lookup.One<>(formerly(account(ANAS, true, ADDRESS)));
        assertThat(decide()).isEqualTo(dispute(Reason.LINKED_EARLIER, ANAS));

        byEmail = new Lookup.One<>(formerly(account(ANAS, true, ADDRESS, other(HUMAN, GONE))));
        assertThat(decide()).isEqualTo(dispute(Reason.LINKED_EARLIER, ANAS));
    }

    @Test
    void an_answer_that_proves_nothing_makes_nobody() {
        byEmail = new Lookup.Unreliable<>(List.of());
        assertThat(decide()).isEqualTo(new LinkDecision.LookAgain());

        byEmail = new Lookup.Nothing<>();
        byUserName = new Lookup.Unreliable<>(List.of());
        assertThat(decide()).isEqualTo(new LinkDecision.LookAgain());
    }

    private LinkDecision decide() {
        return LinkRules.decide(
                new Claim(
                        ANA,
                        ADDRESS,
                        mayClaim,
                        human,
                        linked,
                        mayReturn,
                        byHuman,
                        byEmail,
                        byUserName,
                        notTheirs));
    }

    private static LinkDecision.Linked linked(AccountId account, AccountId... others) {
        return new LinkDecision.Linked(account, List.of(others));
    }

    private static Dispute dispute(Reason reason, AccountId... accounts) {
        return new Dispute(reason, List.of(accounts));
    }

    private static Candidate account(
            AccountId id, boolean active, String email, OtherIdentity... others) {
        return new Candidate(listed(id, active, email), Rank.MEMBER, List.of(others), false);
    }

    private static Candidate formerly(Candidate theirs) {
        return new Candidate(theirs.account(), theirs.rank(), theirs.others(), true);
    }

    private static OtherIdentity other(HumanKey human, boolean gone) {
        return new OtherIdentity(
                new Link(BEN, ANAS, NOON, "adopted", Optional.of(human), Optional.empty()), gone);
    }

    private static ListedAccount listed(AccountId id, boolean active, String email) {
        return new ListedAccount(
                id,
                active,
                new ListedAccount.Kind.Member(),
                profile(email),
                Optional.empty(),
                List.of());
    }

    private static ListedAccount bot(AccountId id) {
        return new ListedAccount(
                id,
                true,
                new ListedAccount.Kind.Bot(),
                profile(ADDRESS),
                Optional.empty(),
                List.of());
    }

    private static AccountProfile profile(String email) {
        return new AccountProfile("ana", List.of(email), Map.of(), Optional.empty());
    }
}
