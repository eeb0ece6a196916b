package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroup;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.capability.Availability;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link OrganisationGroups} does. */
public abstract class OrganisationGroupsContract extends OrganisationContract {
    private static final GroupNaming CREW = new GroupNaming("Crew", Optional.of("crew"));
    private static final OrganisationGroupId NONE = new OrganisationGroupId("S0NONE");
    private static final ManyReply DONE = new ManyReply.Told(new WriteReply.Accepted());

    @Test
    void makes_a_group_without_members_reads_it_and_gives_it_another_name() {
        OrganisationGroupId crew = made(CREW);
        assertThat(slack.organisationGroups().read(crew))
                .contains(new OrganisationGroup(crew, CREW, false, 0));

        GroupNaming staff = new GroupNaming("Staff", Optional.of("staff"));
        assertThat(slack.organisationGroups().rename(crew, staff))
                .isEqualTo(new WriteReply.Accepted());

        slack.settle();
        assertThat(slack.organisationGroups().read(crew).map(OrganisationGroup::naming))
                .contains(staff);
    }

    @Test
    void knows_no_group_that_is_not_there() {
        assertThat(slack.organisationGroups().read(NONE)).isEmpty();
        assertThat(slack.organisationGroups().rename(NONE, CREW))
                .isEqualTo(new WriteReply.Refused("invalid_usergroup"));
        assertThat(slack.organisationGroups().add(NONE, Set.of(MEMBER)))
                .isEqualTo(refused("invalid_usergroup"));
    }

    @Test
    void makes_no_second_group_of_a_name_or_a_handle() {
        made(CREW);

        assertThat(slack.organisationGroups().create(CREW))
                .isEqualTo(
                        new OrganisationGroups.Making.NotMade(
                                new WriteReply.Refused("name_already_exists")));
        slack.settle();
        assertThat(slack.organisationGroups().create(new GroupNaming("Another", CREW.handle())))
                .isEqualTo(
                        new OrganisationGroups.Making.NotMade(
                                new WriteReply.Refused("handle_already_exists")));
    }

    @Test
    void a_group_without_a_handle_is_made_too() {
        GroupNaming quiet = new GroupNaming("Quiet", Optional.empty());

        assertThat(slack.organisationGroups().read(made(quiet)).map(OrganisationGroup::naming))
                .contains(quiet);
    }

    @Test
    void adds_and_removes_singly_and_touches_nobody_else() {
        OrganisationGroupId crew = made(CREW);

        assertThat(slack.organisationGroups().add(crew, Set.of(MEMBER, OTHER))).isEqualTo(DONE);
        assertThat(users(crew)).isEqualTo(2);
        assertThat(slack.organisationGroups().add(crew, Set.of(MEMBER))).isEqualTo(DONE);
        assertThat(users(crew)).isEqualTo(2);

        assertThat(remove(crew, MEMBER)).isEqualTo(DONE);
        assertThat(users(crew)).isEqualTo(1);
        assertThat(remove(crew, MEMBER)).isEqualTo(DONE);
        assertThat(users(crew)).isEqualTo(1);
    }

    @Test
    void a_leaver_who_is_deactivated_is_taken_out_and_nobody_tells_of_members() {
        OrganisationGroupId crew = made(CREW);
        Entitlement wide = new Entitlement.OrganisationGroup(crew.value());
        slack.organisationGroups().add(crew, Set.of(MEMBER, OTHER));
        slack.deactivate(MEMBER);

        assertThat(slack.memberships().leave(MEMBER, wide)).isEqualTo(new WriteReply.Accepted());
        assertThat(users(crew)).isEqualTo(1);
        assertThat(slack.memberships().leave(MEMBER, wide)).isEqualTo(new WriteReply.Accepted());
        assertThat(users(crew)).isEqualTo(1);
        assertThat(read(MEMBER).active()).isFalse();
        assertThatThrownBy(() -> slack.memberships().isIn(OTHER, wide))
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }

    @Test
    void nobody_leaves_a_group_that_is_not_there() {
        assertThat(
                        slack.memberships()
                                .leave(MEMBER, new Entitlement.OrganisationGroup(NONE.value())))
                .isEqualTo(new WriteReply.Refused("invalid_usergroup"));
    }

    @Test
    void names_whom_slack_left_out_though_it_said_yes() {
        OrganisationGroupId crew = made(CREW);
        slack.deactivate(OTHER);

        assertThat(slack.organisationGroups().add(crew, Set.of(MEMBER, OTHER, GUEST)))
                .isEqualTo(
                        new ManyReply.InPart("done-in-part", Set.of(OTHER.value(), GUEST.value())));
        assertThat(users(crew)).isEqualTo(1);
        assertThat(read(OTHER).active()).isFalse();
    }

    @Test
    void adds_nobody_together_with_a_stranger() {
        OrganisationGroupId crew = made(CREW);

        assertThat(slack.organisationGroups().add(crew, Set.of(MEMBER, NOBODY)))
                .isEqualTo(refused("user_not_found"));
        assertThat(users(crew)).isZero();
    }

    @Test
    void removes_nobody_without_the_breaker_s_word() {
        OrganisationGroupId crew = made(CREW);

        assertThatThrownBy(() ->
                        slack.organisationGroups()
                                .remove(crew, Evictions.none(ChangeKind.REMOVE_FROM_USER_GROUP)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        slack.organisationGroups()
                                .remove(crew, leaving(ChangeKind.REMOVE_FROM_CHANNEL, MEMBER)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_no_more_than_slack_takes_at_once() {
        OrganisationGroupId crew = made(CREW);
        Set<AccountId> tooMany =
                IntStream.rangeClosed(0, OrganisationGroups.MOST)
                        .mapToObj(number -> new AccountId("U0" + number))
                        .collect(Collectors.toSet());

        assertThatThrownBy(() -> slack.organisationGroups().add(crew, tooMany))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slack.organisationGroups().add(crew, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_which_group_is_scim_s_to_change() {
        Entitlement.IdpGroup eng = slack.idpGroup("Eng", List.of(MEMBER));

        assertThat(slack.organisationGroups().read(new OrganisationGroupId(eng.groupId())))
                .hasValueSatisfying(group -> {
                    assertThat(group.ofIdp()).isTrue();
                    assertThat(group.users()).isEqualTo(1);
                });
    }

    @Test
    void every_call_is_refused_where_the_organisation_does_not_have_them() {
        slack.offerNoOrganisationGroups();

        assertThat(slack.organisationGroups().create(CREW))
                .isEqualTo(
                        new OrganisationGroups.Making.NotMade(
                                new WriteReply.Refused("unknown_method")));
        assertThat(slack.organisationGroups().add(NONE, Set.of(MEMBER)))
                .isEqualTo(refused("unknown_method"));
        assertThat(remove(NONE, MEMBER)).isEqualTo(refused("unknown_method"));
        assertThat(slack.organisationGroups().rename(NONE, CREW))
                .isEqualTo(new WriteReply.Refused("unknown_method"));
        assertThatThrownBy(() -> slack.organisationGroups().read(NONE))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        refused ->
                                assertThat(Availability.of(refused.code()))
                                        .isEqualTo(new Availability.NotOnThisPlan()));
    }

    private OrganisationGroupId made(GroupNaming naming) {
        OrganisationGroups.Making making = slack.organisationGroups().create(naming);
        assertThat(making).isInstanceOf(OrganisationGroups.Making.Made.class);
        slack.settle();
        return ((OrganisationGroups.Making.Made) making).group();
    }

    private int users(OrganisationGroupId group) {
        slack.settle();
        return slack.organisationGroups().read(group).orElseThrow().users();
    }

    private ManyReply remove(OrganisationGroupId group, AccountId account) {
        return slack.organisationGroups()
                .remove(group, leaving(ChangeKind.REMOVE_FROM_USER_GROUP, account));
    }

    private static ManyReply refused(String code) {
        return new ManyReply.Told(new WriteReply.Refused(code));
    }
}
