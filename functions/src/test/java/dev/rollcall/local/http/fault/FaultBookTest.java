package dev.rollcall.local.http.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Which calls faults strike. */
class FaultBookTest {
    private static final Fault FAULT = new Fault.Malformed();
    private static final String PAGE = "GET /scim/v2/Users";

    private final FaultBook faults =
            new FaultBook(new VirtualTimeline(Instant.parse("2026-11-01T12:00:00Z")));

    @Test
    void a_fault_lets_the_calls_before_it_go_and_counts_only_those_that_fit() {
        faults.add(FaultRule.next(2, "Users$", FAULT).after(1));

        assertThat(struck("GET /scim/v2/Groups")).isEmpty();
        assertThat(struck(PAGE)).isEmpty();
        assertThat(struck(PAGE)).containsExactly(FAULT);
        assertThat(struck(PAGE)).containsExactly(FAULT);
        assertThat(struck(PAGE)).isEmpty();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void two_faults_of_one_list_meet_each_its_own_page() {
        Fault late = new Fault.LostAfterEffect();
        faults.add(FaultRule.next(1, "Users$", FAULT));
        faults.add(FaultRule.next(1, "Users$", late).after(1));

        assertThat(struck(PAGE)).containsExactly(FAULT);
        assertThat(struck(PAGE)).containsExactly(late);
    }

    private List<Fault> struck(String call) {
        return faults.strike(call, Set.of());
    }
}
