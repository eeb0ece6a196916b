package dev.rollcall.application.operator;

import static dev.rollcall.application.operator.DriftDesk.BY_VERA;
import static dev.rollcall.application.operator.DriftDesk.NOON;
import static dev.rollcall.application.operator.DriftDesk.STRANGER;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.operator.LookAtDrift.Seen;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftFilter;
import dev.rollcall.domain.reconcile.DriftRecord;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

class LookAtDriftTest {
    private final DriftDesk desk = new DriftDesk();
    private final LookAtDrift look = new LookAtDrift(desk.gate, desk.drifts, desk);

    @Test
    void any_role_sees_all_page_by_page_and_nothing_that_is_gone() {
        for (int i = 0; i < LookAtDrift.A_PAGE + 50; i++) {
            desk.kept(DriftRecord.first(orphan(i), NOON));
        }
        DriftRecord gone = desk.kept(desk.found(DriftKind.MANUAL_ADD).gone(NOON));

        List<DriftRecord> seen = new ArrayList<>();
        Optional<String> from = Optional.of(Drifts.START);
        while (from.isPresent()) {
            Seen page = passed(look.page(BY_VERA, from.get()));
            assertThat(page.records()).hasSizeLessThanOrEqualTo(LookAtDrift.A_PAGE);
            seen.addAll(page.records());
            from = page.next();
        }

        assertThat(seen)
                .hasSize(LookAtDrift.A_PAGE + 50)
                .doesNotHaveDuplicates()
                .doesNotContain(gone);
    }

    @Test
    void a_narrowed_list_shows_all_that_it_takes_however_far_apart() {
        for (int i = 0; i < LookAtDrift.MOST_LOOKED_THROUGH + 500; i++) {
            desk.kept(DriftRecord.first(orphan(i), NOON));
        }
        DriftRecord added = desk.found(DriftKind.MANUAL_ADD);
        DriftFilter filter =
                new DriftFilter(
                        Optional.of(DriftKind.MANUAL_ADD),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        List<DriftRecord> seen = new ArrayList<>();
        Optional<String> from = Optional.of(Drifts.START);
        int pages = 0;
        while (from.isPresent()) {
            Seen page = passed(look.page(BY_VERA, filter, from.get(), 10));
            seen.addAll(page.records());
            from = page.next();
            pages++;
        }

        assertThat(seen).containsExactly(added);
        assertThat(pages).isGreaterThan(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> look.page(BY_VERA, filter, Drifts.START, 201));
    }

    @Test
    void the_story_of_what_is_gone_is_still_told() {
        DriftRecord gone = desk.kept(desk.found(DriftKind.MANUAL_ADD).gone(NOON));

        assertThat(passed(look.one(BY_VERA, gone.id())).records()).containsExactly(gone);
        assertThat(passed(look.one(BY_VERA, orphan(1).id())).records()).isEmpty();
    }

    @Test
    void what_is_no_point_of_the_list_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> look.page(BY_VERA, "../9"));
    }

    @Test
    void a_stranger_sees_nothing_and_it_is_put_down() {
        DriftRecord drift = desk.found(DriftKind.MANUAL_ADD);

        assertThat(look.page(STRANGER, Drifts.START)).isEqualTo(new Gated.Unknown<>());
        assertThat(look.one(STRANGER, drift.id())).isEqualTo(new Gated.Unknown<>());
        assertThat(desk.ledger()).hasSize(2);
    }

    private static Seen passed(Gated<Seen> gated) {
        assertThat(gated).isInstanceOf(Gated.Passed.class);
        return ((Gated.Passed<Seen>) gated).outcome();
    }

    private static Drift orphan(int number) {
        return new Drift(
                DriftKind.ORPHAN_ACCOUNT,
                Optional.empty(),
                Optional.of(account(number)),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
