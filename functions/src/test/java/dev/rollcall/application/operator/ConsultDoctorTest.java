package dev.rollcall.application.operator;

import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Supplier;

class ConsultDoctorTest {
    private static final List<Finding> FOUND = List.of(Finding.ok("good", "fine"));

    private final LeaverWorld world = new LeaverWorld();
    private final FixedPolicies policies = FixedPolicies.usual();

    @Test
    void anybody_whom_the_policy_knows_may_ask() {
        assertThat(over(() -> FOUND).consult(new Caller(VERA.arn().value(), "ASIA0")))
                .isEqualTo(new Gated.Passed<>(new ConsultDoctor.Examined(START, FOUND)));
        assertThat(world.ledger.of(OperatorRecord.ID)).isEmpty();
    }

    @Test
    void for_a_stranger_nobody_is_asked_and_the_attempt_is_put_down() {
        ConsultDoctor doctor =
                over(() -> {
                    throw new AssertionError("Slack and Okta are not asked for a stranger");
                });

        assertThat(doctor.consult(new Caller("arn:aws:iam::111122223333:user/x", "AKIA1")))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(world.ledger.of(OperatorRecord.ID))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.toString()).contains("doctor").doesNotContain("user/x"));
    }

    private ConsultDoctor over(Supplier<List<Finding>> examination) {
        return new ConsultDoctor(
                new Gate(policies, new OperatorRecord(world.ledger, policies, world.clock)),
                examination,
                world.clock);
    }
}
