package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.listing.ListedPage;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the SCIM client makes of the simulated Slack. */
class SimulatedSlackScimTest {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final NewAccount ANA =
            new NewAccount(
                    "ana@acme.example",
                    Map.of(
                            Attribute.GIVEN_NAME, "Ana",
                            Attribute.FAMILY_NAME, "Diaz",
                            Attribute.DEPARTMENT, "Eng",
                            Attribute.MANAGER, "U0MEMBER"),
                    Optional.of(LocalDate.parse("2026-04-10")),
                    Optional.empty());

    private final SimulatedSlack simulated = new SimulatedSlack();
    private final AccountDirectory directory = simulated.slack().accountDirectory();
    private final AccountProvisioning provisioning = simulated.slack().provisioning();
    private final IdpGroupDirectory groups = simulated.slack().groupDirectory();
    private final IdpGroupWriter writer = simulated.slack().groupWriter();

    @BeforeEach
    void furnish() {
        simulated.add(MEMBER, Account.Rank.MEMBER, 1);
        simulated.add(OTHER, Account.Rank.MEMBER, 1);
    }

    @AfterEach
    void nothing_forbidden_was_sent() {
        assertThat(simulated.forbidden()).isEmpty();
        simulated.close();
    }

    @Test
    void lists_all_accounts_and_proves_it() {
        ListedPage<ListedAccount> page = directory.accounts(ListingPoint.START);

        assertThat(page.items()).extracting(ListedAccount::id).contains(MEMBER, OTHER);
        assertThat(page.listing()).isEqualTo(new Listing.Proven(page.items().size()));
    }

    @Test
    void finds_who_has_an_address_or_a_name_and_nobody_else() {
        assertThat(found(directory.byEmail("U0member@acme.example")).id()).isEqualTo(MEMBER);
        assertThat(found(directory.byUserName(new UserName("u0other"))).id()).isEqualTo(OTHER);
        assertThat(directory.byEmail("nobody@acme.example")).isInstanceOf(Lookup.Nothing.class);
    }

    @Test
    void makes_an_account_with_all_it_tells() {
        AccountId ana = create("ana.diaz");

        ListedAccount read = directory.read(ana).orElseThrow();
        assertThat(read.active()).isTrue();
        assertThat(read.profile().userName()).isEqualTo("ana.diaz");
        assertThat(read.profile().hasEmail("ana@acme.example")).isTrue();
        assertThat(read.profile().attributes()).containsAllEntriesOf(ANA.attributes());
        assertThat(read.profile().startDate()).isEqualTo(ANA.startDate());
    }

    @Test
    void tells_who_has_the_address_though_deactivated() {
        AccountId ana = create("ana.diaz");
        deactivate(ana);

        Creation again = provisioning.create(ANA, new UserName("ana.other"));

        assertThat(again)
                .isInstanceOfSatisfying(
                        Creation.EmailTaken.class,
                        taken -> {
                            assertThat(found(taken.holder()).id()).isEqualTo(ana);
                            assertThat(found(taken.holder()).active()).isFalse();
                        });
    }

    @Test
    void reactivates_with_an_admission_for_it_alone() {
        deactivate(MEMBER);

        assertThatThrownBy(() ->
                        provisioning.reactivate(admitted(ChangeKind.DEACTIVATE, MEMBER), MEMBER))
                .isInstanceOf(IllegalArgumentException.class);
        provisioning.reactivate(admitted(ChangeKind.REACTIVATE, MEMBER), MEMBER);
        simulated.settle();

        assertThat(directory.read(MEMBER).map(ListedAccount::active)).contains(true);
    }

    @Test
    void changes_what_an_account_tells_and_nothing_else() {
        WriteReply reply =
                provisioning.change(
                        MEMBER,
                        List.of(
                                new AccountChange.Put(Attribute.TITLE, "Lead"),
                                new AccountChange.Put(Attribute.GIVEN_NAME, "Mel"),
                                new AccountChange.Put(Attribute.EMPLOYEE_NUMBER, "70"),
                                new AccountChange.Put(Attribute.MANAGER, OTHER.value())));

        assertThat(reply).isInstanceOf(WriteReply.Accepted.class);
        ListedAccount read = directory.read(MEMBER).orElseThrow();
        assertThat(read.active()).isTrue();
        assertThat(read.profile().attributes())
                .containsEntry(Attribute.TITLE, "Lead")
                .containsEntry(Attribute.GIVEN_NAME, "Mel")
                .containsEntry(Attribute.EMPLOYEE_NUMBER, "70")
                .containsEntry(Attribute.MANAGER, OTHER.value());
    }

    @Test
    void converts_nobody_who_is_inactive() {
        deactivate(MEMBER);
        Admission.Admitted admitted = admitted(ChangeKind.CHANGE_ROLE, MEMBER);

        assertThat(provisioning.makeGuest(admitted, MEMBER, new GuestTerms(Optional.empty())))
                .isEqualTo(new WriteReply.Refused("account-inactive"));
        assertThat(provisioning.makeMember(admitted, MEMBER))
                .isEqualTo(new WriteReply.Refused("account-inactive"));
        assertThat(directory.read(MEMBER).map(ListedAccount::active)).contains(false);
    }

    @Test
    void converts_a_member_and_reads_active_back() {
        GuestTerms terms = new GuestTerms(Optional.of(Instant.parse("2026-12-30T23:59:59Z")));

        assertThat(provisioning.makeGuest(admitted(ChangeKind.CHANGE_ROLE, MEMBER), MEMBER, terms))
                .isEqualTo(new WriteReply.Accepted("accepted:active=true"));
        assertThat(directory.read(MEMBER).map(ListedAccount::kind))
                .contains(new ListedAccount.Kind.Guest(terms));
    }

    @Test
    void makes_renames_fills_and_empties_a_group() {
        Entitlement.IdpGroup eng = made(writer.create("Eng"));
        writer.rename(eng, "Engineering");
        writer.add(eng, new Additions(List.of(MEMBER, OTHER)));

        assertThat(groups.byName("Engineering")).isInstanceOf(Lookup.One.class);
        assertThat(members(eng)).containsExactlyInAnyOrder(MEMBER, OTHER);
        assertThat(writer.delete(eng)).isEqualTo(new WriteReply.Refused("group-not-empty"));

        writer.remove(
                eng, new Removals(List.of(admitted(ChangeKind.REMOVE_FROM_IDP_GROUP, MEMBER))));
        assertThat(members(eng)).containsExactly(OTHER);
    }

    @Test
    void singles_out_who_cannot_be_in_a_group() {
        Entitlement.IdpGroup eng = made(writer.create("Eng"));
        deactivate(OTHER);

        assertThat(writer.add(eng, new Additions(List.of(MEMBER, OTHER))))
                .isEqualTo(
                        new IdpGroupWriter.Adding.SomebodyUnfit(
                                List.of(
                                        new Additions(List.of(MEMBER)),
                                        new Additions(List.of(OTHER)))));
        assertThat(writer.add(eng, new Additions(List.of(OTHER))))
                .isInstanceOfSatisfying(
                        IdpGroupWriter.Adding.Told.class,
                        told -> assertThat(told.reply()).isInstanceOf(WriteReply.Refused.class));
    }

    private AccountId create(String userName) {
        Creation creation = provisioning.create(ANA, new UserName(userName));
        assertThat(creation).isInstanceOf(Creation.Created.class);
        return ((Creation.Created) creation).account();
    }

    private void deactivate(AccountId account) {
        simulated.accounts().deactivate(admitted(ChangeKind.DEACTIVATE, account), account);
        simulated.settle();
    }

    private Set<AccountId> members(Entitlement.IdpGroup group) {
        return groups.read(group).orElseThrow().members().orElseThrow();
    }

    private static Entitlement.IdpGroup made(IdpGroupWriter.Making making) {
        assertThat(making).isInstanceOf(IdpGroupWriter.Making.Made.class);
        return ((IdpGroupWriter.Making.Made) making).group();
    }

    private static ListedAccount found(Lookup<ListedAccount> lookup) {
        assertThat(lookup).isInstanceOf(Lookup.One.class);
        return ((Lookup.One<ListedAccount>) lookup).found();
    }

    private static Admission.Admitted admitted(ChangeKind kind, AccountId account) {
        return new Admission.Admitted(kind, account, Instant.parse("2026-11-01T12:00:00Z"));
    }
}
