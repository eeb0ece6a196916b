package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.contract.MembershipsContract;
import dev.rollcall.contract.SlackFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.local.http.fault.Call;
import dev.rollcall.testing.InMemoryGroupReadings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

class SimulatedSlackMembershipsTest extends MembershipsContract {
    private static final AccountId ONE = new AccountId("U0ONE");
    private static final AccountId TWO = new AccountId("U0TWO");

    private final SimulatedSlack simulated = new SimulatedSlack();

    @Override
    protected SlackFixture slack() {
        return simulated;
    }

    @Test
    void several_functions_read_the_user_groups_of_a_workspace_once_for_all() {
        simulated.add(ONE, Account.Rank.MEMBER, 1);
        simulated.add(TWO, Account.Rank.MEMBER, 1);
        InMemoryGroupReadings shared = new InMemoryGroupReadings();
        Entitlement group = simulated.userGroup(List.of(ONE));
        Entitlement foreign = simulated.userGroup(List.of(TWO));
        Memberships mine = simulated.function(shared).memberships();

        Holdings one = of(TWO, simulated.function(shared).memberships());
        Holdings two = of(ONE, mine);

        assertThat(one.entitlements()).contains(foreign).doesNotContain(group);
        assertThat(two.entitlements()).contains(group).doesNotContain(foreign);
        assertThat(lists()).hasSize(1);

        // Whether a group is enabled comes from the same reading.
        assertThat(mine.isIn(ONE, group)).isTrue();
        assertThat(lists()).hasSize(1);
    }

    private static Holdings of(AccountId account, Memberships memberships) {
        return memberships.of(account, Duration.ofSeconds(10), Set.of(), Instant.MIN);
    }

    private List<Call> lists() {
        return simulated.simulator().calls().all().stream()
                .filter(call -> call.target().endsWith("/usergroups.list"))
                .toList();
    }

    @AfterEach
    void nothing_forbidden_was_sent() {
        assertThat(simulated.forbidden()).isEmpty();
    }
}
