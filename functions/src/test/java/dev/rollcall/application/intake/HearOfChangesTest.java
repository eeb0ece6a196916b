package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.intake.HearOfChanges.Heard;
import dev.rollcall.application.port.ChangeFeed.Change;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.testing.FakeChangeFeed;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class HearOfChangesTest {
    private static final PersonId ANA = PersonId.parse("entra:ana");
    private static final PersonId BO = PersonId.parse("entra:bo");

    private static final SnapshotPart PEOPLE = SnapshotPart.people(new SourceId("entra"));
    private static final SnapshotPart GROUPS = SnapshotPart.groups(new SourceId("entra"));

    private final LeaverWorld world = new LeaverWorld();
    private final FakeChangeFeed users = new FakeChangeFeed("users");
    private final FakeChangeFeed members = new FakeChangeFeed("members");
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final HearOfChanges hear =
            new HearOfChanges(
                    List.of(users, members),
                    world.cursors,
                    new LostPlaces(world.cursors, reconciliations, world.clock),
                    world.receive,
                    world.clock);

    @BeforeEach
    void begin() {
        users.tell(new Change(PersonId.parse("entra:before"), true));
        assertThat(hear()).isEqualTo(heard(0));
    }

    @Test
    void everybody_who_has_changed_is_looked_at_once() {
        users.tell(new Change(ANA, true));
        users.tell(new Change(ANA, true));
        members.tell(new Change(BO, false));

        assertThat(hear()).isEqualTo(heard(2));
        assertThat(hear()).isEqualTo(heard(0));

        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(ANA, BO);
        assertThat(world.inbox.hints())
                .extracting(Hint::tellsOfLeaving)
                .containsExactly(true, false);
    }

    @Test
    void who_changes_again_is_looked_at_again() {
        users.tell(new Change(ANA, false));
        hear();
        users.tell(new Change(ANA, false));

        assertThat(hear()).isEqualTo(heard(1));
    }

    /** Nobody is taken for changed or unchanged: somebody must look at the whole. */
    @Test
    void a_place_that_is_lost_is_told_and_makes_nobody_anything() {
        users.tell(new Change(ANA, true));
        users.forget();

        assertThat(hear()).isEqualTo(new Heard(0, true, Optional.empty()));
        assertThat(world.inbox.hints()).isEmpty();

        users.tell(new Change(BO, false));
        assertThat(hear()).isEqualTo(heard(1));
    }

    @Test
    void the_trouble_of_one_feed_is_not_the_others_and_loses_nothing() {
        PortFailure down = new PortFailure.Unavailable("The feed is down");
        users.tell(new Change(ANA, true));
        members.tell(new Change(BO, false));
        users.failNext(down);

        assertThat(hear()).isEqualTo(new Heard(1, false, Optional.of(down)));
        assertThat(hear()).isEqualTo(heard(1));
        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(BO, ANA);
    }

    @Test
    void somebody_who_cannot_be_read_is_told_as_lost_and_the_feed_goes_on() {
        users.tell(new Change(ANA, true));
        users.leaveOutNext();

        assertThat(hear()).isEqualTo(new Heard(1, true, Optional.empty()));
        assertThat(hear.wantReading()).isTrue();

        users.tell(new Change(BO, false));
        assertThat(hear()).isEqualTo(heard(1));
    }

    @Test
    void when_time_is_up_each_feed_has_told_a_page_and_goes_on_from_there() {
        for (int number = 0; number < 50; number++) {
            users.tell(new Change(PersonId.parse("entra:u" + number), false));
            members.tell(new Change(PersonId.parse("entra:m" + number), false));
        }
        int before = users.pages();

        assertThat(hear.hear(world.clock.instant())).isEqualTo(heard(40));
        assertThat(users.pages()).isEqualTo(before + 1);
        assertThat(hear()).isEqualTo(heard(60));
    }

    @Test
    void both_sides_are_wanted_read_until_a_reading_that_began_later_is_whole() {
        begin("1");
        users.forget();
        hear();

        assertThat(hear.wantReading()).as("that one read the source before").isTrue();
        end();
        assertThat(hear.wantReading()).isTrue();

        begin("2");
        readWhole();
        assertThat(hear.wantReading()).as("it may die before it has compared").isTrue();
        end();
        assertThat(hear.wantReading()).isFalse();
        world.clock.advance(Duration.ofDays(1));
        assertThat(hear.wantReading()).as("it is over for good").isFalse();
    }

    @Test
    void a_source_that_is_not_whole_is_wanted_again_an_hour_later() {
        users.forget();
        hear();
        begin("1");
        end();

        world.clock.advance(Duration.ofMinutes(59));
        assertThat(hear.wantReading()).isFalse();
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(hear.wantReading()).isTrue();
    }

    @Test
    void a_feed_that_is_lost_again_and_again_has_both_sides_read_once_an_hour() {
        lost();
        assertThat(hear.wantReading()).isTrue();
        begin("1");
        lost();
        readWhole();
        end();

        lost();
        assertThat(hear.wantReading()).as("one has just been made").isFalse();
        world.clock.advance(Duration.ofMinutes(60));
        lost();
        assertThat(hear.wantReading()).isTrue();

        begin("2");
        readWhole();
        end();
        assertThat(hear.wantReading()).as("nothing was lost since it began").isFalse();
        world.clock.advance(Duration.ofMinutes(61));
        assertThat(hear.wantReading()).as("it is over for good").isFalse();
    }

    private void lost() {
        users.tell(new Change(ANA, true));
        users.leaveOutNext();
        assertThat(hear().lost()).isTrue();
        world.clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void a_death_between_the_mark_and_the_cursor_forgets_nothing() {
        users.forget();
        Cursors dying =
                new Cursors() {
                    @Override
                    public Optional<String> find(String name) {
                        return world.cursors.find(name);
                    }

                    @Override
                    public boolean move(String name, Optional<String> from, String to) {
                        if (name.startsWith("changes-")) {
                            throw new PortFailure.Unavailable("The store is down");
                        }
                        return world.cursors.move(name, from, to);
                    }
                };
        new HearOfChanges(
                        List.of(users),
                        dying,
                        new LostPlaces(dying, reconciliations, world.clock),
                        world.receive,
                        world.clock)
                .hear(world.clock.instant());

        assertThat(hear.wantReading()).isTrue();
    }

    private Heard hear() {
        return hear.hear(world.clock.instant().plusSeconds(15));
    }

    private void begin(String name) {
        world.clock.advance(Duration.ofSeconds(1));
        reconciliations.replace(
                reconciliations.latest(),
                Reconciliation.begin(
                        new SnapshotId("20261127T060000Z-0000000" + name),
                        world.clock.instant(),
                        "0".repeat(64),
                        List.of(PEOPLE, GROUPS),
                        reconciliations.latest()));
        world.clock.advance(Duration.ofSeconds(1));
    }

    private void readWhole() {
        for (SnapshotPart part : List.of(PEOPLE, GROUPS)) {
            replace(
                    latest().with(
                                    new PartResult(
                                            part,
                                            1,
                                            1,
                                            Optional.empty(),
                                            Set.of(),
                                            Optional.empty()),
                                    List.of()));
        }
    }

    private void end() {
        replace(latest().ended(world.clock.instant(), Optional.empty()));
    }

    private Reconciliation latest() {
        return reconciliations.latest().orElseThrow();
    }

    private void replace(Reconciliation next) {
        assertThat(reconciliations.replace(Optional.of(latest()), next)).isTrue();
    }

    private static Heard heard(int changes) {
        return new Heard(changes, false, Optional.empty());
    }
}
