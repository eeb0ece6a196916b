package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.ExpectedPeople;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What {@link ExpectedPeople} are. */
public abstract class ExpectedPeopleContract {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private ExpectedPeople expected;

    protected abstract ExpectedPeople fresh();

    @BeforeEach
    void furnish() {
        expected = fresh();
    }

    @Test
    void are_found_by_their_address_in_whatever_case() {
        expected.expect(ANA, "Ana@Mail.example", NOON);
        expected.expect(ANA, "ana@mail.example", NOON);

        assertThat(expected.with("ANA@mail.example")).containsExactly(ANA);
        assertThat(expected.with("ben@mail.example")).isEmpty();
    }

    @Test
    void may_be_several_with_one_address() {
        expected.expect(ANA, "desk@mail.example", NOON);
        expected.expect(BEN, "desk@mail.example", NOON);

        assertThat(expected.with("desk@mail.example")).containsExactlyInAnyOrder(ANA, BEN);
    }
}
