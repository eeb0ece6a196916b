package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.ChangeSubscriptions.Granted;
import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What {@link ChangeSubscriptions} make, keep and end. */
public abstract class ChangeSubscriptionsContract {
    private static final Secret STATE = new Secret("a-secret-for-this-test");

    private Fixture fixture;

    /** A source with a hook that answers it. */
    public interface Fixture extends AutoCloseable {
        ChangeSubscriptions subscriptions();

        URI hook();

        Instant now();

        void advance(Duration time);

        @Override
        void close();
    }

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        fixture = fixture();
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @Test
    void one_that_is_made_is_found_where_it_leads_and_of_what_it_is() {
        Granted users = make(Topic.USERS);

        assertThat(users.expires()).isEqualTo(until());
        assertThat(leading(Topic.USERS)).containsExactly(users.id());
        assertThat(leading(Topic.GROUPS)).isEmpty();
        assertThat(
                        fixture.subscriptions()
                                .leadingTo(Topic.USERS, URI.create("https://elsewhere.example/h")))
                .isEmpty();
    }

    @Test
    void a_second_of_the_same_is_refused_and_one_of_another_is_not() {
        make(Topic.USERS);

        assertThatThrownBy(() -> make(Topic.USERS))
                .isInstanceOf(PortFailure.NeedsHuman.class)
                .hasMessageContaining("duplicate")
                .hasMessageNotContaining(STATE.value());
        assertThat(leading(Topic.GROUPS)).isEmpty();
        make(Topic.GROUPS);
        assertThat(leading(Topic.GROUPS)).hasSize(1);
    }

    @Test
    void it_lapses_unless_it_is_renewed() {
        Granted users = make(Topic.USERS);
        Granted groups = make(Topic.GROUPS);
        fixture.advance(Duration.ofDays(20));
        assertThat(fixture.subscriptions().renew(users.id(), until()))
                .hasValueSatisfying(longer -> {
                    assertThat(longer.id()).isEqualTo(users.id());
                    assertThat(longer.expires()).isAfter(users.expires());
                });
        fixture.advance(Duration.ofDays(20));

        assertThat(leading(Topic.USERS)).containsExactly(users.id());
        assertThat(leading(Topic.GROUPS)).isEmpty();
        assertThat(fixture.subscriptions().renew(groups.id(), until())).isEmpty();
    }

    @Test
    void one_that_is_ended_is_gone_and_to_end_it_again_does_nothing() {
        Granted users = make(Topic.USERS);

        fixture.subscriptions().end(users.id());
        fixture.subscriptions().end(users.id());

        assertThat(leading(Topic.USERS)).isEmpty();
        make(Topic.USERS);
    }

    private Granted make(Topic topic) {
        return fixture.subscriptions().create(topic, fixture.hook(), STATE, until());
    }

    private List<String> leading(Topic topic) {
        return fixture.subscriptions().leadingTo(topic, fixture.hook());
    }

    private Instant until() {
        return fixture.now().plus(ChangeSubscriptions.LONGEST);
    }
}
