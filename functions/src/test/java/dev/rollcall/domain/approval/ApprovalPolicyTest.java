package dev.rollcall.domain.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.FixedPolicies.LEE;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.PersonId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One human must never be a quorum of two. */
class ApprovalPolicyTest {

    @ParameterizedTest
    @MethodSource("kimAsLee")
    void two_approvers_who_are_one_human_are_refused(Approver twin, String what) {
        assertThatThrownBy(() -> policy(KIM, twin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("kim and lee have the same " + what, "leave one of them");
    }

    static Stream<Arguments> kimAsLee() {
        return Stream.of(
                Arguments.of(
                        lee("KIM@approvers.example", LEE.subject(), LEE.person(), LEE.account()),
                        "e-mail"),
                Arguments.of(
                        lee(LEE.email(), KIM.subject(), LEE.person(), LEE.account()), "subject"),
                Arguments.of(
                        lee(LEE.email(), LEE.subject(), KIM.person(), LEE.account()), "person"),
                Arguments.of(
                        lee(LEE.email(), LEE.subject(), LEE.person(), KIM.account()), "account"));
    }

    @Test
    void two_of_whom_little_is_known_are_not_taken_for_one() {
        Approver kim =
                new Approver(
                        KIM.id(),
                        KIM.email(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        KIM.zone(),
                        Optional.empty(),
                        List.of());

        assertThatCode(() ->
                        policy(
                                kim,
                                lee(
                                        LEE.email(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .doesNotThrowAnyException();
    }

    @Test
    void one_approver_alone_is_refused() {
        assertThatThrownBy(() -> policy(KIM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("At least two approvers", "describe another one");
    }

    private static Approver lee(
            String email,
            Optional<String> subject,
            Optional<PersonId> person,
            Optional<AccountId> account) {
        return new Approver(
                LEE.id(), email, subject, person, account, LEE.zone(), Optional.empty(), List.of());
    }

    private static ApprovalPolicy policy(Approver... approvers) {
        return new ApprovalPolicy(
                List.of(approvers), List.of(List.of(KIM.id())), Duration.ofHours(8), 2);
    }
}
