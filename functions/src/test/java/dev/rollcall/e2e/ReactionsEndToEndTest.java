package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoDrifts;
import dev.rollcall.adapter.dynamodb.DynamoReconciliations;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What the policy says of a kind of drift is what follows from it. */
class ReactionsEndToEndTest {
    private static final String HANDLE = "S0UGFINA";

    @Test
    void whoever_was_taken_out_by_hand_is_put_back_as_is_usual() {
        try (LocalCompany company = LocalCompany.reconciling(30, policy -> policy)) {
            String account = takenOut(company);

            assertThat(missingGrants(company)).isEmpty();
            assertThat(members(company)).contains(account);
        }
    }

    @Test
    void where_the_policy_holds_it_they_are_named_and_stay_out() {
        try (LocalCompany company = LocalCompany.reconciling(30, ReactionsEndToEndTest::holding)) {
            String account = takenOut(company);

            assertThat(missingGrants(company))
                    .singleElement()
                    .returns(new DriftRecord.State.Open(), DriftRecord::state)
                    .satisfies(record ->
                            assertThat(record.drift().account().orElseThrow().value())
                                    .isEqualTo(account));
            assertThat(members(company)).doesNotContain(account);
        }
    }

    @Test
    void a_leaver_who_is_put_into_a_group_again_is_taken_out_by_a_run_of_their_own() {
        try (LocalCompany company = LocalCompany.reconciling(30, ReactionsEndToEndTest::clearing)) {
            String account = ghost(company);

            reconciled(company);
            assertThat(members(company)).doesNotContain(account);
            assertThat(company.runtime().slack().organisation().account(account))
                    .hasValueSatisfying(one -> assertThat(one.deactivatedFrom()).isPresent());
            assertThat(company.runtime().slack().forbidden()).isEmpty();
            assertThat(ghosts(company)).isEmpty();
            // The clock of what was found runs from then: nobody is told of a late leaver.
            assertThat(company.runtime().aws().sns().outbox())
                    .noneMatch(mail -> mail.body().contains("late:"));
        }
    }

    @Test
    void as_is_usual_it_is_only_named() {
        try (LocalCompany company = LocalCompany.reconciling(30, policy -> policy)) {
            String account = ghost(company);

            reconciled(company);
            assertThat(members(company)).contains(account);
            assertThat(ghosts(company))
                    .singleElement()
                    .returns(new DriftRecord.State.Open(), DriftRecord::state);
        }
    }

    /** Has somebody of the group leave, and puts the account back once they are out. */
    private static String ghost(LocalCompany company) {
        String account = members(company).stream().sorted().toList().getLast();
        OktaPerson person =
                company.runtime().okta().organisation().people().stream()
                        .filter(one -> one.slackId().equals(account))
                        .findFirst()
                        .orElseThrow();
        company.runtime().okta().organisation().changeStatus(person.id(), "DEPROVISIONED", true);
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                !members(company).contains(account)
                                                        && company.atRest(),
                                        Duration.ofHours(1)))
                .isTrue();
        assertThat(members(company)).doesNotContain(account);
        company.runtime()
                .slack()
                .organisation()
                .change(
                        SlackGroup.Kind.USER_GROUP,
                        HANDLE,
                        group -> {
                            Set<String> all = new TreeSet<>(group.members());
                            all.add(account);
                            return group.withMembers(all, "U00000004");
                        });
        return account;
    }

    private static List<DriftRecord> ghosts(LocalCompany company) {
        return new DynamoDrifts(table(company))
                .notGone(Drifts.START, 1_000).records().stream()
                        .filter(record -> record.drift().kind() == DriftKind.GHOST_MEMBERSHIP)
                        .toList();
    }

    /** Begins a reconciliation, and waits for its end and that of what it set going. */
    private static void reconciled(LocalCompany company) {
        Reconciles reconciles = new Reconciles(company);
        // Whoever was worked on within a quarter of an hour is passed over.
        company.timeline().advance(Duration.ofMinutes(20));
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () -> reconciles.isOver() && company.atRest(),
                                        Duration.ofHours(1)))
                .isTrue();
        reconciles.begin();
        reconciles.end();
    }

    private static String clearing(String policy) {
        return policy.replace(
                "\nmappings:\n", "\nreactions: { ghost-membership: correct }\nmappings:\n");
    }

    private static String holding(String policy) {
        return policy.replace("\nmappings:\n", "\nreactions: { missing-grant: hold }\nmappings:\n");
    }

    /**
     * Takes somebody out by hand, and waits until both sides were compared. The last one: the first
     * is an owner, whom no run touches.
     */
    private static String takenOut(LocalCompany company) {
        String account = members(company).stream().sorted().toList().getLast();
        company.runtime()
                .slack()
                .organisation()
                .change(
                        SlackGroup.Kind.USER_GROUP,
                        HANDLE,
                        group -> group.without(account, "U00000004"));
        DynamoReconciliations reconciliations = new DynamoReconciliations(table(company));
        assertThat(
                        company.timeline()
                                .runUntil(
                                        () ->
                                                reconciliations
                                                        .latest()
                                                        .filter(Reconciliation::isOver)
                                                        .isPresent(),
                                        Duration.ofHours(1)))
                .isTrue();
        assertThat(reconciliations.latest().orElseThrow().trouble()).isEmpty();
        return account;
    }

    private static List<DriftRecord> missingGrants(LocalCompany company) {
        return new DynamoDrifts(table(company))
                .notGone(Drifts.START, 1_000).records().stream()
                        .filter(record -> record.drift().kind() == DriftKind.MISSING_GRANT)
                        .toList();
    }

    private static Set<String> members(LocalCompany company) {
        SlackOrganisation slack = company.runtime().slack().organisation();
        return slack.group(SlackGroup.Kind.USER_GROUP, HANDLE).orElseThrow().members();
    }

    private static Table table(LocalCompany company) {
        return new Table(
                company.runtime().clients().dynamoDb(), "Table", Backoff.sleeping(new Random(1)));
    }
}
