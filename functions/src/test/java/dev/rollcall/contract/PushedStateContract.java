package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.port.PushedState;
import dev.rollcall.application.port.PushedState.Stored;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.domain.push.PushedKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What {@link PushedState} does. */
public abstract class PushedStateContract {
    private static final SourceId PUSH = new SourceId("push");
    private static final SourceId OTHER = new SourceId("push-other");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.250Z");

    private PushedState state;

    protected abstract PushedState state();

    @BeforeEach
    void take_the_state() {
        state = state();
    }

    @Test
    void what_was_created_is_found_by_its_id_and_its_keys() {
        Pushed ada = created(user("a1", "ada", PushedKey.email("ada@acme.example")));

        assertThat(state.find(ada.id())).hasValue(ada);
        assertThat(state.find(PushedId.user(OTHER, "a1"))).isEmpty();
        assertThat(state.find(PushedId.group(PUSH, "a1"))).isEmpty();
        assertThat(having(PushedKey.userName("ADA"))).containsExactly(ada.id());
        assertThat(having(PushedKey.email("Ada@ACME.example"))).containsExactly(ada.id());
        assertThat(having(PushedKey.email("other@acme.example"))).isEmpty();
        assertThat(state.having(OTHER, Kind.USER, PushedKey.userName("ada"))).isEmpty();
    }

    @Test
    void one_of_a_source_has_a_unique_key_and_several_another() {
        PushedKey shared = PushedKey.email("team@acme.example");
        Pushed ada = created(user("a1", "ada", shared, PushedKey.externalId("e-1")));
        Pushed bo = created(user("b1", "bo", shared));

        assertThat(state.create(user("c1", "Ada")))
                .isEqualTo(new Stored.Taken(PushedKey.Name.USER_NAME));
        assertThat(state.create(user("c1", "cy", PushedKey.externalId("e-1"))))
                .isEqualTo(new Stored.Taken(PushedKey.Name.EXTERNAL_ID));
        assertThat(state.replace(bo, bo.with(draft("ada"), NOW)))
                .isEqualTo(new Stored.Taken(PushedKey.Name.USER_NAME));
        assertThat(having(shared)).containsExactlyInAnyOrder(ada.id(), bo.id());
        assertThat(state.find(PushedId.user(PUSH, "c1"))).isEmpty();
        assertThat(state.counts(PUSH, Kind.USER)).isEqualTo(Map.of("a1", 1, "b1", 1));
    }

    @Test
    void only_what_was_seen_is_replaced_and_its_old_keys_are_free() {
        Pushed ada = created(user("a1", "ada"));
        Pushed renamed = ada.with(draft("augusta"), NOW.plusSeconds(1));

        assertThat(state.replace(ada, renamed)).isEqualTo(new Stored.Done(renamed));
        assertThat(state.replace(ada, ada.with(draft("eve"), NOW))).isEqualTo(new Stored.Moved());

        assertThat(state.find(ada.id())).hasValue(renamed);
        assertThat(having(PushedKey.userName("ada"))).isEmpty();
        created(user("b1", "ada"));
    }

    @Test
    void who_was_deleted_stays_under_the_id_and_is_counted_no_more() {
        Pushed ada = created(user("a1", "ada"));
        created(user("a1b", "bo"));

        state.replace(ada, ada.deleted(NOW));

        assertThat(state.find(ada.id())).get().returns(true, Pushed::isDeleted);
        assertThat(having(PushedKey.userName("ada"))).isEmpty();
        assertThat(state.counts(PUSH, Kind.USER)).isEqualTo(Map.of("a1", 1));
        assertThat(state.part(PUSH, Kind.USER, "a1"))
                .extracting(one -> one.id().value())
                .containsExactly("a1", "a1b");
        created(user("c1", "ada"));
    }

    @Test
    void parts_come_in_order_and_stay_when_all_of_them_are_deleted() {
        Pushed bo = created(user("b1", "bo"));
        created(user("a1", "ada"));
        created(group("g1", "Staff"));

        state.replace(bo, bo.deleted(NOW));

        assertThat(state.counts(PUSH, Kind.USER).keySet()).containsExactly("a1", "b1");
        assertThat(state.counts(PUSH, Kind.USER)).containsEntry("b1", 0);
        assertThat(state.counts(PUSH, Kind.GROUP)).isEqualTo(Map.of("g1", 1));
        assertThat(state.counts(OTHER, Kind.USER)).isEmpty();
    }

    @Test
    void members_are_counted_and_seen_from_both_sides() {
        Pushed ada = created(user("a1", "ada"));
        Pushed staff = created(group("g1", "Staff"));
        Pushed team = created(group("g2", "Team"));

        Pushed after = changed(staff, List.of(ada.id(), team.id()), List.of());

        assertThat(after.version()).isEqualTo(staff.version() + 1);
        assertThat(after).returns(1, Pushed::people).returns(1, Pushed::groups);
        assertThat(state.find(staff.id())).hasValue(after);
        assertThat(state.members(staff.id())).containsExactlyInAnyOrder(ada.id(), team.id());
        assertThat(state.isMember(staff.id(), ada.id())).isTrue();
        assertThat(state.isMember(team.id(), ada.id())).isFalse();
        assertThat(state.groupsOf(ada.id())).containsExactly(staff.id());
        assertThat(state.groupsOf(team.id())).containsExactly(staff.id());
        assertThat(state.find(ada.id())).get().returns(ada.version() + 1, Pushed::version);

        Pushed less = changed(after, List.of(), List.of(ada.id()));
        assertThat(less).returns(0, Pushed::people).returns(1, Pushed::groups);
        assertThat(state.groupsOf(ada.id())).isEmpty();
    }

    @Test
    void members_change_only_as_they_were_seen_and_all_or_none() {
        Pushed ada = created(user("a1", "ada"));
        Pushed bo = created(user("b1", "bo"));
        Pushed staff = created(group("g1", "Staff"));
        Pushed with = changed(staff, List.of(ada.id()), List.of());

        for (Stored refused :
                List.of(
                        change(staff, List.of(bo.id()), List.of()),
                        change(with, List.of(bo.id(), ada.id()), List.of()),
                        change(with, List.of(), List.of(ada.id(), bo.id())),
                        change(with, List.of(PushedId.user(PUSH, "nobody")), List.of()))) {
            assertThat(refused).isEqualTo(new Stored.Moved());
        }
        Pushed gone = bo.deleted(NOW);
        state.replace(bo, gone);
        assertThat(change(with, List.of(bo.id()), List.of())).isEqualTo(new Stored.Moved());
        assertThat(state.members(staff.id())).containsExactly(ada.id());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change(with, many(PushedState.MEMBERS_AT_ONCE + 1), List.of()));
    }

    @Test
    void so_many_members_change_in_one_write() {
        Pushed staff = created(group("g1", "Staff"));
        List<PushedId> all = many(PushedState.MEMBERS_AT_ONCE);
        all.forEach(id -> created(user(id.value(), id.value())));

        assertThat(changed(staff, all, List.of()).people()).isEqualTo(all.size());
    }

    @Test
    void whoever_changes_is_untold_until_the_very_version_is_told() {
        Pushed ada = created(user("a1", "ada"));
        Pushed staff = created(group("g1", "Staff"));
        assertThat(state.untold(NOW.plusMillis(1), 10)).containsExactly(ada);
        assertThat(state.untold(NOW, 10)).isEmpty();

        Pushed renamed = ada.with(draft("augusta"), NOW.plusSeconds(1));
        state.replace(ada, renamed);
        state.told(ada);
        assertThat(state.untold(NOW.plusSeconds(9), 10)).containsExactly(renamed);
        state.told(renamed);
        assertThat(state.untold(NOW.plusSeconds(9), 10)).isEmpty();
        assertThat(state.find(ada.id())).hasValue(renamed);

        Pushed with = changed(staff, List.of(ada.id()), List.of());
        assertThat(state.untold(NOW.plusSeconds(9), 10))
                .extracting(Pushed::id)
                .containsExactly(ada.id());
        state.replace(with, with.deleted(NOW.plusSeconds(3)));
        assertThat(state.untold(NOW.plusSeconds(9), 10))
                .extracting(Pushed::id)
                .containsExactlyInAnyOrder(ada.id(), staff.id());
        assertThat(state.untold(NOW.plusSeconds(9), 1)).hasSize(1);
    }

    @Test
    void of_two_at_once_one_has_the_name() {
        assertThat(
                        Parallel.all(
                                List.of(
                                        () -> state.create(user("a1", "ada")),
                                        () -> state.create(user("b1", "ada")))))
                .filteredOn(Stored.Done.class::isInstance)
                .hasSize(1);
    }

    @Test
    void many_are_found_at_once() {
        many(120).forEach(id -> created(user(id.value(), id.value())));

        assertThat(state.findAll(many(130))).hasSize(120);
    }

    private static List<PushedId> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> PushedId.user(PUSH, "u%03d".formatted(i)))
                .toList();
    }

    private Pushed created(Pushed fresh) {
        assertThat(state.create(fresh)).isEqualTo(new Stored.Done(fresh));
        return fresh;
    }

    private Pushed changed(Pushed seen, Collection<PushedId> in, Collection<PushedId> out) {
        Stored stored = change(seen, in, out);
        assertThat(stored).isInstanceOf(Stored.Done.class);
        return ((Stored.Done) stored).now();
    }

    private Stored change(Pushed seen, Collection<PushedId> in, Collection<PushedId> out) {
        return state.changeMembers(seen, in, out, NOW.plusSeconds(2));
    }

    private List<PushedId> having(PushedKey key) {
        return state.having(PUSH, Kind.USER, key);
    }

    private static Pushed user(String id, String name, PushedKey... more) {
        return Pushed.create(PushedId.user(PUSH, id), draft(name, more), NOW);
    }

    private static Pushed.Draft draft(String name, PushedKey... more) {
        Set<PushedKey> keys = new HashSet<>(List.of(more));
        keys.add(PushedKey.userName(name));
        return new Pushed.Draft(Pushed.Status.ACTIVE, "{\"userName\":\"" + name + "\"}", keys);
    }

    private static Pushed group(String id, String name) {
        return Pushed.create(
                PushedId.group(PUSH, id),
                new Pushed.Draft(
                        Pushed.Status.ACTIVE,
                        "{\"displayName\":\"" + name + "\"}",
                        Set.of(PushedKey.displayName(name))),
                NOW);
    }
}
