package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rollcall.application.port.Cases;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Cases} do. */
public abstract class CasesContract {
    private static final Terms TERMS =
            new Terms(
                    "d".repeat(64),
                    new Sla(Duration.ofMinutes(3), Duration.ofMinutes(40), Duration.ofHours(2)),
                    new Sla(Duration.ofMinutes(9), Duration.ofMinutes(50), Duration.ofHours(3)));

    private Cases cases;

    protected abstract Cases cases();

    @BeforeEach
    void take_the_cases() {
        cases = cases();
    }

    @Test
    void gives_back_what_was_opened() {
        LeaverCase fresh =
                new LeaverCase(
                        caseId(1),
                        ANA,
                        "e1",
                        NOON.minusNanos(1),
                        NOON,
                        CaseState.ASSESSING,
                        TERMS,
                        Optional.of(leaver(3)),
                        List.of(new AccountProgress(ANAS, Map.of(AccountMark.ADMITTED, NOON))));

        assertThat(cases.open(fresh)).isEqualTo(fresh);
        assertThat(cases.find(caseId(1))).hasValue(fresh);
        assertThat(cases.find(caseId(2))).isEmpty();
    }

    @Test
    void opening_again_leaves_the_case_as_it_is() {
        cases.open(fresh(1, ANA));
        cases.enter(caseId(1), CaseState.ACTING, NOON);

        assertThat(cases.open(fresh(1, BEN)))
                .isEqualTo(cases.find(caseId(1)).orElseThrow())
                .returns(ANA, LeaverCase::person)
                .returns(CaseState.ACTING, LeaverCase::state);
    }

    @Test
    void records_what_the_source_says() {
        cases.open(fresh(1, ANA));
        cases.assess(caseId(1), leaver(1), NOON.minusSeconds(7), List.of(ANAS));

        assertThat(cases.find(caseId(1)).orElseThrow())
                .returns(Optional.of(leaver(1)), LeaverCase::assessment)
                .returns(Optional.of(Standing.LEAVER), LeaverCase::standing)
                .returns(TERMS, LeaverCase::terms)
                .returns(NOON.minusSeconds(7), LeaverCase::changedAt)
                .returns(NOON, LeaverCase::detectedAt)
                .returns(List.of(new AccountProgress(ANAS, Map.of())), LeaverCase::accounts);
    }

    @Test
    void a_later_reading_replaces_the_earlier_one() {
        cases.open(fresh(1, ANA));
        cases.assess(caseId(1), leaver(1), NOON, List.of(ANAS));
        Assessment later = new Assessment(Standing.ENTITLED, NOON.plusSeconds(9), 4);
        cases.assess(caseId(1), later, NOON, List.of());

        assertThat(cases.find(caseId(1)).orElseThrow())
                .returns(Optional.of(later), LeaverCase::assessment)
                .returns(List.of(new AccountProgress(ANAS, Map.of())), LeaverCase::accounts);
    }

    @Test
    void never_drops_an_account_nor_its_marks() {
        cases.open(fresh(1, ANA));
        cases.assess(caseId(1), leaver(1), NOON, List.of(ANAS));
        cases.mark(caseId(1), ANAS, AccountMark.INACTIVE, NOON);
        cases.assess(caseId(1), leaver(1), NOON, List.of(ANAS_OTHER, ANAS_OTHER));
        cases.assess(caseId(1), leaver(1), NOON, List.of(ANAS));

        assertThat(cases.find(caseId(1)).orElseThrow().accounts())
                .containsExactlyInAnyOrder(
                        new AccountProgress(ANAS, Map.of(AccountMark.INACTIVE, NOON)),
                        new AccountProgress(ANAS_OTHER, Map.of()));
    }

    @Test
    void the_first_time_of_a_mark_stays() {
        openWithAccount();
        cases.mark(caseId(1), ANAS, AccountMark.VERIFIED, NOON);
        cases.mark(caseId(1), ANAS, AccountMark.VERIFIED, NOON.plusSeconds(1));
        cases.mark(caseId(1), ANAS, AccountMark.ADMITTED, NOON.plusSeconds(2));

        assertThat(marks())
                .isEqualTo(
                        Map.of(
                                AccountMark.VERIFIED,
                                NOON,
                                AccountMark.ADMITTED,
                                NOON.plusSeconds(2)));
    }

    @Test
    void a_mark_can_be_taken_back() {
        openWithAccount();
        cases.mark(caseId(1), ANAS, AccountMark.HELD, NOON);
        cases.unmark(caseId(1), ANAS, AccountMark.HELD);
        cases.unmark(caseId(1), ANAS, AccountMark.HELD);

        assertThat(marks()).isEmpty();
    }

    @Test
    void a_closed_case_stays_as_it_was_closed() {
        cases.open(fresh(1, ANA));
        cases.enter(caseId(1), CaseState.NOT_A_LEAVER, NOON);
        cases.enter(caseId(1), CaseState.ACTING, NOON);
        cases.enter(caseId(1), CaseState.VERIFIED, NOON);

        assertThat(cases.find(caseId(1)).orElseThrow().state()).isEqualTo(CaseState.NOT_A_LEAVER);
        assertThat(cases.lastVerified(ANA)).isEmpty();
    }

    @Test
    void only_a_verified_case_is_closed_for_good() {
        cases.open(fresh(1, ANA));
        cases.enter(caseId(1), CaseState.CLOSED, NOON);
        assertThat(cases.find(caseId(1)).orElseThrow().state()).isEqualTo(CaseState.ASSESSING);

        cases.enter(caseId(1), CaseState.VERIFIED, NOON);
        cases.enter(caseId(1), CaseState.CLOSED, NOON);
        cases.enter(caseId(1), CaseState.VERIFIED, NOON);

        assertThat(cases.find(caseId(1)).orElseThrow().state()).isEqualTo(CaseState.CLOSED);
        assertThat(cases.lastVerified(ANA)).isPresent();
    }

    @Test
    void lists_the_cases_in_a_state_the_longest_there_first() {
        for (int i = 1; i <= 4; i++) {
            cases.open(fresh(i, ANA));
        }
        cases.enter(caseId(3), CaseState.HELD, NOON.plusSeconds(1));
        cases.enter(caseId(1), CaseState.HELD, NOON.plusSeconds(2));
        cases.enter(caseId(2), CaseState.HELD, NOON.plusSeconds(3));
        cases.enter(caseId(3), CaseState.ACTING, NOON.plusSeconds(4));

        assertThat(cases.inState(CaseState.HELD, 9))
                .extracting(LeaverCase::id)
                .containsExactly(caseId(1), caseId(2));
        assertThat(cases.inState(CaseState.HELD, 1))
                .extracting(LeaverCase::id)
                .containsExactly(caseId(1));
        assertThat(cases.inState(CaseState.ASSESSING, 9))
                .extracting(LeaverCase::id)
                .containsExactly(caseId(4));
    }

    @Test
    void counts_those_of_a_state_and_knows_who_left_first() {
        for (int number = 1; number <= 3; number++) {
            cases.open(fresh(number, ANA));
            cases.enter(caseId(number), CaseState.HELD, NOON.plusSeconds(10 - number));
        }
        cases.assess(
                caseId(2),
                new Assessment(Standing.LEAVER, NOON, 1),
                NOON.minusSeconds(3600),
                List.of());

        assertThat(cases.tally(CaseState.HELD, 3))
                .isEqualTo(new Cases.Tally(3, false, Optional.of(NOON.minusSeconds(3600))));
        assertThat(cases.tally(CaseState.HELD, 2))
                .returns(2, Cases.Tally::count)
                .returns(true, Cases.Tally::more);
        assertThat(cases.tally(CaseState.ACTING, 3))
                .isEqualTo(new Cases.Tally(0, false, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = {"VERIFIED", "NOT_A_LEAVER"})
    void nobody_waits_for_a_closed_case(CaseState closed) {
        cases.open(fresh(1, ANA));
        cases.enter(caseId(1), closed, NOON.plusSeconds(1));

        assertThat(cases.inState(closed, 9)).isEmpty();
        assertThat(cases.inState(CaseState.ASSESSING, 9)).isEmpty();
        assertThat(cases.find(caseId(1)).orElseThrow().state()).isEqualTo(closed);
    }

    @Test
    void knows_the_latest_verified_case_of_a_person() {
        cases.open(fresh(1, ANA));
        cases.open(fresh(2, ANA));
        cases.open(fresh(3, BEN));
        verify(1);
        verify(2);
        cases.enter(caseId(3), CaseState.ACTING, NOON);

        assertThat(cases.lastVerified(ANA)).isEqualTo(cases.find(caseId(2)));
        assertThat(cases.lastVerified(BEN)).isEmpty();
    }

    @Test
    void refuses_what_was_never_opened() {
        CaseId unknown = caseId(9);

        assertThatIllegalStateException()
                .isThrownBy(() -> cases.enter(unknown, CaseState.ACTING, NOON))
                .withMessageContaining(unknown.value());
        assertThatIllegalStateException()
                .isThrownBy(() -> cases.enter(unknown, CaseState.VERIFIED, NOON));
        assertThatIllegalStateException()
                .isThrownBy(() -> cases.assess(unknown, leaver(1), NOON, List.of(ANAS)));
        assertThatIllegalStateException()
                .isThrownBy(() -> cases.mark(unknown, ANAS, AccountMark.HELD, NOON));
        assertThat(cases.find(unknown)).isEmpty();
    }

    private void verify(int number) {
        cases.enter(caseId(number), CaseState.VERIFIED, NOON.plusSeconds(number));
    }

    private void openWithAccount() {
        cases.open(fresh(1, ANA));
        cases.assess(caseId(1), leaver(1), NOON, List.of(ANAS));
    }

    private Map<AccountMark, Instant> marks() {
        return cases.find(caseId(1)).orElseThrow().account(ANAS).orElseThrow().marks();
    }

    private static Assessment leaver(long seen) {
        return new Assessment(Standing.LEAVER, NOON.plusMillis(seen), seen);
    }

    private static LeaverCase fresh(int number, PersonId person) {
        return new LeaverCase(
                caseId(number),
                person,
                "e" + number,
                NOON,
                NOON,
                CaseState.ASSESSING,
                TERMS,
                Optional.empty(),
                List.of());
    }
}
