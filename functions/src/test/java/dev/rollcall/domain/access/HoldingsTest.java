package dev.rollcall.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class HoldingsTest {
    private static final AccountId ANA = new AccountId("U0ANA");
    private static final Holdings.Unread LATE = new Holdings.Unread("user-groups:T01", "too-late");
    private static final Holdings.Unread CHANNELS =
            new Holdings.Unread("channels:T01", "missing_scope");

    @Test
    void nothing_held_is_a_whole_reading() {
        assertThat(holdings().whole()).isTrue();
    }

    @Test
    void anything_unread_makes_it_a_part() {
        assertThat(holdings(LATE).whole()).isFalse();
        assertThat(holdings(CHANNELS).whole()).isFalse();
    }

    @Test
    void unread_channels_hide_no_group() {
        assertThat(holdings(LATE, CHANNELS).unreadGroups()).containsExactly(LATE);
    }

    @Test
    void all_groups_can_be_read_when_the_last_pause_is_over() {
        Instant soon = Instant.EPOCH.plusSeconds(30);
        Instant later = Instant.EPOCH.plusSeconds(60);

        assertThat(holdings(LATE).groupsReadableFrom()).isEmpty();
        assertThat(
                        holdings(
                                        limited("user-groups:T01", later),
                                        limited("user-groups:T02", soon),
                                        limited("channels:T01", later.plusSeconds(1)))
                                .groupsReadableFrom())
                .contains(later);
    }

    private static Holdings.Unread limited(String what, Instant notBefore) {
        return new Holdings.Unread(what, "rate-limited", Optional.of(notBefore));
    }

    private static Holdings holdings(Holdings.Unread... unread) {
        return new Holdings(
                ANA, List.of(), List.of(), List.of(unread), Instant.EPOCH, Instant.EPOCH);
    }
}
