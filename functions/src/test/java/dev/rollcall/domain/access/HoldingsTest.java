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

    @Test
    void two_readings_of_one_account_are_as_old_as_the_older() {
        Instant begun = Instant.parse("2026-01-01T10:00:00Z");
        Holdings before =
                new Holdings(
                        new AccountId("U0ANA"),
                        List.of(new Entitlement.Workspace("T01")),
                        List.of("workspaces"),
                        List.of(new Holdings.Unread("channels:T01", "rate-limited")),
                        begun,
                        begun.plusSeconds(1));
        Holdings rest =
                new Holdings(
                        before.account(),
                        List.of(new Entitlement.Channel("C01")),
                        List.of("channels:T01"),
                        List.of(),
                        begun.plusSeconds(20),
                        begun.plusSeconds(21));

        Holdings whole = before.and(rest);

        assertThat(whole.entitlements())
                .containsExactly(new Entitlement.Workspace("T01"), new Entitlement.Channel("C01"));
        assertThat(whole.read()).containsExactly("workspaces", "channels:T01");
        assertThat(whole.whole()).isTrue();
        assertThat(whole.begun()).isEqualTo(begun);
        assertThat(whole.readAt()).isEqualTo(begun.plusSeconds(21));
    }

    @Test
    void a_reading_is_put_off_until_the_last_of_its_parts() {
        Instant begun = Instant.parse("2026-01-01T10:00:00Z");
        Holdings some =
                new Holdings(
                        new AccountId("U0ANA"),
                        List.of(),
                        List.of(),
                        List.of(
                                new Holdings.Unread(
                                        "a", "rate-limited", Optional.of(begun.plusSeconds(5))),
                                new Holdings.Unread(
                                        "b", "rate-limited", Optional.of(begun.plusSeconds(9))),
                                new Holdings.Unread("c", "missing_scope")),
                        begun,
                        begun);

        assertThat(some.putOffUntil()).contains(begun.plusSeconds(9));
    }
}
