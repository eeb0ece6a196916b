package dev.rollcall.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"U0ANA", "W012A3CDE", "U00"})
    void takes_slacks_two_sorts_of_ids(String id) {
        assertThat(new AccountId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "U0",
                "B012A3CDE",
                "u0ana",
                "ana@mail.example",
                "U0ANA\n",
                "U0ANA U0BEN"
            })
    void refuses_bots_mails_and_anything_else(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountId(id))
                .withMessageNotContaining("@");
    }
}
