package dev.rollcall.domain.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

class RestoreTest {
    private static final PersonId ANA = new PersonId(new SourceId("okta"), "00uAna");
    private static final AccountId ANAS = new AccountId("U0ANA");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Entitlement WORKSPACE = new Entitlement.Workspace("T1");
    private static final Entitlement OPS = new Entitlement.UserGroup("T1", "S0OPS");
    private static final Entitlement LUNCH = new Entitlement.Channel("C0LUNCH");
    private static final Approval BY_OLE = new Approval("ole", NOON, "d1");

    @Test
    void what_something_stands_on_is_given_before_it() {
        Restore captured = captured(NOON, List.of(LUNCH, OPS, WORKSPACE), Optional.empty());

        assertThat(captured.items()).containsExactly(WORKSPACE, OPS, LUNCH);
        assertThat(captured.proposed(NOON, List.of(LUNCH, OPS), List.of()).items())
                .containsExactly(OPS, LUNCH);
    }

    @Test
    void a_second_cut_loses_nothing_of_a_first_one_that_was_not_given_back_yet() {
        Restore first = captured(NOON, List.of(OPS, LUNCH), Optional.empty());
        Restore proposed = first.proposed(NOON, List.of(OPS), List.of());
        Restore approved = proposed.approved(BY_OLE, List.of(OPS));
        Instant later = NOON.plus(Duration.ofDays(2));

        assertThat(captured(later, List.of(), Optional.of(first)).items())
                .containsExactly(OPS, LUNCH);
        assertThat(captured(later, List.of(WORKSPACE), Optional.of(proposed)).items())
                .containsExactly(WORKSPACE, OPS);
        assertThat(captured(later, List.of(), Optional.of(approved)).items()).containsExactly(OPS);
    }

    @Test
    void what_came_of_a_cut_too_long_ago_is_not_carried_on() {
        Restore first = captured(NOON, List.of(OPS), Optional.empty());
        Instant late = NOON.plus(Restore.GOOD_FOR).plusSeconds(1);

        assertThat(first.isGoodAt(late.minusSeconds(1))).isTrue();
        assertThat(first.isGoodAt(late)).isFalse();
        assertThat(captured(late, List.of(LUNCH), Optional.of(first)).items())
                .containsExactly(LUNCH);
    }

    @Test
    void a_part_can_be_approved_and_nothing_that_was_not_proposed() {
        Restore proposed =
                captured(NOON, List.of(OPS, LUNCH), Optional.empty())
                        .proposed(NOON, List.of(OPS, LUNCH), List.of());

        assertThat(proposed.approved(BY_OLE, List.of(LUNCH)).items()).containsExactly(LUNCH);
        assertThatThrownBy(() -> proposed.approved(BY_OLE, List.of(WORKSPACE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proposed.approved(BY_OLE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        captured(NOON, List.of(OPS), Optional.empty())
                                .approved(BY_OLE, List.of(OPS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_given_is_still_to_be_given_no_more_until_nothing_is_left() {
        Restore approved =
                captured(NOON, List.of(OPS, LUNCH), Optional.empty())
                        .proposed(NOON, List.of(OPS, LUNCH), List.of())
                        .approved(BY_OLE, List.of(OPS, LUNCH));

        Restore one = approved.without(OPS).orElseThrow();
        assertThat(one.items()).containsExactly(LUNCH);
        assertThat(one.without(LUNCH)).isEmpty();
    }

    private static Restore captured(
            Instant at, Collection<Entitlement> had, Optional<Restore> before) {
        return Restore.captured(ANA, ANAS, at, had, before);
    }
}
