package dev.rollcall.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Populations;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.breaker.Windows;
import dev.rollcall.domain.campaign.Campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The brake, with windows that are forgotten with the test. */
public final class InMemoryBreaker implements Breaker {
    private record Subject(ChangeKind kind, Target target) {}

    private record Group(ChangeKind kind, Optional<Entitlement> thing) {}

    /** What was admitted, and for which expected change if for one. */
    private record Given(Admission.Admitted word, Optional<Expected> change) {}

    private final Map<ChangeKind, Windows> windows = new EnumMap<>(ChangeKind.class);
    private final Map<Group, Windows> groups = new HashMap<>();
    private final Map<Subject, Given> admitted = new HashMap<>();

    /** With how many each is planned. */
    private final Map<Expected, Integer> expected = new HashMap<>();

    private final Map<String, Instant> plans = new HashMap<>();
    private final Map<Foreign, Optional<Instant>> foreign = new HashMap<>();
    private final Predicate<BatchId> releasing;
    private final InMemoryStopSwitch stop;
    private final InMemoryPopulations populations;
    private Campaigns campaigns = new InMemoryCampaigns();

    /**
     * @param releasing whether a batch is being released
     */
    public InMemoryBreaker(
            Predicate<BatchId> releasing,
            InMemoryStopSwitch stop,
            InMemoryPopulations populations) {
        this.releasing = releasing;
        this.stop = stop;
        this.populations = populations;
    }

    @Override
    public synchronized void expect(Expected change, int planned) {
        if (remembered(change, change.since()).isEmpty()) {
            expected.put(change, planned);
        }
    }

    @Override
    public synchronized void withdraw(Expected change) {
        expected.remove(change);
    }

    @Override
    public synchronized Admission admit(
            Expected change,
            Urgency urgency,
            Limits limits,
            Optional<GroupShare> share,
            Instant now) {
        Optional<Admission.Admitted> before = remembered(change, now);
        if (before.isPresent()) {
            expected.remove(change);
            return before.get();
        }
        if (stop.position() == StopPosition.ALL) {
            return new Admission.Held(Set.of(HoldReason.STOPPED));
        }
        int more =
                urgency == Urgency.URGENT
                        ? 1
                        : 1 + others(change.kind(), Set.of(change.target()), now);
        Windows counted = counted(change.kind());
        int planned = urgency == Urgency.URGENT ? 1 : plannedWith(change, now);
        Set<HoldReason> exceeded = limits.exceededBy(more, planned, counted, population(), now);
        if (!exceeded.isEmpty()) {
            return new Admission.Held(exceeded);
        }
        Group group = new Group(change.kind(), change.target().entitlement());
        if (share.isPresent()) {
            Windows taken = groups.getOrDefault(group, Windows.empty());
            if (share.get().exceededBy(taken, 1 + othersOf(change, now), now)) {
                return new Admission.Held(Set.of(HoldReason.GROUP_LIMIT));
            }
            groups.put(group, taken.plus(1, now));
        }
        windows.put(change.kind(), counted.plus(1, now));
        forget(change.kind(), Set.of(change.target()));
        return admitted(
                new Admission.Admitted(change.kind(), change.target(), now, Optional.empty()),
                Optional.of(change));
    }

    /** Makes these the campaigns that it looks at. */
    public InMemoryBreaker knowing(Campaigns known) {
        campaigns = known;
        return this;
    }

    @Override
    public synchronized Admission admitApproved(Change change, Campaign campaign, Instant now) {
        boolean standing =
                campaigns
                        .find(campaign.name())
                        .filter(present -> present.id().equals(campaign.id()))
                        .filter(present -> present.isUnderWay(now))
                        .isPresent();
        return admitted(change, campaign.id(), standing, now);
    }

    @Override
    public synchronized Admission admitReleased(Change change, BatchId batch, Instant now) {
        return admitted(change, batch, releasing.test(batch), now);
    }

    private Admission admitted(Change change, BatchId batch, boolean standing, Instant now) {
        Optional<Admission.Admitted> before =
                given(change.kind(), change.target(), now)
                        .map(Given::word)
                        .filter(word -> word.approvedIn().equals(Optional.of(batch)));
        if (before.isPresent()) {
            return before.get();
        }
        if (stop.position() != StopPosition.OFF) {
            return new Admission.Held(Set.of(HoldReason.STOPPED));
        }
        if (!standing) {
            return new Admission.Held(Set.of(HoldReason.APPROVAL_LAPSED));
        }
        return admitted(
                new Admission.Admitted(change.kind(), change.target(), now, Optional.of(batch)),
                Optional.empty());
    }

    @Override
    public synchronized PlanAdmission admit(
            Plan plan,
            String digest,
            PlanRules rules,
            Map<String, Integer> groupSizes,
            Instant now) {
        Instant before = plans.get(digest);
        if (before != null && now.isBefore(before.plus(REMEMBERED_FOR))) {
            return admitted(plan, before);
        }
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        reasons.addAll(rules.against(plan, population(), groupSizes));
        if (stop.position() != StopPosition.OFF) {
            reasons.add(HoldReason.STOPPED);
        }
        Map<ChangeKind, List<Target>> kinds =
                plan.changes().stream()
                        .collect(groupingBy(Change::kind, mapping(Change::target, toList())));
        kinds.forEach((kind, accounts) -> {
            int more = accounts.size() + others(kind, Set.copyOf(accounts), now);
            reasons.addAll(counted(kind).exceededBy(more, now, rules.of(kind), population()));
        });
        if (!reasons.isEmpty()) {
            return new PlanAdmission.Held(new Admission.Held(reasons));
        }
        kinds.forEach((kind, accounts) -> {
            windows.put(kind, counted(kind).plus(accounts.size(), now));
            forget(kind, accounts);
        });
        plans.put(digest, now);
        return admitted(plan, now);
    }

    @Override
    public synchronized boolean countForeign(
            Foreign change, Optional<Instant> happened, Instant now) {
        if (foreign.putIfAbsent(change, happened) != null) {
            return false;
        }
        happened.ifPresent(
                at -> windows.put(change.kind(), counted(change.kind()).plus(1, at, now)));
        return true;
    }

    @Override
    public synchronized boolean knowsForeign(Foreign change) {
        return foreign.containsKey(change);
    }

    @Override
    public synchronized void refundForeign(Foreign change) {
        Optional<Instant> known = foreign.remove(change);
        if (known != null) {
            known.ifPresent(at -> windows.put(change.kind(), counted(change.kind()).minusOne(at)));
        }
    }

    @Override
    public synchronized void refund(Expected change) {
        Subject subject = new Subject(change.kind(), change.target());
        Given before = admitted.get(subject);
        if (before != null && before.change().equals(Optional.of(change))) {
            admitted.remove(subject);
            windows.computeIfPresent(
                    change.kind(), (_, counted) -> counted.minusOne(before.word().at()));
            groups.computeIfPresent(
                    new Group(change.kind(), change.target().entitlement()),
                    (_, counted) -> counted.minusOne(before.word().at()));
        }
    }

    @Override
    public synchronized List<AdmittedLately> admittedSince(
            ChangeKind kind, Instant since, int limit) {
        return new ArrayList<>(admitted.values())
                .stream()
                        .map(Given::word)
                        .filter(word -> word.kind() == kind && !word.at().isBefore(since))
                        .sorted(
                                Comparator.comparing(Admission.Admitted::at)
                                        .reversed()
                                        .thenComparing(Admission.Admitted::target))
                        .limit(limit)
                        .map(word -> new AdmittedLately(word.target(), word.at()))
                        .toList();
    }

    @Override
    public synchronized Windows admitted(ChangeKind kind) {
        return counted(kind);
    }

    /** Returns how many changes of the kind are counted in the window that ends now. */
    public synchronized int counted(ChangeKind kind, Window window, Instant now) {
        return counted(kind).within(window, now);
    }

    private Windows counted(ChangeKind kind) {
        return windows.getOrDefault(kind, Windows.empty());
    }

    private int population() {
        return populations.latest().map(Populations.Proven::active).orElse(0);
    }

    private static PlanAdmission admitted(Plan plan, Instant at) {
        return new PlanAdmission.Admitted(
                plan.changes().stream()
                        .map(change ->
                                new Admission.Admitted(
                                        change.kind(), change.target(), at, Optional.empty()))
                        .toList());
    }

    private Admission admitted(Admission.Admitted word, Optional<Expected> change) {
        admitted.put(new Subject(word.kind(), word.target()), new Given(word, change));
        return word;
    }

    private Optional<Admission.Admitted> remembered(Expected change, Instant now) {
        return given(change.kind(), change.target(), now)
                .filter(given -> given.change().equals(Optional.of(change)))
                .map(Given::word);
    }

    private Optional<Given> given(ChangeKind kind, Target target, Instant now) {
        return Optional.ofNullable(admitted.get(new Subject(kind, target)))
                .filter(given -> now.isBefore(given.word().at().plus(REMEMBERED_FOR)));
    }

    private void forget(ChangeKind kind, Collection<Target> targets) {
        expected.keySet().removeIf(one -> one.kind() == kind && targets.contains(one.target()));
    }

    /** Returns how many the largest plan has that the change is of. */
    private int plannedWith(Expected own, Instant now) {
        return expected.entrySet().stream()
                .filter(one -> one.getKey().kind() == own.kind())
                .filter(one -> one.getKey().target().equals(own.target()))
                .filter(one -> one.getKey().since().isAfter(now.minus(EXPECTED_FOR)))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(1);
    }

    /** Returns how many others are expected about the same thing. */
    private int othersOf(Expected own, Instant now) {
        return (int)
                expected.keySet().stream()
                        .filter(change -> change.kind() == own.kind())
                        .filter(change -> change.since().isAfter(now.minus(EXPECTED_FOR)))
                        .map(Expected::target)
                        .filter(target ->
                                target.entitlement().equals(own.target().entitlement())
                                        && !target.equals(own.target()))
                        .distinct()
                        .count();
    }

    /** Returns how many but these are expected. */
    private int others(ChangeKind kind, Set<Target> own, Instant now) {
        return (int)
                expected.keySet().stream()
                        .filter(change -> change.kind() == kind)
                        .filter(change -> change.since().isAfter(now.minus(EXPECTED_FOR)))
                        .map(Expected::target)
                        .filter(target -> !own.contains(target))
                        .distinct()
                        .count();
    }
}
