package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@link IdpGroupDirectory} and {@link IdpGroupWriter} do. */
public abstract class IdpGroupsContract extends OrganisationContract {
    private static final Entitlement.IdpGroup NONE = new Entitlement.IdpGroup("S0NONE");
    private static final AccountId NEWCOMER = new AccountId("U0NEWCOMER");
    private static final int MANY = 60;

    @Test
    void lists_all_groups_with_their_members_page_by_page_and_proves_it() {
        for (int number = 0; number < MANY; number++) {
            slack.idpGroup("Group " + number, number == 7 ? List.of(MEMBER) : List.of());
        }
        List<ListedGroup> read = new ArrayList<>();

        assertThat(readAll(slack.groupDirectory()::groups, page -> read.addAll(page.items())))
                .isEqualTo(new Listing.Proven(MANY));
        assertThat(read).extracting(ListedGroup::id).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(read)
                .filteredOn(group -> !group.isEmpty())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.name()).isEqualTo("Group 7");
                    assertThat(group.members()).contains(Set.of(MEMBER));
                });
    }

    @Test
    void a_list_that_lacks_a_group_is_not_proven_and_says_nothing_of_a_name() {
        slack.idpGroup("Eng", List.of(MEMBER));
        slack.idpGroup("Sales", List.of());

        slack.keepRowBack();
        assertThat(readAll(slack.groupDirectory()::groups, _ -> {}))
                .isInstanceOf(Listing.Unproven.class);
        slack.keepRowBack();
        assertThat(slack.groupDirectory().byName("Sales")).isInstanceOf(Lookup.Unreliable.class);
    }

    @Test
    void makes_a_group_without_members_and_finds_it_by_exactly_its_name() {
        Entitlement.IdpGroup eng = made("Eng");

        ListedGroup read = found(slack.groupDirectory().byName("Eng"));
        assertThat(read.id()).isEqualTo(eng);
        assertThat(read.isEmpty()).isTrue();
        assertThat(slack.groupDirectory().byName("eng")).isInstanceOf(Lookup.Nothing.class);
        assertThat(slack.groupDirectory().byName("En")).isInstanceOf(Lookup.Nothing.class);
        assertThat(slack.groupDirectory().read(NONE)).isEmpty();
    }

    @Test
    void makes_no_second_group_of_a_name() {
        Entitlement.IdpGroup eng = made("Eng");

        assertThat(slack.groupWriter().create("Eng"))
                .isInstanceOf(IdpGroupWriter.Making.NotMade.class);
        assertThat(found(slack.groupDirectory().byName("Eng")).id()).isEqualTo(eng);
        assertThatThrownBy(() -> slack.groupWriter().create(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void renames_a_group_that_keeps_its_members() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(MEMBER));

        assertThat(slack.groupWriter().rename(eng, "Engineering"))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(found(slack.groupDirectory().byName("Engineering")).members())
                .contains(Set.of(MEMBER));
        assertThat(slack.groupWriter().rename(NONE, "Else"))
                .isEqualTo(new WriteReply.Refused("no_such_group"));
    }

    @Test
    void adds_accounts_beside_those_that_are_in_the_group() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(OTHER));

        assertThat(add(eng, MEMBER)).isEqualTo(told(new WriteReply.Accepted()));
        assertThat(add(eng, MEMBER, OTHER)).isEqualTo(told(new WriteReply.AlreadySo("members")));
        assertThat(members(eng)).containsExactlyInAnyOrder(MEMBER, OTHER);

        slack.add(NEWCOMER, Account.Rank.MEMBER);
        assertThat(add(eng, MEMBER, OTHER, NEWCOMER)).isEqualTo(told(new WriteReply.Accepted()));
        assertThat(members(eng)).containsExactlyInAnyOrder(MEMBER, OTHER, NEWCOMER);
    }

    @Test
    void singles_out_who_cannot_be_in_a_group_by_halves() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of());
        slack.deactivate(OTHER);

        assertThat(add(eng, GUEST, MEMBER, OTHER))
                .isEqualTo(
                        new IdpGroupWriter.Adding.SomebodyUnfit(
                                List.of(
                                        new Additions(List.of(GUEST)),
                                        new Additions(List.of(MEMBER, OTHER)))));
        assertThat(members(eng)).isEmpty();

        assertThat(add(eng, MEMBER, OTHER)).isInstanceOf(IdpGroupWriter.Adding.SomebodyUnfit.class);
        assertThat(add(eng, OTHER))
                .isInstanceOfSatisfying(
                        IdpGroupWriter.Adding.Told.class,
                        told -> assertThat(told.reply()).isInstanceOf(WriteReply.Refused.class));
        assertThat(add(eng, GUEST))
                .isInstanceOfSatisfying(
                        IdpGroupWriter.Adding.Told.class,
                        told -> assertThat(told.reply()).isInstanceOf(WriteReply.Refused.class));
        assertThat(add(eng, MEMBER)).isEqualTo(told(new WriteReply.Accepted()));
        assertThat(members(eng)).containsExactly(MEMBER);
    }

    @Test
    void adds_nobody_to_a_group_that_is_not_there_and_no_stranger() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of());

        assertThat(add(NONE, MEMBER)).isEqualTo(told(new WriteReply.Refused("no_such_group")));
        assertThat(add(eng, MEMBER, NOBODY))
                .isEqualTo(told(new WriteReply.Refused("no_such_user")));
        assertThat(members(eng)).isEmpty();
    }

    @Test
    void removes_those_it_names_and_nobody_else() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(MEMBER, OTHER));

        assertThat(remove(eng, MEMBER, GUEST)).isInstanceOf(WriteReply.Accepted.class);
        assertThat(members(eng)).containsExactly(OTHER);

        assertThat(remove(eng, OTHER)).isInstanceOf(WriteReply.Accepted.class);
        assertThat(members(eng)).isEmpty();
    }

    @Test
    void removes_a_deactivated_account() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(MEMBER, OTHER));
        slack.deactivate(MEMBER);

        assertThat(remove(eng, MEMBER)).isInstanceOf(WriteReply.Accepted.class);

        assertThat(members(eng)).containsExactly(OTHER);
        assertThat(read(MEMBER).active()).isFalse();
    }

    @Test
    void removes_nobody_who_is_not_in_the_group() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(OTHER));

        assertThat(remove(eng, MEMBER)).isEqualTo(new WriteReply.AlreadySo("not-members"));
        assertThat(remove(NONE, MEMBER)).isEqualTo(new WriteReply.AlreadySo("no_such_group"));
        assertThat(members(eng)).containsExactly(OTHER);
    }

    @Test
    void deletes_an_empty_group_only() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(MEMBER));

        assertThat(slack.groupWriter().delete(eng))
                .isEqualTo(new WriteReply.Refused("group-not-empty"));
        assertThat(members(eng)).containsExactly(MEMBER);

        remove(eng, MEMBER);
        assertThat(slack.groupWriter().delete(eng)).isInstanceOf(WriteReply.Accepted.class);
        assertThat(slack.groupDirectory().read(eng)).isEmpty();
        assertThat(slack.groupWriter().delete(eng))
                .isEqualTo(new WriteReply.AlreadySo("no_such_group"));
    }

    private Entitlement.IdpGroup made(String name) {
        IdpGroupWriter.Making making = slack.groupWriter().create(name);
        assertThat(making).isInstanceOf(IdpGroupWriter.Making.Made.class);
        return ((IdpGroupWriter.Making.Made) making).group();
    }

    private IdpGroupWriter.Adding add(Entitlement.IdpGroup group, AccountId... accounts) {
        return slack.groupWriter().add(group, new Additions(List.of(accounts)));
    }

    private WriteReply remove(Entitlement.IdpGroup group, AccountId... accounts) {
        return slack.groupWriter()
                .remove(
                        group,
                        new Removals(
                                List.of(accounts).stream()
                                        .map(a -> admitted(ChangeKind.REMOVE_FROM_IDP_GROUP, a))
                                        .toList()));
    }

    private Set<AccountId> members(Entitlement.IdpGroup group) {
        return slack.groupDirectory().read(group).orElseThrow().members().orElseThrow();
    }

    private static IdpGroupWriter.Adding told(WriteReply reply) {
        return new IdpGroupWriter.Adding.Told(reply);
    }
}
