package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.application.port.PreExistings;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.adoption.PreExisting.Why;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What {@link PreExistings} do. */
public abstract class PreExistingsContract {
    private static final Entitlement GROUP = new Entitlement.UserGroup("T01", "S01");
    private static final Entitlement CHANNEL = new Entitlement.Channel("C01");
    private static final SnapshotId FIRST = new SnapshotId("20261126T120000Z-0a1b2c3d");
    private static final SnapshotId SECOND = new SnapshotId("20261127T120000Z-0a1b2c3d");
    private static final LocalDate MAY = LocalDate.parse("2027-05-25");
    private static final Instant LATER = NOON.plusNanos(1_500_000_001);

    private PreExistings before;

    /** Returns some of which nothing was ever adopted. */
    protected abstract PreExistings fresh();

    @BeforeEach
    void furnish() {
        before = fresh();
    }

    @Test
    void know_nothing_of_what_was_never_adopted() {
        assertThat(before.of(ANAS)).isEmpty();
        assertThat(before.things(ANAS)).isEmpty();
        assertThat(before.open(PreExistings.START, 10))
                .isEqualTo(new PreExistings.Page(List.of(), Optional.empty()));
    }

    @Test
    void keep_what_was_adopted_by_account_and_thing() {
        PreExisting group = found(ANAS, GROUP, FIRST);
        PreExisting channel =
                PreExisting.found(
                        ANAS, CHANNEL, new Granted.At(LATER, "audit-1"), FIRST, "okta:00u1", MAY);
        before.adopt(List.of(group, channel, found(account(7), GROUP, FIRST)));

        assertThat(before.of(ANAS)).containsExactly(channel, group);
        assertThat(before.things(ANAS)).containsExactlyInAnyOrder(GROUP, CHANNEL);
    }

    @Test
    void a_later_baseline_leaves_what_is_open_as_it_is() {
        PreExisting first = found(ANAS, GROUP, FIRST);
        before.adopt(List.of(first));
        before.adopt(List.of(found(ANAS, GROUP, SECOND), found(ANAS, CHANNEL, SECOND)));

        assertThat(before.of(ANAS)).containsExactly(found(ANAS, CHANNEL, SECOND), first);
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    void what_has_ended_is_open_no_more_and_may_be_adopted_anew(Why why) {
        PreExisting first = found(ANAS, GROUP, FIRST);
        before.adopt(List.of(first));
        assertThat(before.replace(first, first.ended(LATER, why))).isTrue();

        assertThat(before.of(ANAS)).isEmpty();
        assertThat(all(2)).isEmpty();

        before.adopt(List.of(found(ANAS, GROUP, SECOND)));
        assertThat(before.of(ANAS)).containsExactly(found(ANAS, GROUP, SECOND));
    }

    @Test
    void only_what_was_seen_is_replaced_and_repeating_it_is_harmless() {
        PreExisting first = found(ANAS, GROUP, FIRST);
        PreExisting kept = first.kept(MAY.plusDays(30));
        before.adopt(List.of(first));

        assertThat(before.replace(first, kept)).isTrue();
        assertThat(before.replace(first, kept)).isTrue();
        assertThat(before.replace(first, first.ended(LATER, Why.GONE))).isFalse();
        assertThat(before.of(ANAS)).containsExactly(kept);
    }

    @Test
    void what_looks_as_if_it_ended_is_open_all_the_same() {
        PreExisting first = found(ANAS, GROUP, FIRST);
        PreExisting ending = first.ending(LATER, Why.GONE);
        before.adopt(List.of(first));
        assertThat(before.replace(first, ending)).isTrue();

        assertThat(before.of(ANAS)).containsExactly(ending);
        assertThat(all(2)).containsExactly(ending);

        before.adopt(List.of(found(ANAS, GROUP, SECOND)));
        PreExisting stays = ending.asBefore().kept(MAY.plusDays(1));
        assertThat(before.replace(ending.asBefore(), stays)).isFalse();
        assertThat(before.replace(ending, ending.asBefore())).isTrue();
        assertThat(before.of(ANAS)).containsExactly(ending.asBefore());
    }

    @Test
    void what_ended_and_was_adopted_anew_is_not_what_was_seen() {
        PreExisting first = found(ANAS, GROUP, FIRST);
        before.adopt(List.of(first));
        before.replace(first, first.ended(LATER, Why.GONE));
        before.adopt(List.of(found(ANAS, GROUP, SECOND)));

        assertThat(before.replace(first, first.ended(LATER, Why.DECIDED))).isFalse();
        assertThat(before.of(ANAS)).containsExactly(found(ANAS, GROUP, SECOND));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300})
    void every_open_one_is_on_one_page(int most) {
        List<PreExisting> many =
                IntStream.range(0, 130)
                        .boxed()
                        .flatMap(i ->
                                List.of(
                                        found(account(i), GROUP, FIRST),
                                        found(account(i), CHANNEL, FIRST))
                                        .stream())
                        .toList();
        before.adopt(many);

        assertThat(all(most)).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void a_point_is_one_of_theirs() {
        assertThatIllegalArgumentException().isThrownBy(() -> before.open("elsewhere", 10));
        assertThatIllegalArgumentException().isThrownBy(() -> before.open(PreExistings.START, 0));
    }

    private List<PreExisting> all(int most) {
        List<PreExisting> all = new ArrayList<>();
        Optional<String> point = Optional.of(PreExistings.START);
        while (point.isPresent()) {
            PreExistings.Page page = before.open(point.get(), most);
            assertThat(page.records()).hasSizeLessThanOrEqualTo(most);
            all.addAll(page.records());
            point = page.next();
        }
        return all;
    }

    private static PreExisting found(AccountId account, Entitlement thing, SnapshotId baseline) {
        return PreExisting.found(
                account, thing, new Granted.Before(NOON), baseline, "okta:00u1", MAY);
    }
}
