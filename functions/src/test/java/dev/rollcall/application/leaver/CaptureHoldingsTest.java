package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.leaver.CaptureHoldings.Outcome;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class CaptureHoldingsTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");
    private static final Entitlement EVERYBODY = new Entitlement.IdpGroup("S01");
    private static final Entitlement INCIDENT = new Entitlement.Channel("C01");
    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);

    @Test
    void records_everything_but_names_only_groups_to_be_left() {
        world.slack.join(ANAS, ON_CALL);
        world.slack.join(ANAS, EVERYBODY);
        world.slack.join(ANAS, INCIDENT);

        assertThat(capture())
                .isEqualTo(new Outcome.Captured(List.of(ON_CALL.key(), EVERYBODY.key())));

        assertThat(world.entries(caseId, Kind.CAPTURED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts().get("has"))
                                .contains(ON_CALL.key(), EVERYBODY.key(), INCIDENT.key()));
    }

    @Test
    void keeps_what_the_account_had_before_the_cut() {
        world.slack.join(ANAS, ON_CALL);
        capture();
        world.slack.leave(ANAS, ON_CALL);

        assertThat(capture()).isEqualTo(new Outcome.Captured(List.of(ON_CALL.key())));

        assertThat(world.entries(caseId, Kind.CAPTURED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts()).containsEntry("has", ON_CALL.key()));
    }

    @Test
    void what_no_rule_gave_is_kept_for_a_return_and_a_reading_after_the_cut_takes_nothing_away() {
        world.slack.join(ANAS, ON_CALL);
        world.slack.join(ANAS, EVERYBODY);
        world.slack.join(ANAS, INCIDENT);
        world.grants.record(
                new RecordedGrant(
                        new Grant(
                                ANA,
                                EVERYBODY,
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("all"),
                                                GroupPath.parse("okta:00gall")))),
                        Optional.of(ANAS),
                        LeaverWorld.START,
                        "event",
                        "digest",
                        RecordedGrant.State.GIVEN));

        capture();
        world.slack.leave(ANAS, ON_CALL);
        world.slack.leave(ANAS, INCIDENT);
        capture();

        assertThat(world.restores.of(ANA, ANAS))
                .hasValueSatisfying(
                        kept -> assertThat(kept.items()).containsExactly(ON_CALL, INCIDENT));
    }

    @Test
    void of_an_account_that_had_nothing_by_hand_nothing_is_kept() {
        capture();

        assertThat(world.restores.of(ANA)).isEmpty();
    }

    @Test
    void a_group_that_a_reading_in_part_told_of_is_not_forgotten() {
        world.slack.join(ANAS, EVERYBODY);
        world.slack.leaveUnread(new Holdings.Unread("user-groups:T02", "unavailable"));
        capture();
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);
        world.slack.hideGroupsOfInactive();
        world.slack.readEverything();

        assertThat(capture()).isEqualTo(new Outcome.Captured(List.of(EVERYBODY.key())));
    }

    @Test
    void a_group_that_came_after_the_first_whole_reading_is_recorded_too() {
        world.slack.join(ANAS, ON_CALL);
        capture();
        world.slack.join(ANAS, EVERYBODY);
        world.clock.advance(Duration.ofDays(1));

        capture();
        capture();

        assertThat(world.entries(caseId, Kind.CAPTURED)).hasSize(2);
    }

    @Test
    void a_reading_is_whole_without_channels() {
        world.slack.leaveUnread(new Holdings.Unread("channels:T01", "missing_scope"));

        assertThat(capture()).isEqualTo(new Outcome.Captured(List.of()));
    }

    @Test
    void a_reading_in_part_says_so_and_leaves_room_for_a_whole_one() {
        world.slack.join(ANAS, ON_CALL);
        world.slack.leaveUnread(new Holdings.Unread("user-groups:T02", "unavailable"));

        assertThat(capture()).isEqualTo(new Outcome.InPart(List.of(ON_CALL.key())));
        world.slack.readEverything();

        assertThat(capture()).isEqualTo(new Outcome.Captured(List.of(ON_CALL.key())));
        assertThat(world.entries(caseId, Kind.CAPTURED))
                .extracting(entry -> entry.facts().get("unread"))
                .containsExactlyInAnyOrder("user-groups:T02=unavailable", "");
    }

    @Test
    void a_reading_of_others_counts_unless_something_was_written_to_the_account_since() {
        capture();
        assertThat(world.slack.since()).isEqualTo(Instant.MIN);

        world.clock.advance(Duration.ofMinutes(1));
        world.cases.mark(caseId, ANAS, AccountMark.INACTIVE, world.clock.instant());
        capture();

        assertThat(world.slack.since()).isEqualTo(world.clock.instant());
    }

    private Outcome capture() {
        return world.steps.capture.capture(caseId, ANAS, Duration.ofSeconds(10));
    }
}
