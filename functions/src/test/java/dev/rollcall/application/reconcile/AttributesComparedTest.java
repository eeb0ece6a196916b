package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.SnapshotId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each attribute that the policy keeps is compared: names and the manager too. */
class AttributesComparedTest {
    private ReconcileWorld world;

    @BeforeEach
    void found() {
        world = new ReconcileWorld();
        world.okta.pagesOf(100);
        world.slack.habits().pagesOf(1_000);
        AccessPolicy usual = ReconcileWorld.policy("7".repeat(64));
        world.policies =
                world.policies.granting(
                        new AccessPolicy(
                                usual.digest(),
                                usual.sources(),
                                usual.populations(),
                                List.of(),
                                usual.writers(),
                                new AttributeRules(
                                        "email",
                                        Optional.empty(),
                                        Map.of(
                                                Attribute.TITLE, "title",
                                                Attribute.GIVEN_NAME, "firstName",
                                                Attribute.MANAGER, "managerId"),
                                        Map.of()),
                                usual.protectedAccounts()));
        person("max", Map.of(), Map.of());
    }

    @Test
    void what_is_the_same_on_both_sides_is_no_difference() {
        person(
                "amy",
                Map.of("firstName", "Amy", "managerId", "max"),
                Map.of(Attribute.GIVEN_NAME, "Amy", Attribute.MANAGER, account("max").value()));

        assertThat(unlike()).isEmpty();
    }

    @Test
    void another_manager_or_none_is_set_right() {
        person("amy", Map.of("managerId", "max"), Map.of(Attribute.MANAGER, "U0OTHER"));
        person("bob", Map.of("managerId", "max"), Map.of());

        assertThat(unlike())
                .hasSize(2)
                .allSatisfy(record ->
                        assertThat(record.drift().found())
                                .containsEntry(Drift.ATTRIBUTES, "MANAGER"));
        assertThat(world.base.inbox.hints()).hasSize(2);
    }

    @Test
    void a_manager_without_an_account_or_who_is_nobody_is_left_out() {
        person("amy", Map.of("managerId", "nobody"), Map.of(Attribute.MANAGER, "U0OTHER"));
        person("bob", Map.of("managerId", "ann@acme.example"), Map.of());

        assertThat(unlike()).isEmpty();
    }

    @Test
    void another_name_is_named_and_left_since_people_may_have_made_it_so() {
        person("amy", Map.of("firstName", "Amelia"), Map.of(Attribute.GIVEN_NAME, "Amy"));

        assertThat(unlike())
                .singleElement()
                .satisfies(record ->
                        assertThat(record.drift().found())
                                .containsEntry(Drift.ATTRIBUTES, "GIVEN_NAME")
                                .containsEntry(Drift.POPULATION, "employees"));
        assertThat(world.base.inbox.hints()).isEmpty();
        assertThat(world.records().toString()).doesNotContain("Amelia");
    }

    @Test
    void beside_another_name_the_rest_is_set_right_and_then_counts_as_right() {
        person(
                "amy",
                Map.of("firstName", "Amelia", "title", "Chief"),
                Map.of(Attribute.GIVEN_NAME, "Amy"));
        world.base.clock.advance(Duration.ofHours(4));
        SnapshotId id = world.begin();
        world.read(id);
        world.steps().nameDifferences().name(id);
        world.steps().setRight().next(id);
        assertThat(world.base.inbox.hints()).hasSize(1);
        world.base.source.put(found("amy", Map.of("firstName", "Amelia", "title", "Clerk")));
        world.base.clock.advance(Duration.ofHours(1));

        world.steps().seeWhatCame().see(id, world.base.clock.instant().plusSeconds(60));

        assertThat(world.document(id, "outcome")).contains("\"attribute-drift\":{\"equal\":1}");
    }

    private List<DriftRecord> unlike() {
        world.base.clock.advance(Duration.ofHours(4));
        SnapshotId id = world.begin();
        world.read(id);
        world.steps().nameDifferences().name(id);
        world.steps().setRight().next(id);
        return world.records().stream()
                .filter(record -> record.drift().kind() == DriftKind.ATTRIBUTE_DRIFT)
                .toList();
    }

    private void person(String name, Map<String, String> told, Map<Attribute, String> shown) {
        PersonReading.Found found = found(name, told);
        world.okta.put(found, world.base.clock.instant().minus(Duration.ofDays(3)));
        world.base.source.put(found);
        Map<Attribute, String> all = new HashMap<>(shown);
        all.put(Attribute.TITLE, "Clerk");
        world.slack.add(
                account(name),
                new AccountProfile(name, List.of(name + "@acme.example"), all, Optional.empty()));
        world.link(of(OKTA, name), account(name));
    }

    private PersonReading.Found found(String name, Map<String, String> told) {
        Map<String, String> all = new HashMap<>(Map.of("title", "Clerk"));
        all.putAll(told);
        all.put("email", name + "@acme.example");
        return new PersonReading.Found(
                of(OKTA, name),
                Standing.ENTITLED,
                Standing.ENTITLED.name(),
                Optional.of(world.base.clock.instant().minus(Duration.ofDays(3))),
                Optional.empty(),
                all);
    }
}
