package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ApprovedPolicy;
import dev.rollcall.domain.policy.PolicyInForce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an {@link ApprovedPolicy} does. */
public abstract class ApprovedPolicyContract {
    private static final PolicyInForce FIRST = PolicyInForce.of("a".repeat(64), NOON);
    private static final PolicyInForce BOTH = FIRST.replacedBy("b".repeat(64));
    private static final PolicyInForce SECOND = PolicyInForce.of("b".repeat(64), NOON.plusNanos(1));

    /** Returns one in which nothing was approved yet. */
    protected abstract ApprovedPolicy fresh();

    @Test
    void says_nothing_before_the_first() {
        assertThat(fresh().read()).isEmpty();
    }

    @Test
    void goes_from_one_over_both_to_the_other() {
        ApprovedPolicy approved = fresh();

        assertThat(approved.replace(Optional.empty(), FIRST)).isTrue();
        assertThat(approved.read()).hasValue(FIRST);
        assertThat(approved.replace(Optional.of(FIRST), BOTH)).isTrue();
        assertThat(approved.read()).hasValue(BOTH);
        assertThat(approved.replace(Optional.of(BOTH), SECOND)).isTrue();
        assertThat(approved.read()).hasValue(SECOND);
    }

    @ParameterizedTest
    @MethodSource("notAsItStands")
    void who_has_seen_anything_else_changes_nothing(Optional<PolicyInForce> seen) {
        ApprovedPolicy approved = fresh();
        approved.replace(Optional.empty(), FIRST);

        assertThat(approved.replace(seen, SECOND)).isFalse();

        assertThat(approved.read()).hasValue(FIRST);
    }

    static Stream<Optional<PolicyInForce>> notAsItStands() {
        return Stream.of(
                Optional.empty(),
                Optional.of(BOTH),
                Optional.of(SECOND),
                Optional.of(PolicyInForce.of(FIRST.digest(), NOON.plusNanos(1))));
    }

    @Test
    void what_is_being_replaced_is_not_taken_for_what_was_seen_before() {
        ApprovedPolicy approved = fresh();
        approved.replace(Optional.empty(), FIRST);
        approved.replace(Optional.of(FIRST), BOTH);

        assertThat(approved.replace(Optional.of(FIRST), SECOND)).isFalse();

        assertThat(approved.read()).hasValue(BOTH);
    }

    @Test
    void what_was_never_there_cannot_be_replaced() {
        ApprovedPolicy approved = fresh();

        assertThat(approved.replace(Optional.of(FIRST), SECOND)).isFalse();

        assertThat(approved.read()).isEmpty();
    }

    @Test
    void a_writing_whose_answer_was_lost_may_be_repeated() {
        ApprovedPolicy approved = fresh();
        approved.replace(Optional.empty(), FIRST);

        assertThat(approved.replace(Optional.empty(), FIRST)).isTrue();
    }

    @Test
    void of_many_who_adopt_at_once_one_does() {
        ApprovedPolicy approved = fresh();

        List<Boolean> adopted =
                Parallel.all(
                        IntStream.range(0, 12)
                                .<Callable<Boolean>>mapToObj(n ->
                                        () ->
                                                approved.replace(
                                                        Optional.empty(),
                                                        PolicyInForce.of("digest-" + n, NOON)))
                                .toList());

        assertThat(adopted).containsOnlyOnce(true);
    }
}
