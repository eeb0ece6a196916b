package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;
import static dev.rollcall.testing.LeaverWorld.START;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.LeaverSteps;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody leaves whose link was made without HR's key, and before anybody looked at them. */
class IdentifyLeaverTest {
    private static final HumanKey KEY = HumanKey.of("4711");

    private final LeaverWorld world = new LeaverWorld();
    private final LeaverSteps steps = new LeaverSteps(world, policies());

    @BeforeEach
    void employ() {
        world.employ(ANA, ANAS, Account.Rank.MEMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEAVER", "SUSPENDED"})
    void the_link_gets_the_key_that_the_source_tells_and_the_ledger_says_so(Standing standing) {
        tells(standing, Map.of("hr", "4711"));
        CaseId caseId = assessed();

        assertThat(world.links.everOf(KEY)).extracting(Link::account).containsExactly(ANAS);
        assertThat(world.entries(caseId, Kind.IDENTIFIED))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.subject().account()).isEqualTo(Optional.of(ANAS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nobody_is_known_by_a_blank_number(String number) {
        tells(Standing.LEAVER, Map.of("hr", number));

        assertThat(world.entries(assessed(), Kind.IDENTIFIED)).isEmpty();
        assertThat(world.links.of(ANA)).allMatch(link -> link.human().isEmpty());
    }

    @Test
    void a_key_that_is_there_is_never_written_over() {
        world.links.identify(ANA, ANAS, HumanKey.of("1"));
        tells(Standing.LEAVER, Map.of("hr", "4711"));

        assertThat(world.entries(assessed(), Kind.IDENTIFIED)).isEmpty();
        assertThat(world.links.everOf(KEY)).isEmpty();
    }

    private void tells(Standing standing, Map<String, String> attributes) {
        world.source.put(
                new PersonReading.Found(
                        ANA,
                        standing,
                        standing.name(),
                        Optional.of(START),
                        Optional.empty(),
                        attributes));
    }

    /** Assessed before and after the dwell. */
    private CaseId assessed() {
        CaseId caseId = world.open(ANA);
        steps.assess.assess(world.ticket(ANA), caseId);
        world.clock.advance(world.policy.dwell());
        steps.assess.assess(world.ticket(ANA), caseId);
        return caseId;
    }

    private static FixedPolicies policies() {
        AccessPolicy nothing = AccessPolicy.none("0".repeat(64));
        return FixedPolicies.usual()
                .granting(
                        new AccessPolicy(
                                nothing.digest(),
                                Map.of(
                                        ANA.source(),
                                        new SourceRules(ANA.source(), Set.of(), Optional.of("hr"))),
                                List.of(),
                                List.of(),
                                Map.of(),
                                nothing.attributes(),
                                Set.of()));
    }
}
