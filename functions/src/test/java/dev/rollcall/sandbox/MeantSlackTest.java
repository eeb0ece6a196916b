package dev.rollcall.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.WhichSlack.Itself;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.SlackPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class MeantSlackTest {
    @ParameterizedTest
    @CsvSource({
        "Acme Sandbox, https://acme.enterprise.slack.com/",
        "Acme, https://acme-sandbox.enterprise.slack.com/"
    })
    void one_that_calls_itself_a_sandbox_needs_no_name(String name, String address) {
        assertThatCode(() -> new MeantSlack(Optional.empty()).check(slack(name, address)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, https://acme.enterprise.slack.com/",
        "Acme, https://acme.enterprise.slack.com/sandbox",
        "'', not an address",
        "'', ''"
    })
    void any_other_has_to_be_named(String name, String address) {
        assertThatExceptionOfType(SandboxRefused.class)
                .isThrownBy(() -> new MeantSlack(Optional.empty()).check(slack(name, address)))
                .withMessageContaining("--organisation E0ACME");
        assertThatCode(() -> new MeantSlack(Optional.of("E0ACME")).check(slack(name, address)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_name_that_does_not_match_is_refused_for_a_sandbox_too() {
        assertThatExceptionOfType(SandboxRefused.class)
                .isThrownBy(() ->
                        new MeantSlack(Optional.of("E0OTHER"))
                                .check(slack("Sandbox", "https://sandbox.slack.com/")))
                .withMessageContaining("E0OTHER")
                .withMessageContaining("Nothing was read");
    }

    private static Itself slack(String name, String address) {
        return new Itself(
                "E0ACME", name, address, SlackPlan.ENTERPRISE, new AccountId("U0INSTALLER"));
    }
}
