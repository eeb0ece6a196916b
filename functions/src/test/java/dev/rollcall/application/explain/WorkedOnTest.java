package dev.rollcall.application.explain;

import static dev.rollcall.application.explain.AccessWorld.BACKEND;
import static dev.rollcall.application.explain.AccessWorld.HOME;
import static dev.rollcall.application.explain.AccessWorld.policy;
import static dev.rollcall.application.explain.AccessWorld.proposal;
import static dev.rollcall.application.explain.AccessWorld.rule;
import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.OKTA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.explain.PlannedChange.Kind;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.PopulationName;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is planned and explained is what a run would do: on one account, and until the end. */
class WorkedOnTest {
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final String ADDRESS = "ana@acme.example";

    private final AccessWorld world = new AccessWorld();

    @Test
    void of_two_accounts_rules_give_on_the_one_with_the_persons_address_and_take_on_the_other() {
        world.source.put(ANA, Standing.ENTITLED, Map.of("email", ADDRESS), "backend");
        world.links(ANA, OTHER, List.of("ana@merged.example"));
        world.links(ANA, ANAS, List.of(ADDRESS));
        world.seen.has(OTHER, HOME, BACKEND);
        world.seen.has(ANAS, HOME);
        world.given(ANA, OTHER, "backend", BACKEND);

        List<PlannedChange> changes = planned(policy("d1", rule("backend", HOME, BACKEND)));

        assertThat(changes)
                .filteredOn(change -> change.kind() == Kind.GIVE)
                .allMatch(change -> change.account().equals(Optional.of(ANAS)))
                .isNotEmpty();
        assertThat(changes)
                .filteredOn(change -> change.kind() == Kind.TAKE)
                .extracting(PlannedChange::account)
                .containsExactly(Optional.of(OTHER));
    }

    @Test
    void a_stay_that_ended_by_its_length_is_planned_and_explained_as_ended() {
        AccessPolicy short90 = ofNinetyDays(policy("d1", rule("backend", HOME, BACKEND)));
        world.source.put(ANA, Standing.ENTITLED, Map.of("email", ADDRESS), "backend");
        world.links(ANA, ANAS, List.of(ADDRESS));
        world.seen.has(ANAS, HOME, BACKEND);
        world.given(ANA, ANAS, "backend", BACKEND);
        world.clock.set(NOON.plus(Duration.ofDays(91)));

        assertThat(planned(short90)).extracting(PlannedChange::kind).contains(Kind.TAKE);
        ExplainAccess.Answer answer = world.explain(short90).explain(new Subject.OfPerson(ANA));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        ExplainAccess.Answer.Explained.class,
                        explained ->
                                assertThat(explained.explanation().access().grants()).isEmpty());
    }

    private List<PlannedChange> planned(AccessPolicy policy) {
        return world.plans(policy).of(proposal(policy), new Subject.OfPerson(ANA)).changes();
    }

    private static AccessPolicy ofNinetyDays(AccessPolicy policy) {
        return new AccessPolicy(
                policy.digest(),
                Map.of(),
                List.of(
                        new Population(
                                new PopulationName("employees"),
                                OKTA,
                                Set.of(),
                                AccountType.MEMBER,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Duration.ofDays(90)))),
                policy.mappings(),
                Map.of(),
                AttributeRules.DEFAULT,
                Set.of());
    }
}
