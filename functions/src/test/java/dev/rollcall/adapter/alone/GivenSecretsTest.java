package dev.rollcall.adapter.alone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;

import org.junit.jupiter.api.Test;

import java.util.Map;

class GivenSecretsTest {
    private final GivenSecrets secrets = new GivenSecrets(Map.of("slack", new Secret("xoxp-1")));

    @Test
    void what_was_given_stays_whatever_is_refreshed() {
        secrets.refresh("slack");

        assertThat(secrets.current("slack")).isEqualTo(new Secret("xoxp-1"));
        assertThat(secrets.accepted("slack")).containsExactly(new Secret("xoxp-1"));
    }

    @Test
    void what_was_not_given_is_named() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> secrets.current("okta"))
                .withMessageContaining("okta");
    }
}
