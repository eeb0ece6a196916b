package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroup;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.capability.Availability;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the client of the organisation's user groups makes of the simulated Slack. */
class SimulatedSlackOrganisationGroupsTest {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final AccountId GUEST = new AccountId("U0GUEST");
    private static final GroupNaming CREW = new GroupNaming("Crew", Optional.of("crew"));

    private final SimulatedSlack simulated = new SimulatedSlack();
    private final OrganisationGroups groups = simulated.slack().organisationGroups();

    @BeforeEach
    void furnish() {
        simulated.add(MEMBER, Account.Rank.MEMBER, 0);
        simulated.add(OTHER, Account.Rank.MEMBER, 0);
        simulated.add(GUEST, Account.Rank.GUEST, 0);
    }

    @AfterEach
    void close() {
        simulated.close();
    }

    @Test
    void makes_a_group_reads_it_and_gives_it_another_name() {
        OrganisationGroupId crew = made();
        assertThat(groups.read(crew)).contains(new OrganisationGroup(crew, CREW, false, 0));

        GroupNaming staff = new GroupNaming("Staff", Optional.of("staff"));
        assertThat(groups.rename(crew, staff)).isEqualTo(new WriteReply.Accepted());

        simulated.passAMinute();
        assertThat(groups.read(crew).map(OrganisationGroup::naming)).contains(staff);
        simulated.passAMinute();
        assertThat(groups.read(new OrganisationGroupId("S0NONE"))).isEmpty();
    }

    @Test
    void makes_no_second_group_of_a_name() {
        made();

        assertThat(groups.create(CREW))
                .isEqualTo(
                        new OrganisationGroups.Making.NotMade(
                                new WriteReply.Refused("name_already_exists")));
    }

    @Test
    void adds_and_removes_singly_and_touches_nobody_else() {
        OrganisationGroupId crew = made();

        assertThat(groups.add(crew, Set.of(MEMBER, OTHER)))
                .isEqualTo(new ManyReply.Told(new WriteReply.Accepted()));
        assertThat(users(crew)).isEqualTo(2);
        assertThat(groups.remove(crew, leaving(MEMBER)))
                .isEqualTo(new ManyReply.Told(new WriteReply.Accepted()));
        assertThat(users(crew)).isEqualTo(1);
    }

    @Test
    void names_whom_slack_left_out_though_it_said_yes() {
        OrganisationGroupId crew = made();

        assertThat(groups.add(crew, Set.of(MEMBER, GUEST)))
                .isEqualTo(new ManyReply.InPart("done-in-part", Set.of("U0GUEST")));
        assertThat(users(crew)).isEqualTo(1);
    }

    @Test
    void removes_nobody_without_the_breaker_s_word() {
        OrganisationGroupId crew = made();

        assertThatThrownBy(() ->
                        groups.remove(crew, Evictions.none(ChangeKind.REMOVE_FROM_USER_GROUP)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> groups.remove(crew, Evictions.none(ChangeKind.REMOVE_FROM_CHANNEL)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_no_more_than_slack_takes_at_once() {
        OrganisationGroupId crew = made();
        Set<AccountId> tooMany =
                IntStream.rangeClosed(0, OrganisationGroups.MOST)
                        .mapToObj(number -> new AccountId("U0" + number))
                        .collect(Collectors.toSet());

        assertThatThrownBy(() -> groups.add(crew, tooMany))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown_method", "feature_not_enabled"})
    void is_refused_where_the_organisation_does_not_have_them(String code) {
        simulated.fault(
                "{\"fault\":\"refusal\",\"times\":3,\"error\":\""
                        + code
                        + "\",\"call\":\"POST .*admin.usergroups\"}");
        OrganisationGroupId crew = new OrganisationGroupId("S0CREW");

        assertThat(groups.create(CREW))
                .isEqualTo(new OrganisationGroups.Making.NotMade(new WriteReply.Refused(code)));
        assertThat(groups.add(crew, Set.of(MEMBER)))
                .isEqualTo(new ManyReply.Told(new WriteReply.Refused(code)));
        assertThatThrownBy(() -> groups.read(crew))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void a_refusal_tells_a_plan_without_them_from_a_setting() {
        assertThat(Availability.of("unknown_method")).isEqualTo(new Availability.NotOnThisPlan());
        assertThat(Availability.of("feature_not_enabled"))
                .isEqualTo(new Availability.Refused("feature_not_enabled"));
    }

    private OrganisationGroupId made() {
        OrganisationGroups.Making making = groups.create(CREW);
        assertThat(making).isInstanceOf(OrganisationGroups.Making.Made.class);
        simulated.passAMinute();
        return ((OrganisationGroups.Making.Made) making).group();
    }

    private int users(OrganisationGroupId group) {
        simulated.passAMinute();
        return groups.read(group).orElseThrow().users();
    }

    private static Evictions leaving(AccountId account) {
        return new Evictions(
                ChangeKind.REMOVE_FROM_USER_GROUP,
                List.of(
                        new Admission.Admitted(
                                ChangeKind.REMOVE_FROM_USER_GROUP, account, Instant.EPOCH)));
    }
}
