package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.application.port.Secrets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Secrets} do. */
public abstract class SecretsContract {
    protected static final String HOOK = "okta-hook";
    protected static final Secret OLD = new Secret("old-value");
    protected static final Secret NEW = new Secret("new-value");
    protected static final Secret NEWEST = new Secret("newest-value");

    private Secrets secrets;

    /** Returns secrets that know {@link #HOOK} with the value {@link #OLD}, its first. */
    protected abstract Secrets secrets();

    /** Makes this the current value of {@link #HOOK}, and the one it had the previous. */
    protected abstract void rotateTo(Secret value);

    @BeforeEach
    void take_the_secrets() {
        secrets = secrets();
    }

    @Test
    void a_secret_that_was_never_rotated_accepts_its_one_value() {
        assertThat(secrets.current(HOOK)).isEqualTo(OLD);
        assertThat(secrets.accepted(HOOK)).containsExactly(OLD);
    }

    @Test
    void during_a_rotation_both_are_accepted_the_current_one_first() {
        rotateTo(NEW);

        assertThat(secrets.current(HOOK)).isEqualTo(NEW);
        assertThat(secrets.accepted(HOOK)).containsExactly(NEW, OLD);
    }

    @Test
    void the_next_rotation_ends_the_one_before() {
        rotateTo(NEW);
        rotateTo(NEWEST);

        assertThat(secrets.accepted(HOOK)).containsExactly(NEWEST, NEW);
    }

    @Test
    void a_rotation_is_seen_after_a_refresh_at_the_latest() {
        secrets.accepted(HOOK);
        rotateTo(NEW);
        secrets.refresh(HOOK);

        assertThat(secrets.current(HOOK)).isEqualTo(NEW);
        assertThat(secrets.accepted(HOOK)).containsExactly(NEW, OLD);
    }

    @Test
    void a_secret_nobody_knows_needs_a_human_who_is_told_which() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> secrets.current("nobody's"))
                .withMessageContaining("nobody's");
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> secrets.accepted("nobody's"));
    }
}
