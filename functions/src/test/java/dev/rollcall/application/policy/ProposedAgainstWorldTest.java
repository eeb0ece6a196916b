package dev.rollcall.application.policy;

import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.BEFORE;
import static dev.rollcall.testing.PolicyDesk.OLE;
import static dev.rollcall.testing.PolicyDesk.STRICTER;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toMap;

import dev.rollcall.application.policy.ProposePolicy.Outcome;
import dev.rollcall.application.port.WorldReadings.Kept;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.domain.policy.WorldReading;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy that does not fit what there is stands before no approver. */
class ProposedAgainstWorldTest {
    private static final Entitlement ENGINEERS = new Entitlement.UserGroup("T0MAIN", "S0UGENGI");

    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);

    @BeforeEach
    void adopted() {
        desk.minute();
    }

    @Test
    void all_that_is_not_there_is_told_at_once_with_line_and_remedy() {
        read(PolicyWorld.EMPTY);

        assertThat(passed(desk.propose(OLE, STRICTER)))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid -> {
                            assertThat(invalid.violations())
                                    .hasSizeGreaterThan(20)
                                    .allMatch(violation -> violation.line() > 1)
                                    .allMatch(violation -> !violation.fault().remedy().isBlank())
                                    .anyMatch(violation ->
                                            violation
                                                    .fault()
                                                    .what()
                                                    .startsWith("there is no channel"))
                                    .anyMatch(violation ->
                                            violation
                                                    .fault()
                                                    .what()
                                                    .startsWith("there is no group of okta"));
                            assertThat(invalid.worldOf()).contains(world.clock.instant());
                        });
        assertThat(desk.proposals.latest()).isEmpty();
    }

    @Test
    void nobody_is_fought_by_an_authoritative_mapping() {
        read(
                nothingWasRead()
                        .and(
                                new PolicyWorld(
                                        Map.of(),
                                        Map.of(),
                                        Map.of(ENGINEERS, "somebody else on 2026-11-20"),
                                        Map.of(),
                                        Map.of())));

        assertThat(passed(desk.propose(OLE, BEFORE.replace("additive", "authoritative"))))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(invalid.violations())
                                        .extracting(Violation::toString)
                                        .singleElement()
                                        .asString()
                                        .contains(
                                                "has been found to be written by somebody else on"
                                                        + " 2026-11-20, who would be fought"));
    }

    @Test
    void what_could_not_be_read_refuses_nothing() {
        read(nothingWasRead());

        assertThat(passed(desk.propose(OLE, STRICTER))).isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void what_was_read_more_than_an_hour_ago_refuses_nothing() {
        read(PolicyWorld.EMPTY);
        world.clock.advance(Duration.ofMinutes(61));

        assertThat(passed(desk.propose(OLE, STRICTER))).isInstanceOf(Outcome.Proposed.class);
    }

    private void read(PolicyWorld found) {
        WorldReading reading =
                WorldReading.begin(
                        "one",
                        world.clock.instant(),
                        List.of(WorldPart.CHANNELS),
                        Optional.empty());
        desk.worldReadings.keep(reading, 0, new Kept(WorldPart.CHANNELS, found));
        desk.worldReadings.replace(
                Optional.empty(), reading.without("gone", world.clock.instant()).next());
    }

    private static PolicyWorld nothingWasRead() {
        return new PolicyWorld(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Stream.of(
                                WorldPart.OTHER_GROUPS,
                                WorldPart.WORKSPACES,
                                WorldPart.IDP_GROUPS,
                                WorldPart.ORGANISATION_GROUPS,
                                WorldPart.CHANNELS,
                                WorldPart.PROTECTED)
                        .collect(toMap(part -> part, _ -> "unavailable")));
    }
}
