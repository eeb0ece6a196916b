package dev.rollcall.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Map;

class ReactionsTest {

    @ParameterizedTest
    @EnumSource(DriftKind.class)
    void each_kind_is_spelled_as_it_is_read_and_has_a_usual_reaction_that_is_possible(
            DriftKind kind) {
        assertThat(DriftKind.parse(kind.code())).isEqualTo(kind);
        assertThat(kind.code()).matches("[a-z]+(-[a-z]+)+|unverifiable");
        assertThat(kind.allows(kind.usual())).isTrue();
        assertThat(Reactions.USUAL.to(kind)).isEqualTo(kind.usual());
    }

    @ParameterizedTest
    @EnumSource(DriftKind.class)
    void what_no_run_sets_right_can_only_be_reported(DriftKind kind) {
        assertThat(Arrays.stream(Reaction.values()).filter(kind::allows))
                .containsExactlyInAnyOrder(
                        !kind.canBeSetRight()
                                ? new Reaction[] {Reaction.REPORT}
                                : kind == DriftKind.GHOST_MEMBERSHIP
                                        ? new Reaction[] {Reaction.REPORT, Reaction.CORRECT}
                                        : Reaction.values());
    }

    @Test
    void a_policy_says_what_is_not_the_usual_and_nothing_else_changes() {
        Reactions held = new Reactions(Map.of(DriftKind.MANUAL_ADD, Reaction.HOLD));

        assertThat(held.to(DriftKind.MANUAL_ADD)).isEqualTo(Reaction.HOLD);
        assertThat(held.to(DriftKind.OUTLIVED_GRANT)).isEqualTo(Reaction.CORRECT);
    }

    @Test
    void what_nothing_can_set_right_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reactions(Map.of(DriftKind.ORPHAN_ACCOUNT, Reaction.CORRECT)))
                .withMessage("What is orphan-account can only be reported");
    }
}
