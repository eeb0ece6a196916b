package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.caseId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Residuals;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualItem.Closing;
import dev.rollcall.domain.residual.ResidualKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What {@link Residuals} do. */
public abstract class ResidualsContract {
    private static final Closing BY_OLE = new Closing("ole", NOON.plusSeconds(60), "revoked");

    private Residuals residuals;

    protected abstract Residuals residuals();

    @BeforeEach
    void take_the_residuals() {
        residuals = residuals();
    }

    @Test
    void keeps_what_is_left_of_each_case_the_oldest_first() {
        ResidualItem second = item(1, 2, 20);
        ResidualItem first = item(1, 9, 10);
        ResidualItem elsewhere = item(2, 2, 0);
        residuals.open(second);
        residuals.open(first);
        residuals.open(elsewhere);

        assertThat(residuals.of(caseId(1))).containsExactly(first, second);
        assertThat(residuals.of(caseId(2))).containsExactly(elsewhere);
        assertThat(residuals.of(caseId(3))).isEmpty();
    }

    @Test
    void the_first_of_an_id_stays() {
        ResidualItem first = item(1, 1, 0);
        assertThat(residuals.open(first)).isEqualTo(first);

        assertThat(residuals.open(item(1, 1, 30))).isEqualTo(first);
        assertThat(residuals.of(caseId(1))).containsExactly(first);
    }

    @Test
    void the_first_closing_stays() {
        ResidualItem open = residuals.open(item(1, 1, 0));

        assertThat(residuals.close(caseId(1), open.id(), BY_OLE)).contains(open.closed(BY_OLE));
        Closing later = new Closing("vera", NOON.plusSeconds(90), "again");
        assertThat(residuals.close(caseId(1), open.id(), later)).contains(open.closed(BY_OLE));
    }

    @Test
    void what_is_closed_is_not_opened_again() {
        ResidualItem open = residuals.open(item(1, 1, 0));
        residuals.close(caseId(1), open.id(), BY_OLE);

        assertThat(residuals.open(open)).isEqualTo(open.closed(BY_OLE));
        assertThat(residuals.open(10)).isEmpty();
    }

    @Test
    void nothing_is_closed_that_is_not_there() {
        assertThat(residuals.close(caseId(1), id(1), BY_OLE)).isEmpty();
        assertThat(residuals.of(caseId(1))).isEmpty();
    }

    @Test
    void tells_what_is_open_of_all_cases_the_first_due_first() {
        ResidualItem third = residuals.open(item(1, 1, 30));
        ResidualItem first = residuals.open(item(2, 2, 10));
        ResidualItem second = residuals.open(item(1, 3, 20));
        ResidualItem done = residuals.open(item(2, 4, 0));
        residuals.close(caseId(2), done.id(), BY_OLE);

        assertThat(residuals.open(10)).containsExactly(first, second, third);
        assertThat(residuals.open(2)).containsExactly(first, second);
    }

    @Test
    void another_due_time_moves_it_among_the_others() {
        ResidualItem early = residuals.open(item(1, 1, 10));
        ResidualItem late = residuals.open(item(2, 2, 30));
        Instant sooner = early.due().minusSeconds(1);

        assertThat(residuals.due(caseId(2), late.id(), sooner)).contains(late.due(sooner));

        assertThat(residuals.open(10)).containsExactly(late.due(sooner), early);
    }

    @Test
    void what_is_closed_is_not_due_at_another_time() {
        ResidualItem open = residuals.open(item(1, 1, 0));
        residuals.close(caseId(1), open.id(), BY_OLE);

        assertThat(residuals.due(caseId(1), open.id(), open.due().plusSeconds(9)))
                .contains(open.closed(BY_OLE));
        assertThat(residuals.due(caseId(1), id(7), NOON)).isEmpty();
        assertThat(residuals.open(10)).isEmpty();
    }

    private static ResidualId id(int number) {
        return new ResidualId("%012x".formatted(number));
    }

    /** Found so many seconds after noon, due an hour later. */
    private static ResidualItem item(int caseNumber, int number, int seconds) {
        return new ResidualItem(
                id(number),
                caseId(caseNumber),
                ANAS,
                ResidualKind.TOKEN,
                "A012 app_token_preserved",
                "operations",
                NOON.plusSeconds(seconds),
                NOON.plusSeconds(seconds).plus(Duration.ofHours(1)),
                Optional.empty());
    }
}
