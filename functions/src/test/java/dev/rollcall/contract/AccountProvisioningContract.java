package dev.rollcall.contract;

import static dev.rollcall.testing.AdmittedCreation.ADMITTED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link AccountProvisioning} does, but for what an account tells. */
public abstract class AccountProvisioningContract extends OrganisationContract {
    private static final String EMAIL = "ana@acme.example";
    private static final NewAccount ANA =
            new NewAccount(
                    EMAIL,
                    Map.of(
                            Attribute.GIVEN_NAME, "Ana",
                            Attribute.FAMILY_NAME, "Diaz",
                            Attribute.DEPARTMENT, "Eng",
                            Attribute.MANAGER, "U0MEMBER"),
                    Optional.of(LocalDate.parse("2026-04-10")),
                    Optional.empty());
    private static final UserName NAME = new UserName("ana.diaz");
    private static final GuestTerms FOR_EVER = new GuestTerms(Optional.empty());
    private static final GuestTerms TILL_THE_END_OF_THE_YEAR =
            new GuestTerms(Optional.of(Instant.parse("2026-12-31T23:59:59Z")));

    @Test
    void makes_an_active_member_with_all_it_tells() {
        AccountId ana = made(ANA, NAME);

        ListedAccount read = read(ana);
        assertThat(read.active()).isTrue();
        assertThat(read.kind()).isEqualTo(new ListedAccount.Kind.Member());
        assertThat(read.profile().userName()).isEqualTo(NAME.value());
        assertThat(read.profile().emails()).containsExactly(EMAIL);
        assertThat(read.profile().attributes()).containsAllEntriesOf(ANA.attributes());
        assertThat(read.profile().startDate()).isEqualTo(ANA.startDate());
        assertThat(isIn(ana, HOME)).isFalse();
    }

    @Test
    void makes_a_guest_on_terms() {
        NewAccount guest =
                new NewAccount(
                        EMAIL, Map.of(), Optional.empty(), Optional.of(TILL_THE_END_OF_THE_YEAR));

        assertThat(read(made(guest, NAME)).kind())
                .isEqualTo(new ListedAccount.Kind.Guest(TILL_THE_END_OF_THE_YEAR));
    }

    @Test
    void makes_no_second_account_of_an_address_and_tells_who_has_it() {
        AccountId ana = made(ANA, NAME);
        slack.deactivate(ana);
        NewAccount again =
                new NewAccount("Ana@ACME.example", Map.of(), Optional.empty(), Optional.empty());

        assertThat(slack.provisioning().create(ADMITTED, again, new UserName("ana.other")))
                .isInstanceOfSatisfying(
                        Creation.EmailTaken.class,
                        taken -> {
                            assertThat(found(taken.holder()).id()).isEqualTo(ana);
                            assertThat(found(taken.holder()).active()).isFalse();
                        });
        assertThat(slack.directory().byUserName(new UserName("ana.other")))
                .isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void makes_nobody_under_a_name_that_an_account_or_a_channel_has() {
        slack.channel("C0ANA", HOME, List.of(MEMBER), false);

        assertThat(slack.provisioning().create(ADMITTED, ANA, new UserName("u0other")))
                .isInstanceOf(Creation.NameRefused.class);
        assertThat(slack.provisioning().create(ADMITTED, ANA, new UserName("channel-c0ana")))
                .isInstanceOf(Creation.NameRefused.class);
        assertThat(slack.directory().byEmail(EMAIL)).isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void a_failure_without_a_reason_is_looked_into() {
        slack.fillSeats();

        Creation creation = slack.provisioning().create(ADMITTED, ANA, NAME);

        assertThat(creation)
                .isEqualTo(
                        new Creation.Failed(
                                "user_creation_failed",
                                new Lookup.Nothing<>(),
                                new Lookup.Nothing<>()));
        assertThat(creation.reply()).isEqualTo(new WriteReply.Refused("user_creation_failed"));
    }

    @Test
    void makes_nobody_whose_manager_is_unknown() {
        NewAccount lost =
                new NewAccount(
                        EMAIL,
                        Map.of(Attribute.MANAGER, NOBODY.value()),
                        Optional.empty(),
                        Optional.empty());

        assertThat(slack.provisioning().create(ADMITTED, lost, NAME))
                .isEqualTo(new Creation.NotCreated(new WriteReply.Refused("unknown_user")));
        assertThat(slack.directory().byEmail(EMAIL)).isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void reactivates_an_account_that_keeps_its_id_and_what_it_tells() {
        AccountId ana = made(ANA, NAME);
        slack.deactivate(ana);

        assertThat(slack.provisioning().reactivate(admitted(ChangeKind.REACTIVATE, ana), ana))
                .isInstanceOf(WriteReply.Accepted.class);

        slack.settle();
        assertThat(read(ana).active()).isTrue();
        assertThat(found(slack.directory().byEmail(EMAIL)).id()).isEqualTo(ana);
    }

    @Test
    void reactivates_nobody_without_the_breaker_s_word_for_just_that() {
        slack.deactivate(MEMBER);
        slack.deactivate(OTHER);

        assertThatThrownBy(() ->
                        slack.provisioning()
                                .reactivate(admitted(ChangeKind.DEACTIVATE, MEMBER), MEMBER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        slack.provisioning()
                                .reactivate(admitted(ChangeKind.REACTIVATE, OTHER), MEMBER))
                .isInstanceOf(IllegalArgumentException.class);

        slack.settle();
        assertThat(read(MEMBER).active()).isFalse();
    }

    @Test
    void refuses_to_reactivate_whom_slack_does_not_know() {
        assertThat(slack.provisioning().reactivate(admitted(ChangeKind.REACTIVATE, NOBODY), NOBODY))
                .isEqualTo(new WriteReply.Refused("no_such_user"));
    }

    @Test
    void converts_a_member_and_tells_that_the_account_is_active_still() {
        assertThat(makeGuest(MEMBER, TILL_THE_END_OF_THE_YEAR))
                .isEqualTo(new WriteReply.Accepted("accepted:active=true"));
        assertThat(read(MEMBER).kind())
                .isEqualTo(new ListedAccount.Kind.Guest(TILL_THE_END_OF_THE_YEAR));
    }

    @Test
    void gives_a_guest_another_end_and_takes_one_away_only_by_the_call_for_it() {
        makeGuest(GUEST, TILL_THE_END_OF_THE_YEAR);
        assertThat(read(GUEST).kind())
                .isEqualTo(new ListedAccount.Kind.Guest(TILL_THE_END_OF_THE_YEAR));

        makeGuest(GUEST, FOR_EVER);
        assertThat(read(GUEST).kind())
                .isEqualTo(new ListedAccount.Kind.Guest(TILL_THE_END_OF_THE_YEAR));

        assertThat(slack.provisioning().neverExpire(GUEST))
                .isEqualTo(new WriteReply.Accepted("accepted:active=true"));
        assertThat(read(GUEST).kind()).isEqualTo(new ListedAccount.Kind.Guest(FOR_EVER));
    }

    @Test
    void a_guest_may_stay_longer_without_the_breaker_s_word_and_not_shorter() {
        makeGuest(GUEST, TILL_THE_END_OF_THE_YEAR);
        Instant end = TILL_THE_END_OF_THE_YEAR.expires().orElseThrow();
        GuestTerms later = new GuestTerms(Optional.of(end.plus(Duration.ofDays(30))));
        GuestTerms earlier = new GuestTerms(Optional.of(end.minus(Duration.ofDays(30))));

        assertThat(slack.provisioning().extend(GUEST, later))
                .isEqualTo(new WriteReply.Accepted("accepted:active=true"));
        assertThat(read(GUEST).kind()).isEqualTo(new ListedAccount.Kind.Guest(later));

        assertThat(slack.provisioning().extend(GUEST, earlier))
                .isEqualTo(new WriteReply.Refused("not-later"));
        assertThat(slack.provisioning().extend(MEMBER, later))
                .isEqualTo(new WriteReply.Refused("not-later"));
        assertThat(read(GUEST).kind()).isEqualTo(new ListedAccount.Kind.Guest(later));
        assertThat(read(MEMBER).kind()).isEqualTo(new ListedAccount.Kind.Member());
    }

    @Test
    void makes_a_member_of_a_guest() {
        assertThat(makeMember(GUEST)).isEqualTo(new WriteReply.Accepted("accepted:active=true"));
        assertThat(read(GUEST).kind()).isEqualTo(new ListedAccount.Kind.Member());
    }

    @Test
    void converts_nobody_who_is_inactive_or_unknown() {
        slack.deactivate(MEMBER);
        slack.deactivate(GUEST);

        assertThat(makeGuest(MEMBER, FOR_EVER))
                .isEqualTo(new WriteReply.Refused("account-inactive"));
        assertThat(makeMember(GUEST)).isEqualTo(new WriteReply.Refused("account-inactive"));
        assertThat(slack.provisioning().neverExpire(GUEST))
                .isEqualTo(new WriteReply.Refused("account-inactive"));
        assertThat(makeMember(NOBODY)).isEqualTo(new WriteReply.Refused("no_such_user"));

        slack.settle();
        assertThat(read(MEMBER).active()).isFalse();
        assertThat(read(GUEST).active()).isFalse();
        assertThat(read(GUEST).kind()).isInstanceOf(ListedAccount.Kind.Guest.class);
    }

    @Test
    void converts_nobody_without_the_breaker_s_word_for_just_that() {
        assertThatThrownBy(() ->
                        slack.provisioning()
                                .makeGuest(
                                        admitted(ChangeKind.REACTIVATE, MEMBER), MEMBER, FOR_EVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        slack.provisioning()
                                .makeMember(admitted(ChangeKind.CHANGE_ROLE, MEMBER), GUEST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(read(MEMBER).kind()).isEqualTo(new ListedAccount.Kind.Member());
        assertThat(read(GUEST).kind()).isInstanceOf(ListedAccount.Kind.Guest.class);
    }

    @Test
    void makes_no_guest_of_an_admin_and_touches_nobody_above_our_own_rank() {
        AccountId admin = new AccountId("U0ADMIN");
        AccountId first = new AccountId("U0FIRST");
        slack.add(admin, Account.Rank.ADMIN);
        slack.add(first, Account.Rank.PRIMARY_OWNER);

        assertThat(makeGuest(admin, FOR_EVER))
                .isEqualTo(new WriteReply.Refused("cannot_make_user_guest"));
        assertThat(slack.provisioning().startOn(first, LocalDate.parse("2026-04-10")))
                .isEqualTo(new WriteReply.Refused("cannot_modify_owner"));
        assertThat(read(admin).kind()).isEqualTo(new ListedAccount.Kind.Member());
        assertThat(read(first).profile().startDate()).isEmpty();
    }

    private AccountId made(NewAccount account, UserName name) {
        Creation creation = slack.provisioning().create(ADMITTED, account, name);
        assertThat(creation.reply()).isEqualTo(new WriteReply.Accepted());
        assertThat(creation).isInstanceOf(Creation.Created.class);
        Creation.Created created = (Creation.Created) creation;
        assertThat(created.userName()).contains(name.value());
        return created.account();
    }

    private WriteReply makeGuest(AccountId account, GuestTerms terms) {
        return slack.provisioning()
                .makeGuest(admitted(ChangeKind.CHANGE_ROLE, account), account, terms);
    }

    private WriteReply makeMember(AccountId account) {
        return slack.provisioning().makeMember(admitted(ChangeKind.CHANGE_ROLE, account), account);
    }
}
