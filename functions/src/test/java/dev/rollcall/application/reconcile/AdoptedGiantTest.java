package dev.rollcall.application.reconcile;

import static dev.rollcall.testing.FixedPolicies.OLE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.adoption.AdoptLinks;
import dev.rollcall.application.adoption.AdoptLinks.Place;
import dev.rollcall.application.adoption.GrantedWhen;
import dev.rollcall.application.adoption.LogPatience;
import dev.rollcall.application.adoption.LookAtPair;
import dev.rollcall.application.adoption.ReadPromotion;
import dev.rollcall.application.adoption.TakeBaseline;
import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.reconcile.AdoptedGiant.Turn;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.EffectiveModes;
import dev.rollcall.domain.adoption.LinkProposal;
import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.adoption.ThingCensus;
import dev.rollcall.domain.grant.Grant;
import dev.rollcall.domain.grant.GroupPath;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.testing.InMemoryBaselines;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A company with more hand-made memberships than people is adopted: from the first look to
 * authority nobody loses anything, and each number is that of what was put there.
 */
class AdoptedGiantTest {
    private static final int PEOPLE = Integer.getInteger("adoption.people", 2_500);
    private static final Caller BY_OLE = new Caller(OLE.arn().value(), "ASIA1");

    private AdoptedGiant giant = new AdoptedGiant(PEOPLE);
    private final ReconcileWorld world = new ReconcileWorld();
    private final InMemoryBaselines baselines = new InMemoryBaselines();
    private final IndexedLinks links = new IndexedLinks();
    private int readings;

    @Test
    void nobody_loses_anything_on_the_way_to_authority() {
        put(giant.policy(MappingMode.OBSERVE, "1"));
        SnapshotId strangers = reading();
        assertThat(sum(strangers, ThingCensus::unexplained))
                .as("nobody is linked: nothing is explained")
                .isEqualTo(had(strangers));

        assertThat(linkAll()).isEqualTo(PEOPLE);
        SnapshotId linked = reading();
        assertThat(sum(linked, ThingCensus::explained)).isEqualTo(PEOPLE - PEOPLE / 100);
        assertThat(sum(linked, ThingCensus::unexplained)).isEqualTo(giant.byHand());
        assertThat(sum(linked, ThingCensus::missing)).isEqualTo(PEOPLE / 100);
        assertThat(world.openDrift()).as("mappings that observe name nothing").isEmpty();

        takeBaseline();
        assertThat(world.preExistings.all()).hasSize(giant.byHand());

        promote(MappingMode.REPORT, "2");
        SnapshotId reported = reading();
        assertThat(found(reported)).as("nothing is set right of what is only reported").isEmpty();
        assertThat(named(DriftKind.PRE_EXISTING)).isEqualTo(giant.byHandInOurs());
        assertThat(named(DriftKind.MANUAL_ADD)).isZero();

        promote(MappingMode.ADDITIVE, "3");
        SnapshotId given = reading();
        assertThat(found(given))
                .extracting(Correction::kind)
                .containsOnly(DriftKind.MISSING_GRANT)
                .hasSize(Math.min(giant.missing(), NameDifferences.MOST_OTHERS));

        promote(MappingMode.AUTHORITATIVE, "4");
        SnapshotId decided = reading();
        assertThat(found(decided))
                .as("nothing for the breaker to count")
                .allMatch(correction -> correction.counts().isEmpty());
        assertThat(sum(decided, ThingCensus::unexplained)).isZero();
        assertThat(sum(decided, ThingCensus::preExisting)).isEqualTo(giant.byHand());
        assertThat(had(decided)).isEqualTo(had(strangers));
        assertThat(world.base.inbox.hints()).as("nobody was looked at").isEmpty();
    }

    @Test
    void nobody_loses_what_was_there_before_though_much_goes_wrong_on_the_way() {
        giant = new AdoptedGiant(PEOPLE / 5);
        put(giant.policy(MappingMode.OBSERVE, "1"));
        reading();
        linkAll();
        reading();
        takeBaseline();
        for (MappingMode mode :
                List.of(MappingMode.REPORT, MappingMode.ADDITIVE, MappingMode.AUTHORITATIVE)) {
            promote(mode, Integer.toString(mode.ordinal() + 2));
            reading();
        }

        assertThat(taken(reading(Turn.MOVED)))
                .as("who moves then loses what a rule gave at first, and nothing else is taken")
                .hasSize(giant.people() / 100)
                .containsOnly("channel:C33");

        SnapshotId flap = reading(Turn.FLAP);
        assertThat(taken(flap)).isEmpty();
        List<PersonId> explained =
                IntStream.range(0, giant.people() / 100)
                        .mapToObj(n -> AdoptedGiant.id(100 * n + AdoptedGiant.OUT))
                        .toList();
        explained.forEach(this::aRunPutsDownWhatTheFlapGives);
        assertThat(taken(reading())).as("the flap is over").isEmpty();

        reading(Turn.DEACTIVATED);
        world.base.clock.advance(Duration.ofDays(3));
        reading(Turn.DEACTIVATED);
        reading(Turn.EMPTY);
        world.base.clock.advance(Duration.ofDays(1));
        reading(Turn.EMPTY);
        SnapshotId back = reading();

        assertThat(taken(back)).isEmpty();
        assertThat(sum(back, ThingCensus::preExisting)).isEqualTo(giant.byHand());
        assertThat(world.preExistings.all())
                .hasSize(giant.byHand())
                .allMatch(PreExisting::isOpen)
                .allMatch(one -> one.ending().isEmpty());
        assertThat(named(DriftKind.MANUAL_ADD)).isZero();
    }

    private void aRunPutsDownWhatTheFlapGives(PersonId person) {
        world.base.grants.record(
                new RecordedGrant(
                        new Grant(
                                person,
                                AdoptedGiant.channel(AdoptedGiant.FLAPPING),
                                new TreeMap<>(
                                        Map.of(
                                                new MappingName("m" + AdoptedGiant.FLAPPING),
                                                new GroupPath(
                                                        List.of(
                                                                AdoptedGiant.group(
                                                                        AdoptedGiant.FLAPPING)))))),
                        Optional.of(
                                AdoptedGiant.account(
                                        Integer.parseInt(person.value().substring(1)))),
                        world.base.clock.instant(),
                        "event:okta:e1",
                        "d1",
                        RecordedGrant.State.GIVEN));
    }

    /** Returns what would be taken, as the breaker counts it. */
    private List<String> taken(SnapshotId id) {
        return found(id).stream()
                .filter(correction -> correction.counts().isPresent())
                .map(correction ->
                        world.records().stream()
                                .map(DriftRecord::drift)
                                .filter(drift -> drift.id().equals(correction.drift()))
                                .flatMap(drift -> drift.entitlement().stream())
                                .map(Entitlement::key)
                                .findFirst()
                                .orElse("?"))
                .toList();
    }

    private void put(AccessPolicy policy) {
        world.policies = world.policies.granting(policy);
    }

    /** As a proposal is looked at. */
    private void promote(MappingMode mode, String digit) {
        AccessPolicy next = giant.policy(mode, digit);
        EffectiveModes before = modes(world.policies.access());
        Promotion promotion =
                new ReadPromotion(
                                world.reconciliations,
                                new CensusDocument(world.snapshots),
                                world.base.clock)
                        .under(before.access().digest());

        assertThat(promotion.refusals(before, modes(next))).isEmpty();
        put(next);
    }

    private EffectiveModes modes(AccessPolicy policy) {
        return new EffectiveModes(policy, false, world.base.clock.instant());
    }

    private SnapshotId reading(Turn... turns) {
        giant = giant.in(turns);
        readings++;
        SnapshotId id = new SnapshotId("20261127T060000Z-%08x".formatted(readings));
        assertThat(giant.read(world, id, links.all()))
                .isInstanceOf(NameDifferences.Outcome.Compared.class);
        return id;
    }

    private List<Correction> found(SnapshotId id) {
        return new PlanDocument(world.snapshots).of(id).corrections();
    }

    private long named(DriftKind kind) {
        return world.records().stream()
                .filter(record -> !record.isGone())
                .filter(record -> record.drift().kind() == kind)
                .count();
    }

    private int had(SnapshotId id) {
        return sum(id, ThingCensus::had);
    }

    private int sum(SnapshotId id, ToIntFunction<ThingCensus> number) {
        Census census = new CensusDocument(world.snapshots).find(id).orElseThrow();
        assertThat(census.notGood()).isEmpty();
        return census.things().stream().mapToInt(number).sum();
    }

    private int linkAll() {
        AdoptLinks adopt =
                new AdoptLinks(
                        gate(),
                        world.reconciliations,
                        new LinkProposalDocument(world.snapshots),
                        new LookAtPair(AdoptedGiant::read, AdoptedGiant::listed, world.policies),
                        links,
                        world.base.disputes,
                        world.policies,
                        record(),
                        world.base.clock);
        if (!(adopt.show(BY_OLE) instanceof Gated.Passed<?>(Optional<?> found)
                && found.orElseThrow() instanceof LinkProposal proposal)) {
            throw new AssertionError("nothing is proposed");
        }
        adopt.apply(BY_OLE, proposal.digest(), Place.START);
        Set<AccountId> linked = links.all().stream().map(Link::account).collect(Collectors.toSet());
        assertThat(linked).isEqualTo(AdoptedGiant.accounts(giant.people()));
        return linked.size();
    }

    private void takeBaseline() {
        TakeBaseline take =
                new TakeBaseline(
                        gate(),
                        world.reconciliations,
                        new CensusDocument(world.snapshots),
                        baselines,
                        world.preExistings,
                        world.base.evidence,
                        () -> new GrantedWhen(Optional.empty(), new LogPatience(world.base.clock)),
                        world.policies,
                        record(),
                        world.base.clock);
        take.take(BY_OLE, LocalDate.parse("2027-05-25"));
        assertThat(baselines.sealed())
                .singleElement()
                .satisfies(sealed -> assertThat(sealed.recorded()).isEqualTo(giant.byHand()));
    }

    private Gate gate() {
        return new Gate(
                world.policies,
                new OperatorRecord(world.base.ledger, world.policies, world.base.clock));
    }

    private AdoptionRecord record() {
        return new AdoptionRecord(world.base.ledger, world.policies, world.base.clock);
    }
}
