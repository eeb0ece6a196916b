package dev.rollcall.application.provision;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.ANAS_OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.signal.Revocation;
import dev.rollcall.domain.signal.SessionRevoked;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.OrganisationAccounts;
import dev.rollcall.testing.ProvisionWorld;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Whoever's sessions were revoked is signed out of Slack by their own run, and by it alone. */
class SignOutRevokedTest {
    private static final LeaverPolicy RESETTING =
            FixedPolicies.usual().leavers().with(SessionRevoked.RESET_SESSIONS);

    private final ProvisionWorld world =
            new ProvisionWorld(new FixedPolicies(RESETTING), OrganisationAccounts.Ranks.NONE);

    @Test
    void all_accounts_that_are_linked_and_active_are_signed_out_and_the_ledger_says_so() {
        linked(world, ANAS, Account.Rank.MEMBER);
        linked(world, ANAS_OTHER, Account.Rank.MEMBER);
        CaseId run = runs(world);

        assertThat(world.base.slack.count(ANAS)).isZero();
        assertThat(world.base.slack.count(ANAS_OTHER)).isZero();
        assertThat(world.base.slack.active(ANAS)).isTrue();
        assertThat(world.revocations.open(ANA)).isEmpty();
        assertThat(kinds(world, run)).contains(Kind.INTENT, Kind.WRITE, Kind.OUTCOME);
    }

    @Test
    void nobody_is_signed_out_twice_by_one_event() {
        linked(world, ANAS, Account.Rank.MEMBER);
        CaseId run = runs(world);
        world.base.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 1);

        reach(world, run);

        assertThat(world.base.slack.count(ANAS)).isEqualTo(1);
    }

    @Test
    void whoever_is_protected_stays_signed_in_and_people_are_told() {
        ProvisionWorld owners =
                new ProvisionWorld(
                        new FixedPolicies(RESETTING),
                        new OrganisationAccounts.Ranks(Map.of(ANAS, Account.Rank.OWNER)));
        linked(owners, ANAS, Account.Rank.OWNER);

        runs(owners);

        assertThat(owners.base.slack.count(ANAS)).isEqualTo(2);
        assertThat(owners.base.escalations.raised())
                .extracting(raised -> raised.reason())
                .contains("session-revoked-signed-in");
        assertThat(owners.revocations.open(ANA)).isEmpty();
    }

    @Test
    void a_policy_that_ignores_it_by_now_leaves_everybody_signed_in() {
        ProvisionWorld ignoring =
                new ProvisionWorld(
                        new FixedPolicies(RESETTING.with(SessionRevoked.IGNORE)),
                        OrganisationAccounts.Ranks.NONE);
        linked(ignoring, ANAS, Account.Rank.MEMBER);

        runs(ignoring);

        assertThat(ignoring.base.slack.count(ANAS)).isEqualTo(2);
        assertThat(ignoring.revocations.open(ANA)).isEmpty();
    }

    private static void linked(ProvisionWorld world, AccountId account, Account.Rank rank) {
        world.base.links.record(new Link(ANA, account, LeaverWorld.START, "by-email"));
        world.base.slack.add(new Account(account, true, rank), 2);
        world.slack.add(account, rank);
    }

    /** Begins a run of Ana's after an event about her, and makes its first step. */
    private static CaseId runs(ProvisionWorld world) {
        world.revocations.note(
                new Revocation(ANA, "set:1", world.base.clock.instant()),
                world.base.clock.instant());
        Runs.Ticket ticket = world.base.want(ANA);
        CaseId run = world.base.steps.claimed(ticket);
        reach(world, run);
        return run;
    }

    private static void reach(ProvisionWorld world, CaseId run) {
        assertThat(world.account.signOut(world.base.ticket(ANA), run, Long.MAX_VALUE)).isEmpty();
    }

    private static List<Kind> kinds(ProvisionWorld world, CaseId run) {
        return world.base.ledger.of(run).stream().map(stored -> stored.entry().kind()).toList();
    }
}
