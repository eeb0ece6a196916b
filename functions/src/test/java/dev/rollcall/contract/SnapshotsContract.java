package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link Snapshots} do. */
public abstract class SnapshotsContract {
    protected static final SnapshotId SNAPSHOT = new SnapshotId("20260304T120000Z-0a1b2c3d");
    protected static final SnapshotPart MEMBERS =
            SnapshotPart.membersOf(new GroupId(OKTA, "00gEngineering"));

    private static final SnapshotId OTHER = new SnapshotId("20260304T120000Z-0a1b2c3e");
    private static final List<SnapshotRow> ANA_ALONE = List.of(new SnapshotRow.GroupMember(ANA));
    private static final List<SnapshotRow> BEN_ALONE = List.of(new SnapshotRow.GroupMember(BEN));

    private Snapshots snapshots;

    /** Returns some in which nothing was kept yet. */
    protected abstract Snapshots fresh();

    @BeforeEach
    void furnish() {
        snapshots = fresh();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void give_back_rows_of_all_kinds_in_their_order(long seed) {
        RandomRows random = new RandomRows(new Random(seed));
        List<SnapshotRow> all = new ArrayList<>();
        for (int page = 0; page < 12; page++) {
            List<SnapshotRow> rows = random.ofEachKind(3);
            snapshots.keep(SNAPSHOT, MEMBERS, page, rows);
            all.addAll(rows);
        }

        assertThat(snapshots.rows(SNAPSHOT, MEMBERS, 12)).containsExactlyElementsOf(all);
    }

    @Test
    void give_back_a_large_page() {
        List<SnapshotRow> rows =
                IntStream.range(0, 10_000)
                        .<SnapshotRow>mapToObj(
                                i -> new SnapshotRow.GroupMember(new PersonId(OKTA, "00u" + i)))
                        .toList();
        snapshots.keep(SNAPSHOT, MEMBERS, 0, rows);

        assertThat(snapshots.rows(SNAPSHOT, MEMBERS, 1)).containsExactlyElementsOf(rows);
    }

    @Test
    void a_page_may_be_empty_and_a_part_without_pages() {
        snapshots.keep(SNAPSHOT, MEMBERS, 0, List.of());
        snapshots.keep(SNAPSHOT, MEMBERS, 1, BEN_ALONE);

        assertThat(rows(2)).containsExactlyElementsOf(BEN_ALONE);
        assertThat(rows(0)).isEmpty();
    }

    @Test
    void a_page_that_is_read_again_takes_the_place_of_the_first() {
        snapshots.keep(SNAPSHOT, MEMBERS, 0, new RandomRows(new Random(7)).ofEachKind(1));
        snapshots.keep(SNAPSHOT, MEMBERS, 1, ANA_ALONE);
        snapshots.keep(SNAPSHOT, MEMBERS, 0, BEN_ALONE);

        assertThat(rows(2)).containsExactly(BEN_ALONE.getFirst(), ANA_ALONE.getFirst());
    }

    @Test
    void of_two_who_keep_a_page_at_once_one_s_is_whole() {
        List<SnapshotRow> long1 = new RandomRows(new Random(8)).ofEachKind(20);
        List<SnapshotRow> long2 = new RandomRows(new Random(9)).ofEachKind(30);
        Parallel.all(
                Stream.of(long1, long2, long1, long2)
                        .map(rows ->
                                (Callable<Boolean>)
                                        () -> {
                                            snapshots.keep(SNAPSHOT, MEMBERS, 0, rows);
                                            return true;
                                        })
                        .toList());

        assertThat(rows(1)).isIn(long1, long2);
    }

    @Test
    void more_pages_than_are_asked_for_may_be_there() {
        snapshots.keep(SNAPSHOT, MEMBERS, 0, ANA_ALONE);
        snapshots.keep(SNAPSHOT, MEMBERS, 1, BEN_ALONE);

        assertThat(rows(1)).containsExactlyElementsOf(ANA_ALONE);
    }

    @Test
    void a_missing_page_is_said_once_it_should_come() {
        snapshots.keep(SNAPSHOT, MEMBERS, 0, ANA_ALONE);
        snapshots.keep(SNAPSHOT, MEMBERS, 2, BEN_ALONE);

        assertThat(snapshots.rows(SNAPSHOT, MEMBERS, 3).limit(1))
                .containsExactlyElementsOf(ANA_ALONE);
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> rows(3))
                .returns("page-missing", PortFailure.NeedsHuman::code);
    }

    @Test
    void neither_parts_nor_snapshots_are_mixed() {
        List<SnapshotPart> parts =
                List.of(
                        SnapshotPart.ACCOUNTS,
                        SnapshotPart.people(OKTA),
                        SnapshotPart.groups(OKTA),
                        SnapshotPart.userGroupsOf("T01"),
                        SnapshotPart.userGroupsOf("T/1"),
                        SnapshotPart.userGroupsOf("T!1"),
                        SnapshotPart.userGroupsOf("T:1"),
                        SnapshotPart.userGroupsOf("T(2f)1"),
                        SnapshotPart.userGroupsOf("../T01"),
                        SnapshotPart.userGroupsOf("t01"),
                        SnapshotPart.userGroupsOf("Té"),
                        MEMBERS);
        for (int i = 0; i < parts.size(); i++) {
            snapshots.keep(SNAPSHOT, parts.get(i), 0, member(i));
        }

        for (int i = 0; i < parts.size(); i++) {
            assertThat(snapshots.rows(SNAPSHOT, parts.get(i), 1))
                    .as(parts.get(i).key())
                    .containsExactlyElementsOf(member(i));
        }
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> snapshots.rows(OTHER, MEMBERS, 1).toList());
    }

    @Test
    void a_page_has_a_number_from_0_on() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshots.keep(SNAPSHOT, MEMBERS, -1, ANA_ALONE));
    }

    @Test
    void keep_documents_by_their_names() {
        assertThat(snapshots.document(SNAPSHOT, "report")).isEmpty();

        snapshots.keepDocument(SNAPSHOT, "report", "{}".getBytes(UTF_8));
        snapshots.keepDocument(SNAPSHOT, "report", "{\"a\":1}".getBytes(UTF_8));
        snapshots.keepDocument(SNAPSHOT, "plan-2", new byte[0]);
        assertThat(snapshots.keepOnce(SNAPSHOT, "plan-3", new byte[] {1}))
                .isEqualTo(new byte[] {1});
        assertThat(snapshots.keepOnce(SNAPSHOT, "plan-3", new byte[] {2}))
                .as("what never changes")
                .isEqualTo(new byte[] {1});
        assertThat(snapshots.document(SNAPSHOT, "plan-3")).contains(new byte[] {1});

        assertThat(snapshots.document(SNAPSHOT, "report"))
                .hasValueSatisfying(
                        content -> assertThat(content).asString(UTF_8).isEqualTo("{\"a\":1}"));
        assertThat(snapshots.document(SNAPSHOT, "plan-2"))
                .hasValueSatisfying(content -> assertThat(content).isEmpty());
        assertThat(snapshots.document(OTHER, "report")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Report", "a/b", "..", "a b"})
    void refuse_other_names(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshots.keepDocument(SNAPSHOT, name, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> snapshots.document(SNAPSHOT, name));
    }

    private List<SnapshotRow> rows(int pages) {
        return snapshots.rows(SNAPSHOT, MEMBERS, pages).toList();
    }

    private static List<SnapshotRow> member(int number) {
        return List.of(new SnapshotRow.GroupMember(new PersonId(OKTA, "00u" + number)));
    }
}
