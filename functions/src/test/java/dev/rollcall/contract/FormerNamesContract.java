package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.BEN;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.domain.account.Attribute;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link FormerNames} do. */
public abstract class FormerNamesContract {
    private FormerNames names;

    protected abstract FormerNames fresh();

    @BeforeEach
    void furnish() {
        names = fresh();
    }

    @Test
    void keep_every_digest_of_a_person_and_an_attribute_once() {
        names.keep(ANA, Attribute.FAMILY_NAME, "one");
        names.keep(ANA, Attribute.FAMILY_NAME, "two");
        names.keep(ANA, Attribute.FAMILY_NAME, "one");

        assertThat(names.of(ANA, Attribute.FAMILY_NAME)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void tell_nothing_of_others() {
        names.keep(ANA, Attribute.FAMILY_NAME, "one");

        assertThat(names.of(ANA, Attribute.GIVEN_NAME)).isEmpty();
        assertThat(names.of(BEN, Attribute.FAMILY_NAME)).isEmpty();
    }
}
