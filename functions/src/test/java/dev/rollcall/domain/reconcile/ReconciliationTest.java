package dev.rollcall.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.SeenIds;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far the comparison of a company comes, step by step. */
class ReconciliationTest {
    private static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");
    private static final SourceId OKTA = new SourceId("okta");
    private static final SnapshotId ID = new SnapshotId("20261127T060000Z-0a1b2c3d");
    private static final SnapshotPart GROUPS = SnapshotPart.groups(OKTA);
    private static final SnapshotPart MEMBERS = SnapshotPart.membersOf(new GroupId(OKTA, "00g1"));
    private static final Reconciliation BEGUN =
            Reconciliation.begin(
                    ID, NOW, "d1", List.of(GROUPS, SnapshotPart.ACCOUNTS), Optional.empty());

    @Test
    void it_begins_with_the_first_list() {
        assertThat(BEGUN.phase()).isEqualTo(Phase.READING);
        assertThat(BEGUN.part()).isEqualTo(GROUPS);
        assertThat(BEGUN.executions()).isEqualTo(1);
        assertThat(BEGUN.version()).isEqualTo(1);
    }

    @Test
    void one_that_takes_another_s_place_has_a_higher_version() {
        Reconciliation over = BEGUN.failed().ended(NOW, Optional.of("policy-changed"));

        assertThat(
                        Reconciliation.begin(ID, NOW, "d2", List.of(GROUPS), Optional.of(over))
                                .version())
                .isEqualTo(4);
    }

    @Test
    void a_point_is_kept_without_what_was_seen() {
        CursorPoint seen =
                new CursorPoint(
                        Optional.of("next"), 1, Set.of(), SeenIds.none().with(List.of("a", "b")));
        Reconciliation at = BEGUN.failed().at(new PartPoint.ByCursor(seen));

        assertThat(at.point().orElseThrow())
                .isEqualTo(
                        new PartPoint.ByCursor(
                                new CursorPoint(Optional.of("next"), 1, Set.of(), SeenIds.none())));
        assertThat(at.failures()).as("in a row").isZero();
    }

    @Test
    void lists_that_come_to_light_are_read_next_and_the_last_one_ends_the_reading() {
        Reconciliation members = BEGUN.with(whole(GROUPS), List.of(MEMBERS));
        assertThat(members.left()).containsExactly(MEMBERS, SnapshotPart.ACCOUNTS);

        Reconciliation accounts = members.with(whole(MEMBERS), List.of());
        assertThat(accounts.phase()).isEqualTo(Phase.READING);

        Reconciliation read = accounts.with(whole(SnapshotPart.ACCOUNTS), List.of());
        assertThat(read.phase()).isEqualTo(Phase.COMPARING);
        assertThat(read.done())
                .extracting(PartResult::part)
                .containsExactly(GROUPS, MEMBERS, SnapshotPart.ACCOUNTS);
    }

    @Test
    void a_page_is_given_up_with_the_fifth_failure_in_a_row() {
        Reconciliation four = BEGUN.failed().failed().failed();
        assertThat(four.givesUp()).isFalse();
        assertThat(four.failed().givesUp()).isTrue();
        assertThat(four.failed().at(PartPoint.ByCursor.START).givesUp()).isFalse();
    }

    @Test
    void from_corrections_it_goes_to_looking_at_them_and_to_its_end() {
        Reconciliation read =
                Reconciliation.begin(ID, NOW, "d1", List.of(GROUPS), Optional.empty())
                        .with(whole(GROUPS), List.of());
        Reconciliation correcting = read.correcting(30).settledTo(20);
        assertThat(correcting.phase()).isEqualTo(Phase.CORRECTING);
        assertThat(correcting.settled()).isEqualTo(20);

        Reconciliation settling = correcting.settling();
        assertThat(settling.settled()).as("none looked at").isZero();
        assertThat(settling.corrections()).isEqualTo(30);

        Reconciliation over = settling.settledTo(30).ended(NOW.plusSeconds(9), Optional.empty());
        assertThat(over.isOver()).isTrue();
        assertThat(over.trouble()).isEmpty();
        assertThat(over.version()).isEqualTo(7);
    }

    @Test
    void another_execution_goes_on_where_this_one_is() {
        Reconciliation next = BEGUN.failed().handedOver();

        assertThat(next.executions()).isEqualTo(2);
        assertThat(next.part()).isEqualTo(GROUPS);
        assertThat(next.failures()).isEqualTo(1);
    }

    @Test
    void what_is_read_has_a_list_and_what_has_ended_has_a_time() {
        assertThatThrownBy(() -> Reconciliation.begin(ID, NOW, "d1", List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Reconciliation(
                                ID,
                                NOW,
                                "d1",
                                Phase.ENDED,
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                0,
                                Optional.empty(),
                                0,
                                0,
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_list_is_proven_without_doubts_and_refusals_only() {
        assertThat(whole(GROUPS).proven()).isTrue();
        assertThat(
                        new PartResult(
                                        GROUPS,
                                        1,
                                        1,
                                        Optional.empty(),
                                        Set.of(Doubt.REPEATED),
                                        Optional.empty())
                                .proven())
                .isFalse();
        assertThat(
                        new PartResult(
                                        GROUPS,
                                        1,
                                        1,
                                        Optional.empty(),
                                        Set.of(),
                                        Optional.of("forbidden"))
                                .proven())
                .isFalse();
    }

    @Test
    void each_list_is_named_by_a_key_that_reads_back() {
        List<SnapshotPart> parts =
                List.of(
                        SnapshotPart.LINKS,
                        SnapshotPart.people(OKTA),
                        GROUPS,
                        MEMBERS,
                        SnapshotPart.ACCOUNTS,
                        SnapshotPart.ROSTER,
                        SnapshotPart.userGroupsOf("T1"),
                        SnapshotPart.membersOf(new Entitlement.Channel("C1")),
                        SnapshotPart.ADMIN_ROLES);

        assertThat(parts).allSatisfy(p -> assertThat(SnapshotPart.parse(p.key())).isEqualTo(p));
        assertThat(parts).extracting(SnapshotPart::key).doesNotHaveDuplicates();
        assertThat(parts.stream().filter(SnapshotPart::isOfSource))
                .allSatisfy(part -> assertThat(part.source()).isEqualTo(OKTA))
                .containsExactly(SnapshotPart.people(OKTA), GROUPS, MEMBERS);
        assertThat(MEMBERS.group()).isEqualTo(new GroupId(OKTA, "00g1"));
    }

    @Test
    void a_list_of_several_says_of_what_it_is_and_the_others_do_not() {
        assertThatThrownBy(() -> new SnapshotPart(SnapshotPart.Kind.PEOPLE, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SnapshotPart(SnapshotPart.Kind.ROSTER, "okta"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SnapshotPart.parse("gossip"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_has_a_thing_is_told_by_one_list_and_of_wide_groups_by_none() {
        assertThat(SnapshotPart.telling(new Entitlement.Workspace("T1")))
                .hasValue(SnapshotPart.ROSTER);
        assertThat(SnapshotPart.telling(new Entitlement.IdpGroup("S1")))
                .hasValue(SnapshotPart.ACCOUNTS);
        assertThat(SnapshotPart.telling(new Entitlement.UserGroup("T1", "S1")))
                .hasValue(SnapshotPart.userGroupsOf("T1"));
        assertThat(
                        SnapshotPart.telling(new Entitlement.Channel("C1"))
                                .flatMap(SnapshotPart::reading))
                .hasValue("channel:C1");
        assertThat(SnapshotPart.telling(new Entitlement.AdminRole("Rl1", "T1")))
                .hasValue(SnapshotPart.ADMIN_ROLES);
        assertThat(SnapshotPart.telling(new Entitlement.OrganisationGroup("S6"))).isEmpty();
    }

    private static PartResult whole(SnapshotPart part) {
        return new PartResult(part, 1, 3, Optional.empty(), Set.of(), Optional.empty());
    }
}
