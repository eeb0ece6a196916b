package dev.rollcall.application.provision;

import static dev.rollcall.testing.LeaverWorld.ANA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.approval.BatchRecord;
import dev.rollcall.application.approval.HoldChange;
import dev.rollcall.application.approval.StandDown;
import dev.rollcall.application.intake.AskForEnds;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.audit.LedgerEntry.ReadBack;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AtEnd;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.stay.StayFinding;
import dev.rollcall.domain.stay.StayRecord;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryStays;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites;
import dev.rollcall.testing.slack.InMemorySlackOrganisation;
import dev.rollcall.testing.slack.OrganisationPorts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class TendStayTest {
    private static final PersonId BEA = new PersonId(ANA.source(), "00uBea");
    private static final GroupId AGENCY = new GroupId(ANA.source(), "agency");
    private static final AccountId ANAS = LeaverWorld.ANAS;

    /** The world's clock starts at 09:00 UTC on 2 March 2026. */
    private static final Instant END = Instant.parse("2026-03-03T05:00:00Z");

    private static final Map<String, String> GUEST =
            Map.of("ends", "2026-03-02", "zone", "America/New_York", "manager", "00uBea");

    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryStays stays = new InMemoryStays();
    private final Map<PersonId, Standing> source = new HashMap<>(Map.of(BEA, Standing.ENTITLED));
    private final InMemorySlackOrganisation slack = new InMemorySlackOrganisation(world.clock);
    private final Escalate escalate = new Escalate(world.escalations, world.ledger, world.clock);
    private final TendStay tend =
            new TendStay(stays, new Source(), containAtEnd(), escalate, world.clock);
    private Runs.Ticket ticket = Samples.ticket(ANA, 1);
    private AccessPolicy policy = policy(AtEnd.REPORT);
    private LeaverPolicy.Mode mode = LeaverPolicy.Mode.ACT;
    private int runs;
    private final AskForEnds ask = new AskForEnds(stays, world.receive, world.clock);

    @Test
    void an_end_to_come_is_kept_and_nobody_is_told() {
        tend(GUEST);

        assertThat(stays.of(ANA)).isEqualTo(new StayRecord(ANA, Optional.of(END), Set.of()));
        assertThat(told()).isEmpty();
    }

    @Test
    void the_person_is_looked_at_once_when_the_end_has_come_and_not_before() {
        tend(GUEST);
        world.clock.set(END.minusMillis(1));
        assertThat(ask.ask()).isZero();

        world.clock.set(END);
        assertThat(ask.ask()).isOne();
        assertThat(ask.ask()).isZero();

        assertThat(world.workflows.started()).hasSize(1);
    }

    @Test
    void an_end_that_was_moved_or_taken_away_counts_instead() {
        tend(GUEST);
        tend(with("ends", "2026-03-04"));
        assertThat(stays.of(ANA).lookAt()).contains(END.plus(Duration.ofDays(2)));

        tend(with("ends", ""));

        assertThat(stays.of(ANA).lookAt()).isEmpty();
        assertThat(told()).containsExactly("no-end");
    }

    @Test
    void once_the_end_has_come_people_are_told_and_once_only() {
        tend(GUEST);
        world.clock.set(END);
        tend(GUEST);
        tend(GUEST);

        assertThat(told()).containsExactly("past-end-date");
        assertThat(stays.of(ANA))
                .isEqualTo(
                        new StayRecord(ANA, Optional.empty(), Set.of(StayFinding.PAST_END_DATE)));
        assertThat(world.escalations.raised().getFirst().facts())
                .containsEntry("owners", "okta:00uOwner")
                .containsEntry("ends", END.toString())
                .containsEntry("population", "guests");
    }

    @Test
    void what_was_mended_and_is_wrong_again_is_told_again() {
        tend(with("manager", ""));
        tend(GUEST);
        assertThat(stays.of(ANA).open()).isEmpty();

        tend(with("manager", ""));

        assertThat(told()).containsExactly("no-sponsor", "no-sponsor");
    }

    @Test
    void what_cannot_be_read_is_told_and_ends_nothing() {
        tend(with("zone", "Europe/Atlantis"));

        assertThat(told()).containsExactly("unreadable-end");
        assertThat(stays.of(ANA).lookAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void only_a_sponsor_who_is_a_leaver_has_left(Standing standing) {
        source.put(BEA, standing);

        tend(GUEST);

        assertThat(told().contains("sponsor-left")).isEqualTo(standing == Standing.LEAVER);
    }

    @Test
    void a_sponsor_whom_the_source_does_not_know_is_none() {
        source.remove(BEA);

        tend(GUEST);

        assertThat(told()).containsExactly("no-sponsor");
    }

    @Test
    void if_the_source_does_not_answer_about_the_sponsor_nothing_is_kept() {
        TendStay silent =
                new TendStay(
                        stays,
                        new Source() {
                            @Override
                            public Optional<PersonRecord> read(PersonId person) {
                                throw new PortFailure.Unavailable("GET");
                            }
                        },
                        containAtEnd(),
                        escalate,
                        world.clock);

        assertThatThrownBy(() -> silent.tend(ticket, work(), situation(GUEST)))
                .isInstanceOf(PortFailure.Unavailable.class);
        assertThat(stays.of(ANA)).isEqualTo(StayRecord.settled(ANA));
    }

    @Test
    void slack_keeps_an_end_that_is_to_come_too() {
        assertThat(situation(GUEST).terms().expires()).contains(END);
        world.clock.set(END);
        assertThat(situation(GUEST).terms().expires()).isEmpty();
    }

    @Test
    void where_a_human_is_to_decide_slack_keeps_no_end() {
        policy = policy(AtEnd.HOLD);

        assertThat(situation(GUEST).terms().expires()).isEmpty();
    }

    @Test
    void who_is_held_at_the_end_is_signed_out_then_and_people_are_told() {
        hold();
        tend(GUEST);
        assertThat(world.slack.count(ANAS)).isEqualTo(2);
        world.clock.set(END);

        tend(GUEST);

        assertThat(world.slack.count(ANAS)).isZero();
        assertThat(told()).containsExactly("held-at-end");
        assertThat(world.escalations.raised().getFirst().facts())
                .containsEntry("owners", "okta:00uOwner")
                .doesNotContainKey("signOutByHand");
        assertThat(stays.of(ANA).open()).containsExactly(StayFinding.HELD_AT_END);
    }

    @Test
    void a_sign_out_is_intended_before_and_read_back_after() {
        hold();
        world.clock.set(END);

        tend(GUEST);

        assertThat(world.entries(Samples.caseId(runs), Kind.INTENT))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject().account()).contains(ANAS));
        assertThat(world.entries(Samples.caseId(runs), Kind.OUTCOME))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.readBack().map(ReadBack::asMeant)).contains(true));
    }

    @Test
    void who_is_held_is_told_of_daily_and_signed_out_once() {
        hold();
        world.clock.set(END);
        tend(GUEST);
        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 1);
        tend(GUEST);
        assertThat(told()).hasSize(1);
        assertThat(ask.ask()).isZero();

        world.clock.set(END.plus(Duration.ofDays(1)));
        assertThat(ask.ask()).isOne();
        tend(GUEST);

        assertThat(told()).containsExactly("held-at-end", "held-at-end");
        assertThat(world.slack.count(ANAS)).isOne();
    }

    @Test
    void what_cannot_be_seen_yet_is_waited_for_and_nobody_is_told_before() {
        hold();
        world.clock.set(END);
        world.slack
                .writes()
                .answer(
                        ScriptedWrites.Write.RESET_SESSIONS,
                        new WriteReply.TryLater(END.plusSeconds(30), "ratelimited"),
                        ScriptedWrites.Effect.DOES_NOT_HAPPEN);

        assertThat(tend.tend(ticket, work(), situation(GUEST)))
                .contains(new Carried.Later(END.plusSeconds(30)));
        assertThat(told()).isEmpty();
        assertThat(stays.of(ANA)).isEqualTo(StayRecord.settled(ANA));

        world.clock.set(END.plusSeconds(30));
        tend(GUEST);
        assertThat(told()).containsExactly("held-at-end");
    }

    @Test
    void nobody_is_signed_out_of_a_protected_account_and_people_are_told_so() {
        hold();
        policy = policy(AtEnd.HOLD, ANAS);
        world.clock.set(END);

        tend(GUEST);

        assertThat(world.slack.count(ANAS)).isEqualTo(2);
        assertThat(world.escalations.raised())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.facts())
                                .containsEntry("signOutByHand", "{U0ANA=listed-as-protected}"));
    }

    @Test
    void a_later_day_ends_the_hold_and_the_end_comes_again() {
        hold();
        world.clock.set(END);
        tend(GUEST);
        tend(with("ends", "2026-03-05"));
        assertThat(stays.of(ANA))
                .isEqualTo(
                        new StayRecord(ANA, Optional.of(END.plus(Duration.ofDays(3))), Set.of()));

        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 1);
        world.clock.set(END.plus(Duration.ofDays(3)));
        tend(with("ends", "2026-03-05"));

        assertThat(world.slack.count(ANAS)).isZero();
        assertThat(told()).containsExactly("held-at-end", "held-at-end");
    }

    @Test
    void while_rollcall_observes_nobody_is_signed_out_and_it_is_made_up_for() {
        hold();
        mode = LeaverPolicy.Mode.OBSERVE;
        world.clock.set(END);
        tend(GUEST);
        assertThat(world.slack.count(ANAS)).isEqualTo(2);
        assertThat(told()).containsExactly("past-end-date");

        mode = LeaverPolicy.Mode.ACT;
        tend(GUEST);

        assertThat(world.slack.count(ANAS)).isZero();
        assertThat(told()).containsExactly("past-end-date", "held-at-end");
    }

    /** The population is held at its end, and the person has an account and two sessions. */
    private void hold() {
        policy = policy(AtEnd.HOLD);
        ticket = world.want(ANA);
        world.steps.claimed(ticket);
        world.links.record(
                new Link(
                        ANA,
                        ANAS,
                        LeaverWorld.START,
                        "by-email",
                        Optional.empty(),
                        Optional.empty()));
        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 2);
        slack.add(ANAS, Account.Rank.MEMBER);
    }

    private ContainAtEnd containAtEnd() {
        OrganisationPorts ports = slack.ports();
        FixedPolicies policies = FixedPolicies.usual();
        return new ContainAtEnd(
                world.links,
                ports.directory(),
                world.belongings,
                world.slack,
                new AdmitChange(
                        world.slack,
                        world.breaker,
                        policies,
                        world.ledger,
                        ports.memberships(),
                        new HeldAccess(
                                world.batches,
                                new HoldChange(world.batches, world.approvalRuns),
                                new StandDown(
                                        world.breaker,
                                        world.batches,
                                        world.ledger,
                                        new BatchRecord(world.ledger, world.clock)),
                                world.profiles,
                                world.ledger,
                                new Recorder(world.cases, world.ledger, world.clock),
                                world.clock),
                        refusals(),
                        world.clock),
                new CarryOut(world.ledger, world.clock, LeaverWorld.GRACE));
    }

    private Refusals refusals() {
        Recorder recorder = new Recorder(world.cases, world.ledger, world.clock);
        return new Refusals(recorder, new TellOnce(stays, recorder, escalate, world.clock));
    }

    private void tend(Map<String, String> attributes) {
        assertThat(tend.tend(ticket, work(), situation(attributes))).isEmpty();
    }

    /** Each look is a run of its own, with a case of its own. */
    private Work work() {
        runs++;
        LeaverCase run =
                new LeaverCase(
                        Samples.caseId(runs),
                        ANA,
                        "e" + runs,
                        world.clock.instant(),
                        world.clock.instant(),
                        CaseState.ASSESSING,
                        Terms.withoutPolicy(),
                        Optional.empty(),
                        List.of());
        LeaverPolicy general =
                new LeaverPolicy(
                        world.policy.digest(),
                        world.policy.sla(),
                        world.policy.dwell(),
                        world.policy.deactivations(),
                        Set.of(),
                        mode);
        return new Work(run, general, policy);
    }

    private Situation situation(Map<String, String> attributes) {
        PersonRecord ana =
                new PersonRecord(
                        ANA,
                        Standing.ENTITLED,
                        "ACTIVE",
                        attributes,
                        PersonGroups.flat(Set.of(AGENCY)),
                        world.clock.instant());
        return new Situation(
                ana,
                policy,
                Optional.empty(),
                new AccessRules(policy).of(ana, world.clock.instant()));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new HashMap<>(GUEST);
        all.put(name, value);
        return all;
    }

    private List<String> told() {
        return world.escalations.raised().stream().map(Escalation::reason).toList();
    }

    private static AccessPolicy policy(AtEnd atEnd, AccountId... guarded) {
        Population guests =
                new Population(
                        new PopulationName("guests"),
                        ANA.source(),
                        Set.of(AGENCY),
                        AccountType.MULTI_CHANNEL_GUEST,
                        Optional.of("manager"),
                        Optional.of("ends"),
                        Optional.of("zone"),
                        Optional.empty(),
                        atEnd);
        Mapping agency =
                new Mapping(
                        new MappingName("agency"),
                        AGENCY,
                        new Nesting.Direct(),
                        Set.of(),
                        MappingMode.ADDITIVE,
                        Provisioning.EAGER,
                        "okta:00uOwner",
                        Optional.empty(),
                        10,
                        Set.of(new Entitlement.Workspace("T1")));
        return new AccessPolicy(
                "d1",
                Map.of(),
                List.of(guests),
                List.of(agency),
                Map.of(),
                AttributeRules.DEFAULT,
                Set.of(guarded));
    }

    /** What the source says of others than the person. */
    private class Source implements PersonRecords {
        @Override
        public Optional<PersonRecord> read(PersonId person) {
            return Optional.ofNullable(source.get(person))
                    .map(standing ->
                            new PersonRecord(
                                    person,
                                    standing,
                                    standing.name(),
                                    Map.of(),
                                    PersonGroups.NONE,
                                    world.clock.instant()));
        }
    }
}
