package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Escalations;
import dev.rollcall.application.port.Escalations.Escalation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** What {@link Escalations} do. */
public abstract class EscalationsContract {
    protected static final Escalation LATE =
            new Escalation(
                    caseId(1),
                    "late:access-cut",
                    "Deactivate the account by hand.",
                    Map.of("account", "U0ANA", "due", "2026-03-04T12:05:00Z"));

    private Escalations escalations;

    protected abstract Escalations escalations();

    /** Returns the text of everything that reached a human, oldest first. */
    protected abstract List<String> received();

    /** Returns the text of everything that woke somebody, oldest first. */
    protected abstract List<String> paged();

    @BeforeEach
    void take_the_escalations() {
        escalations = escalations();
    }

    @Test
    void a_human_is_told_what_happened_to_which_case_and_what_to_do() {
        escalations.raise(List.of(List.of(LATE)));

        assertThat(received())
                .singleElement()
                .asString()
                .contains(caseId(1).value(), LATE.reason(), LATE.whatToDo())
                .contains("account: U0ANA", "due: 2026-03-04T12:05:00Z");
    }

    @Test
    void a_page_wakes_somebody_and_is_no_mail() {
        escalations.page(List.of(List.of(LATE)));

        assertThat(paged())
                .singleElement()
                .asString()
                .contains(caseId(1).value(), LATE.reason(), LATE.whatToDo());
        assertThat(received()).isEmpty();
    }

    @Test
    void a_mail_wakes_nobody() {
        escalations.raise(List.of(List.of(LATE)));

        assertThat(paged()).isEmpty();
    }

    @Test
    void what_is_about_no_case_says_what_it_is_about() {
        escalations.raise(
                List.of(
                        List.of(
                                new Escalation(
                                        "stop switch", "stop:all", "Release it.", Map.of()))));

        assertThat(received()).singleElement().asString().contains("stop switch", "stop:all");
    }

    @Test
    void what_is_raised_again_is_told_again() {
        escalations.raise(List.of(List.of(LATE)));
        escalations.raise(
                List.of(List.of(new Escalation(caseId(2), "refused", "Look at it.", Map.of()))));
        escalations.raise(List.of(List.of(LATE)));

        List<String> received = received();
        assertThat(received).hasSize(3);
        assertThat(received.get(1)).contains(caseId(2).value(), "refused");
        assertThat(received.get(2)).isEqualTo(received.getFirst());
    }

    @Test
    void a_long_reason_in_any_writing_and_over_several_lines_arrives_whole() {
        String reason = "abgelehnt: Größe überschritten\r\nпричина " + "x".repeat(200);

        escalations.raise(
                List.of(List.of(new Escalation(caseId(1), reason, "Look at it.", Map.of()))));

        assertThat(received()).singleElement().asString().contains(reason);
    }

    @Test
    void what_is_raised_together_comes_as_one_with_every_case_in_it() {
        Escalation second =
                new Escalation(
                        caseId(2), LATE.reason(), LATE.whatToDo(), Map.of("account", "U0BEN"));
        Escalation other = new Escalation(caseId(3), "refused", "Look at it.", Map.of());

        escalations.raise(List.of(List.of(LATE, second), List.of(other)));

        assertThat(String.join("\n", received()))
                .contains(caseId(1).value(), caseId(2).value(), caseId(3).value())
                .contains("U0BEN", "refused", LATE.whatToDo());
    }
}
