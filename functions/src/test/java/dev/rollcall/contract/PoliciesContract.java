package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.policy.Reactions;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

/** What {@link Policies} do. */
public abstract class PoliciesContract {

    /** Returns policies where the given one is in force; its digest may be another. */
    protected abstract Policies inForce(LeaverPolicy policy);

    @Test
    void gives_every_part_of_the_policy_in_force() {
        LeaverPolicy given = inForce(policy()).leavers();

        assertThat(given).usingRecursiveComparison().ignoringFields("digest").isEqualTo(policy());
        assertThat(given.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void says_the_same_when_asked_again() {
        Policies policies = inForce(policy());

        assertThat(policies.leavers()).isEqualTo(policies.leavers());
    }

    @Test
    void without_a_word_about_access_nobody_may_have_anything_by_rule() {
        Policies policies = inForce(policy());

        assertThat(policies.access().mappings()).isEmpty();
        assertThat(policies.access().populations()).isEmpty();
        assertThat(policies.access().digest())
                .as("of the same file")
                .isEqualTo(policies.leavers().digest());
    }

    @Test
    void without_a_word_about_reactions_they_are_the_usual_ones() {
        assertThat(inForce(policy()).reactions()).isEqualTo(Reactions.USUAL);
    }

    protected static LeaverPolicy policy() {
        return new LeaverPolicy(
                "0".repeat(64),
                new Sla(Duration.ofMinutes(4), Duration.ofMinutes(50), Duration.ofHours(3)),
                Duration.ofSeconds(7),
                Limits.absolute(11, 42),
                Set.of(new AccountId("U0BREAK"), new AccountId("W0GLASS")),
                LeaverPolicy.Mode.ACT);
    }
}
