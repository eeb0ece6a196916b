package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.fault.Call;
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
import java.util.Locale;
import java.util.Set;

/** Accounts and memberships of a lone workspace, read without admin methods. */
class BusinessPlusAccountsTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private final SampleCompany company =
            SampleCompany.generate(20, 7, timeline, SlackPlan.BUSINESS_PLUS);
    private final SlackSimulator simulator =
            new SlackSimulator(company.slack(), timeline, 0, List.of());
    private final HttpCaller http = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));
    private final Slack slack =
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
                    timeline.clock());

    BusinessPlusAccountsTest() {
        company.slack().allowToken("xoxp-scim", SampleCompany.INSTALLER);
        company.slack().allowToken("xoxp-admin", SampleCompany.INSTALLER);
    }

    @AfterEach
    void callsNoAdminMethodAndNoAuditLog() {
        simulator.close();
        http.close();
        assertThat(simulator.calls().all())
                .extracting(Call::target)
                .isNotEmpty()
                .noneMatch(target -> target.contains("/admin.") || target.contains("/audit/"));
    }

    @Test
    void the_plan_is_known_without_the_audit_log() {
        assertThat(slack.capabilities().plan()).isEqualTo(SlackPlan.BUSINESS_PLUS);
        assertThat(slack.capabilities().detect().plan()).isEqualTo(SlackPlan.BUSINESS_PLUS);
    }

    @Test
    void a_channel_is_joined_by_an_invitation_of_a_member() {
        AccountId guest = account(6);
        Entitlement.Channel open = channel("C0PLANS", SampleCompany.INSTALLER);
        Entitlement.Channel closed = channel("C0OTHERS", "U00000001");

        assertThat(slack.enrolment().join(guest, open)).isEqualTo(new WriteReply.Accepted());
        assertThat(slack.enrolment().join(guest, open))
                .isEqualTo(new WriteReply.AlreadySo("already_in_channel"));
        assertThat(slack.enrolment().join(guest, closed))
                .as("it is our own account that is not in it")
                .isEqualTo(new WriteReply.Refused("not_in_channel"));

        assertThat(slack.memberships().isIn(guest, open)).isTrue();
        assertThat(slack.memberships().isIn(guest, closed)).isFalse();
    }

    @Test
    void ranks_are_told_by_the_user_alone() {
        assertThat(List.of(1, 2, 4, 6))
                .map(number -> slack.accounts().read(account(number)).map(Account::rank))
                .map(rank -> rank.orElseThrow())
                .containsExactly(Rank.PRIMARY_OWNER, Rank.OWNER, Rank.ADMIN, Rank.MEMBER);
    }

    @Test
    void memberships_are_read_in_the_one_workspace() {
        var holdings = slack.memberships().of(account(7), Duration.ofSeconds(10), Set.of());

        assertThat(holdings.unread()).isEmpty();
        assertThat(holdings.entitlements())
                .contains(
                        new Entitlement.UserGroup("T0MAIN", "S0UGSOLO"),
                        new Entitlement.Workspace("T0MAIN"),
                        new Entitlement.Channel("C0GENERAL"));
    }

    private Entitlement.Channel channel(String id, String member) {
        company.slack()
                .add(
                        new SlackGroup(
                                SlackGroup.Kind.CHANNEL,
                                id,
                                "T0MAIN",
                                id.toLowerCase(Locale.ROOT),
                                Set.of(member),
                                false,
                                member));
        return new Entitlement.Channel(id);
    }

    private static AccountId account(int number) {
        return new AccountId("U%08d".formatted(number));
    }
}
