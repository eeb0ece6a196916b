package dev.rollcall.application.policy;

import static dev.rollcall.testing.Passing.passed;
import static dev.rollcall.testing.PolicyDesk.BEFORE;
import static dev.rollcall.testing.PolicyDesk.OLE;
import static dev.rollcall.testing.PolicyDesk.STRICTER;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toMap;

import dev.rollcall.application.policy.ProposePolicy.Outcome;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.testing.BrokenPolicy;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.PolicyDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A policy that does not fit what there is stands before no approver. */
class ProposedAgainstWorldTest {
    private static final Entitlement ENGINEERS = new Entitlement.UserGroup("T0MAIN", "S0UGENGI");

    private static final PersonId NEW = new PersonId(new SourceId("okta"), "00unew");
    private static final AccountId ACCOUNT = new AccountId("U0NEW");
    private static final String PROTECTING_ANEW =
            BrokenPolicy.whole().replace("[U0INSTALLER]", "[U0INSTALLER, U0NEW]");

    private final LeaverWorld world = new LeaverWorld();
    private final PolicyDesk desk = new PolicyDesk(world.clock, world.ledger, world.escalations);

    @BeforeEach
    void adopted() {
        desk.minute();
        desk.explains(PROTECTING_ANEW);
    }

    @Test
    void all_that_is_not_there_is_told_at_once_with_line_and_remedy() {
        desk.knows(PolicyWorld.EMPTY);

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
        desk.knows(
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
        desk.knows(nothingWasRead());

        assertThat(passed(desk.propose(OLE, STRICTER))).isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void what_was_read_more_than_an_hour_ago_refuses_nothing() {
        desk.knows(PolicyWorld.EMPTY);
        world.clock.advance(Duration.ofMinutes(61));

        assertThat(passed(desk.propose(OLE, STRICTER))).isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void whom_only_the_proposed_file_protects_it_may_not_map_either() {
        desk.links.record(new Link(NEW, ACCOUNT, world.clock.instant(), "adopted"));
        desk.people.says(NEW, Standing.ENTITLED, "00gsales");
        desk.knows(BrokenPolicy.world());

        assertThat(passed(desk.propose(OLE, PROTECTING_ANEW)))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(invalid.violations())
                                        .singleElement()
                                        .asString()
                                        .contains(
                                                "mappings[1].idpGroup: the mapping means protected"
                                                        + " accounts, which are never changed:"
                                                        + " U0NEW;"));

        desk.people.says(NEW, Standing.ENTITLED, "00gnobodys");
        assertThat(passed(desk.propose(OLE, PROTECTING_ANEW))).isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void whose_groups_the_source_does_not_tell_now_refuses_nothing() {
        desk.links.record(new Link(NEW, ACCOUNT, world.clock.instant(), "adopted"));
        desk.people.failsFor(NEW, new PortFailure.Unavailable("Reading a person"));
        desk.knows(BrokenPolicy.world());

        assertThat(passed(desk.propose(OLE, PROTECTING_ANEW))).isInstanceOf(Outcome.Proposed.class);
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
