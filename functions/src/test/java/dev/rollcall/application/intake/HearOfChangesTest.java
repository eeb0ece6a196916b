package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.intake.HearOfChanges.Heard;
import dev.rollcall.application.port.ChangeFeed.Change;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.testing.FakeChangeFeed;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class HearOfChangesTest {
    private static final PersonId ANA = PersonId.parse("entra:ana");
    private static final PersonId BO = PersonId.parse("entra:bo");

    private final LeaverWorld world = new LeaverWorld();
    private final FakeChangeFeed users = new FakeChangeFeed("users");
    private final FakeChangeFeed members = new FakeChangeFeed("members");
    private final HearOfChanges hear =
            new HearOfChanges(List.of(users, members), world.cursors, world.receive, world.clock);

    @BeforeEach
    void begin() {
        users.tell(new Change(PersonId.parse("entra:before"), true));
        assertThat(hear.hear()).isEqualTo(heard(0));
    }

    @Test
    void everybody_who_has_changed_is_looked_at_once() {
        users.tell(new Change(ANA, true));
        users.tell(new Change(ANA, true));
        members.tell(new Change(BO, false));

        assertThat(hear.hear()).isEqualTo(heard(2));
        assertThat(hear.hear()).isEqualTo(heard(0));

        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(ANA, BO);
        assertThat(world.inbox.hints())
                .extracting(Hint::tellsOfLeaving)
                .containsExactly(true, false);
    }

    @Test
    void who_changes_again_is_looked_at_again() {
        users.tell(new Change(ANA, false));
        hear.hear();
        users.tell(new Change(ANA, false));

        assertThat(hear.hear()).isEqualTo(heard(1));
    }

    /** Nobody is taken for changed or unchanged: somebody must look at the whole. */
    @Test
    void a_place_that_is_lost_is_told_and_makes_nobody_anything() {
        users.tell(new Change(ANA, true));
        users.forget();

        assertThat(hear.hear()).isEqualTo(new Heard(0, true, Optional.empty()));
        assertThat(world.inbox.hints()).isEmpty();

        users.tell(new Change(BO, false));
        assertThat(hear.hear()).isEqualTo(heard(1));
    }

    @Test
    void the_trouble_of_one_feed_is_not_the_others_and_loses_nothing() {
        PortFailure down = new PortFailure.Unavailable("The feed is down");
        users.tell(new Change(ANA, true));
        members.tell(new Change(BO, false));
        users.failNext(down);

        assertThat(hear.hear()).isEqualTo(new Heard(1, false, Optional.of(down)));
        assertThat(hear.hear()).isEqualTo(heard(1));
        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(BO, ANA);
    }

    private static Heard heard(int changes) {
        return new Heard(changes, false, Optional.empty());
    }
}
