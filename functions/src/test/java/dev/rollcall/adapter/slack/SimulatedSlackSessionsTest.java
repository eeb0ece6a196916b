package dev.rollcall.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.contract.SessionsContract;
import dev.rollcall.contract.SlackFixture;

import org.junit.jupiter.api.AfterEach;

class SimulatedSlackSessionsTest extends SessionsContract {
    private final SimulatedSlack simulated = new SimulatedSlack();

    @Override
    protected SlackFixture slack() {
        return simulated;
    }

    @AfterEach
    void nothing_forbidden_was_sent() {
        assertThat(simulated.forbidden()).isEmpty();
    }
}
