package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackSimulator;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.testing.FixedSecrets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is where in a lone workspace, which has no admin methods. */
class BusinessPlusMembershipListsTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private final SampleCompany company =
            SampleCompany.generate(20, 7, timeline, SlackPlan.BUSINESS_PLUS);
    private final SlackSimulator simulator =
            new SlackSimulator(company.slack(), timeline, 0, List.of());
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));
    private final MembershipLists lists =
            new Slack(
                            new SlackSettings(
                                    UriText.below(simulator.uri(), "/scim/v2"),
                                    UriText.below(simulator.uri(), "/api"),
                                    UriText.below(simulator.uri(), "/audit/v1")),
                            new FixedSecrets()
                                    .with(
                                            Slack.SECRET,
                                            "{\"scimToken\":\"xoxp-scim\",\"adminToken\":\"xoxp-admin\"}"),
                            http,
                            timeline.clock())
                    .membershipLists();

    BusinessPlusMembershipListsTest() {
        company.slack().allowToken("xoxp-scim", SampleCompany.INSTALLER);
        company.slack().allowToken("xoxp-admin", SampleCompany.INSTALLER);
    }

    @AfterEach
    void close() {
        simulator.close();
        http.close();
    }

    @Test
    void user_groups_are_told_with_all_members() {
        List<SlackGroup> groups = company.slack().groups(SlackGroup.Kind.USER_GROUP);
        Map<String, Set<AccountId>> inTruth =
                groups.stream()
                        .filter(group -> !group.disabled())
                        .collect(
                                Collectors.toMap(
                                        SlackGroup::id, BusinessPlusMembershipListsTest::members));

        assertThat(lists.userGroups(groups.getFirst().workspaceId()).members())
                .isNotEmpty()
                .isEqualTo(inTruth);
    }

    @Test
    void a_channel_s_members_are_told() {
        SlackGroup channel = company.slack().groups(SlackGroup.Kind.CHANNEL).getFirst();

        var page = lists.members(new Entitlement.Channel(channel.id()), CursorPoint.START);

        assertThat(page.items()).containsExactlyInAnyOrderElementsOf(members(channel)).isNotEmpty();
        assertThat(page.listing())
                .isEqualTo(new CursorListing.Ended(channel.members().size(), Set.of()));
    }

    @Test
    void admin_roles_are_refused_with_slack_s_own_code() {
        assertThatThrownBy(() -> lists.adminRoles(CursorPoint.START))
                .isInstanceOfSatisfying(
                        PortFailure.NeedsHuman.class,
                        refused -> assertThat(refused.code()).isEqualTo("feature_not_enabled"));
    }

    private static Set<AccountId> members(SlackGroup group) {
        return group.members().stream().map(AccountId::new).collect(Collectors.toSet());
    }
}
