package dev.rollcall.adapter.entra;

import static dev.rollcall.adapter.entra.SimulatedEntra.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.ChangeFeed.Change;
import dev.rollcall.application.port.ChangeFeed.Told;
import dev.rollcall.contract.ChangeFeedContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.local.entra.DeltaHabits;
import dev.rollcall.local.entra.EntraGroup;
import dev.rollcall.local.entra.EntraPerson;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Graph's two delta queries. */
class SimulatedEntraChangesTest {
    private static final int USERS = 0;
    private static final int MEMBERS = 1;

    @Nested
    class OfUsersTest extends ChangeFeedContract {
        @Override
        protected Fixture fixture() {
            return new OverHttp(USERS);
        }
    }

    @Nested
    class OfMembersTest extends ChangeFeedContract {
        @Override
        protected Fixture fixture() {
            return new OverHttp(MEMBERS);
        }
    }

    @Test
    void whoever_is_deleted_or_disabled_may_have_left_and_who_is_renamed_may_not() {
        try (SimulatedEntra entra = new SimulatedEntra()) {
            ChangeFeed users = entra.entra.changes().get(USERS);
            String cursor = users.read(Optional.empty()).next();
            EntraPerson bo = new EntraPerson("bo", "Bo Chen", "bo@acme.example", List.of());
            entra.tenant.put(bo.deleted(SimulatedEntra.NOON));
            entra.tenant.put(
                    new EntraPerson("cem", "Cem Ito", "cem@acme.example", List.of())
                            .enabled(false));
            entra.tenant.put(new EntraPerson("u1", "Ana Wu", "ana@acme.example", List.of()));

            assertThat(((Told.Changes) users.read(Optional.of(cursor))).changes())
                    .containsExactly(
                            new Change(new PersonId(SOURCE, "bo"), true),
                            new Change(new PersonId(SOURCE, "cem"), true),
                            new Change(new PersonId(SOURCE, "u1"), false));
        }
    }

    @Test
    void whoever_comes_into_a_group_or_leaves_it_is_told() {
        try (SimulatedEntra entra = new SimulatedEntra()) {
            entra.tenant.put(new EntraGroup("rd", "R&D", List.of()));
            ChangeFeed members = entra.entra.changes().get(MEMBERS);
            String cursor = members.read(Optional.empty()).next();
            EntraPerson ana = entra.tenant.person("u1").orElseThrow();

            entra.tenant.put(ana.in(List.of("rd")));
            Told came = members.read(Optional.of(cursor));
            entra.tenant.put(ana);
            Told went = members.read(Optional.of(came.next()));

            assertThat(List.of(came, went))
                    .allSatisfy(told ->
                            assertThat(((Told.Changes) told).changes())
                                    .extracting(Change::person)
                                    .containsExactly(SimulatedEntra.SOMEBODY));
        }
    }

    /** Each habit, and all at once: nobody is missing, and nobody is told who never changed. */
    @Test
    void whatever_habits_the_queries_have_everybody_who_changed_is_told() {
        Set<Set<DeltaHabits.Habit>> all = new HashSet<>();
        for (DeltaHabits.Habit habit : DeltaHabits.Habit.values()) {
            all.add(Set.of(habit));
        }
        all.add(Set.of(DeltaHabits.Habit.values()));
        for (Set<DeltaHabits.Habit> habits : all) {
            try (SimulatedEntra entra = new SimulatedEntra()) {
                entra.simulator.habits().settle(habits);
                entra.tenant.put(new EntraGroup("rd", "R&D", List.of()));
                ChangeFeed users = entra.entra.changes().get(USERS);
                ChangeFeed members = entra.entra.changes().get(MEMBERS);
                Told usersBegin = users.read(Optional.empty());
                Told membersBegin = members.read(Optional.empty());
                for (String id : List.of("a", "b", "c")) {
                    entra.tenant.put(new EntraPerson(id, id, id + "@acme.example", List.of("rd")));
                }

                assertThat(people(users.read(Optional.of(usersBegin.next()))))
                        .as("users, " + habits)
                        .contains("a", "b", "c");
                assertThat(people(members.read(Optional.of(membersBegin.next()))))
                        .as("members, " + habits)
                        .containsOnly("a", "b", "c");
            }
        }
    }

    private static Set<String> people(Told told) {
        Set<String> people = new HashSet<>();
        ((Told.Changes) told).changes().forEach(change -> people.add(change.person().value()));
        return people;
    }

    @Test
    void a_row_that_cannot_be_read_is_left_out_and_keeps_nobody_else_waiting() {
        try (EntraOnWire wire = new EntraOnWire()) {
            String link = wire.server.uri("/graph") + "/v1.0/users/delta?$deltatoken=next";
            wire.server.on(
                    "GET /graph/v1.0/users/delta",
                    Reply.ok(
                            "{\"value\":[{\"id\":\"\"},7,{\"id\":\"bo\"}],"
                                    + "\"@odata.deltaLink\":\""
                                    + link
                                    + "\"}"));

            assertThat(wire.entra.changes().get(USERS).read(Optional.of(link)))
                    .isEqualTo(
                            new Told.Changes(
                                    List.of(new Change(new PersonId(SOURCE, "bo"), false)),
                                    link,
                                    false,
                                    true));
        }
    }

    @Test
    void each_has_a_cursor_of_its_own() {
        try (SimulatedEntra entra = new SimulatedEntra()) {
            assertThat(entra.entra.changes())
                    .extracting(ChangeFeed::name)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("entra-[0-9a-f]{16}"));
        }
    }

    private static final class OverHttp implements ChangeFeedContract.Fixture {
        private static final String DELTA = "GET /graph/v1.0/(users|groups)/delta";

        private final SimulatedEntra entra = new SimulatedEntra();
        private final AtomicInteger people = new AtomicInteger();
        private final int which;

        OverHttp(int which) {
            this.which = which;
            entra.tenant.put(new EntraGroup("rd", "R&D", List.of()));
        }

        @Override
        public ChangeFeed feed() {
            return entra.entra.changes().get(which);
        }

        /** Somebody new, in a group. */
        @Override
        public PersonId change() {
            String id = "p" + people.incrementAndGet();
            entra.tenant.put(new EntraPerson(id, "Bo Chen", id + "@acme.example", List.of("rd")));
            return new PersonId(SOURCE, id);
        }

        @Override
        public void forget() {
            entra.simulator
                    .faults()
                    .add(FaultRule.next(1, DELTA, new Fault.Refusal(410, "syncStateNotFound")));
        }

        @Override
        public void busy() {
            entra.simulator
                    .faults()
                    .add(FaultRule.next(1, DELTA, new Fault.RateLimit(Duration.ofSeconds(3))));
        }

        @Override
        public void close() {
            entra.close();
        }
    }
}
