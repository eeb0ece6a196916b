package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Okta knows who may sign in to Slack; Rollcall says who cannot, and does nothing about it. */
class NotAssignedEndToEndTest {
    private static final int TAKEN_OFF = 12;
    private static final String LIST = "GET /okta/api/v1/apps/[^/]+/users$";

    @Test
    void whoever_is_taken_off_the_slack_application_is_named_and_is_no_leaver() {
        try (LocalCompany company = LocalCompany.of(30)) {
            company.runtime().okta().organisation().assign(company.person(TAKEN_OFF), false);

            assertThat(named(company)).containsExactly(company.person(TAKEN_OFF));
            assertThat(company.active(TAKEN_OFF)).isTrue();
            assertThat(company.executions("Deactivate", "")).isEmpty();

            company.runtime()
                    .okta()
                    .faults()
                    .add(FaultRule.next(1, LIST, new Fault.MissingRows(10)));
            assertThat(named(company))
                    .as("of a list that lacks others too nothing new is said")
                    .doesNotContain(company.person(30), company.person(29));

            company.runtime().okta().organisation().assign(company.person(TAKEN_OFF), true);
            assertThat(named(company)).isEmpty();
        }
    }

    private static List<String> named(LocalCompany company) {
        company.timeline().advance(Duration.ofMinutes(16));
        Reconciles reconciles = new Reconciles(company);
        reconciles.begin();
        reconciles.end();
        return reconciles.open().stream()
                .map(record -> record.drift())
                .filter(drift -> drift.kind() == DriftKind.NOT_ASSIGNED)
                .map(drift -> drift.person().orElseThrow().value())
                .toList();
    }
}
