package dev.rollcall.application.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.ChangeSubscriptions.Granted;
import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.subscribe.KeepSubscriptions.Standing;
import dev.rollcall.application.subscribe.KeptSubscription.Word;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.FakeSubscriptions;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryCursors;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class KeepSubscriptionsTest {
    private static final Duration LOOK = Duration.ofMinutes(5);

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private final FakeSubscriptions source = new FakeSubscriptions(timeline.clock());
    private final FixedSecrets secrets = new FixedSecrets().with("hook", "first");
    private final KeptSubscriptions kept =
            new KeptSubscriptions(new SourceId("entra"), new InMemoryCursors());

    @Test
    void both_are_made_and_then_left_alone() {
        assertThat(keep()).returns(2, Standing::made);
        int calls = source.calls().size();

        timeline.advance(LOOK);

        assertThat(keep())
                .isEqualTo(
                        new Standing(
                                ChangeSubscriptions.LONGEST.minus(LOOK), 0, 0, Optional.empty()));
        assertThat(source.calls()).hasSize(calls);
    }

    @Test
    void over_sixty_days_there_is_always_one_with_days_left_and_few_are_made() {
        int made = 0;
        int renewed = 0;
        Instant end = timeline.now().plus(Duration.ofDays(60));
        while (timeline.now().isBefore(end)) {
            Standing standing = keep();
            made += standing.made();
            renewed += standing.renewed();
            assertThat(standing.soonest()).isGreaterThan(Duration.ofDays(9));
            assertThat(source.secrets(Topic.USERS)).hasSize(1);
            assertThat(source.secrets(Topic.GROUPS)).hasSize(1);
            timeline.advance(LOOK);
        }
        assertThat(made).isEqualTo(2);
        assertThat(renewed).isEqualTo(6);
    }

    @Test
    void what_is_gone_without_a_word_is_made_anew_within_the_hour() {
        keep();
        source.drop(Topic.GROUPS);

        timeline.advance(Duration.ofHours(1));

        assertThat(keep()).returns(1, Standing::made);
        assertThat(source.secrets(Topic.GROUPS)).hasSize(1);
    }

    @Test
    void what_the_source_has_removed_or_wants_asked_for_is_seen_to_at_the_next_look() {
        keep();
        String users = id(Topic.USERS);
        source.drop(Topic.USERS);
        TellOfSubscriptions tell = new TellOfSubscriptions(kept);

        assertThat(tell.removed(users)).isTrue();
        assertThat(tell.wantsTime(id(Topic.GROUPS))).isTrue();
        assertThat(tell.removed("of somebody else")).isFalse();
        timeline.advance(LOOK);

        assertThat(keep()).returns(1, Standing::made).returns(1, Standing::renewed);
        assertThat(id(Topic.USERS)).isNotEqualTo(users);
        assertThat(kept.of(Topic.USERS).word()).isEqualTo(Word.NONE);
    }

    @Test
    void another_secret_makes_them_anew() {
        keep();
        secrets.with("hook", "second", "first");
        timeline.advance(LOOK);

        assertThat(keep()).returns(2, Standing::made);
        assertThat(source.secrets(Topic.USERS)).containsExactly("second");
    }

    @Test
    void one_that_was_made_without_an_answer_is_ended_and_made_again() {
        source.losesTheNextAnswer();

        Standing first = keep();
        Standing second = keep();

        assertThat(first.failed()).isPresent();
        assertThat(first.soonest()).isZero();
        assertThat(kept.of(Topic.USERS).trouble()).isEmpty();
        assertThat(second).returns(1, Standing::made);
        assertThat(second.failed()).isEmpty();
        assertThat(source.secrets(Topic.USERS)).hasSize(1);
    }

    @Test
    void what_is_refused_is_told_and_tried_again() {
        source.refuses(true);
        assertThat(keep().failed()).isPresent();
        assertThat(kept.of(Topic.USERS).trouble()).isEqualTo("ValidationError");

        source.refuses(false);
        timeline.advance(LOOK);

        assertThat(keep()).returns(2, Standing::made);
        assertThat(kept.of(Topic.USERS).trouble()).isEmpty();
    }

    private Standing keep() {
        return new KeepSubscriptions(
                        source,
                        kept,
                        secrets,
                        "hook",
                        URI.create("https://rollcall.example/hooks/entra"),
                        timeline.clock())
                .keep();
    }

    private String id(Topic topic) {
        return kept.of(topic).granted().map(Granted::id).orElseThrow();
    }
}
