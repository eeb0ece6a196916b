package dev.rollcall.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class HoldingsTest {
    private static final AccountId ANA = new AccountId("U0ANA");

    @Test
    void nothing_held_is_a_whole_reading() {
        assertThat(new Holdings(ANA, List.of(), List.of(), Instant.EPOCH).whole()).isTrue();
    }

    @Test
    void anything_unread_makes_it_a_part() {
        Holdings holdings = new Holdings(ANA, List.of(), List.of("user-groups:T01"), Instant.EPOCH);

        assertThat(holdings.whole()).isFalse();
    }
}
