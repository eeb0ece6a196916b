package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Somebody whom a rule put into a user group of the whole organisation leaves. */
class LeaverOfOrganisationGroupTest {
    private static final String NEO = "00uNEW1";
    private static final String EMAIL = "neo@acme.example";
    private static final String GROUP = "S0ORGENGI";
    private static final String CHANNELS = "channels: [{ id: C0ENGI, name: engineering }]";

    private final LocalCompany company =
            LocalCompany.of(
                    30,
                    policy ->
                            AccessPolicies.on(policy)
                                    .replace(
                                            CHANNELS,
                                            CHANNELS
                                                    + "\n      organisationGroups:"
                                                    + " [{ id: S0ORGENGI, handle: engineers }]"));

    @BeforeEach
    void a_rule_gives_the_group() {
        slack().create(
                        new SlackGroup(
                                SlackGroup.Kind.USER_GROUP,
                                GROUP,
                                SlackOrganisation.ID,
                                "Engineers",
                                Set.of(),
                                false,
                                "U0INSTALLER"));
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                NEO,
                                EMAIL,
                                "Neo",
                                "Nimble",
                                "ACTIVE",
                                now,
                                now,
                                List.of(AccessPolicies.ENGINEERING),
                                ""),
                        true);
        until(() -> isIn() && company.atRest());
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void the_leaver_is_taken_out_and_whoever_comes_back_is_given_it_anew() {
        status("DEPROVISIONED");
        until(() -> cases(CaseState.VERIFIED) == 1 && company.atRest());

        assertThat(isIn()).isFalse();
        assertThat(company.records().texts())
                .anyMatch(item ->
                        item.contains("member=not-told-by-slack active=false")
                                && item.contains("organisation-group:" + GROUP));

        status("ACTIVE");
        until(() -> isIn() && company.atRest());
    }

    private int cases(CaseState state) {
        List<LeaverCase> cases = company.records().cases(state);
        return cases.size();
    }

    private void status(String status) {
        company.runtime().okta().organisation().changeStatus(NEO, status, true);
    }

    private boolean isIn() {
        return slack().accounts().stream()
                .filter(account -> account.email().equals(EMAIL))
                .anyMatch(account ->
                        slack().groupsOf(SlackGroup.Kind.USER_GROUP, account.id()).stream()
                                .anyMatch(group -> group.id().equals(GROUP)));
    }

    private void until(BooleanSupplier so) {
        assertThat(company.timeline().runUntil(so, Duration.ofMinutes(20))).isTrue();
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
