package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.GroupShare;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Plan;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.breaker.Windows;
import dev.rollcall.domain.campaign.Campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The brake's state in the table.
 *
 * <p>An admission is one transaction: the windows if nobody else has counted since they were read,
 * the reservation if it is new, the row of what was expected, and the stop switch. So however many
 * ask at once, the windows are never overshot and nothing is counted twice.
 */
public final class DynamoBreaker implements Breaker {
    private static final String COUNTING = "Counting a change";

    private final Table table;
    private final SingleAdmissions single;
    private final ReleasedAdmissions released;
    private final PlanAdmissions plans;
    private final ForeignCounts foreign;

    public DynamoBreaker(Table table) {
        this.table = requireNonNull(table, "table is null");
        DynamoStopSwitch stop = new DynamoStopSwitch(table);
        DynamoPopulations populations = new DynamoPopulations(table);
        ExpectedChanges expected = new ExpectedChanges(table);
        single = new SingleAdmissions(table, expected, stop, populations);
        released = new ReleasedAdmissions(table, stop);
        plans = new PlanAdmissions(table, expected, stop, populations);
        foreign = new ForeignCounts(table);
    }

    @Override
    public void expect(Expected expected, int planned) {
        table.backoff().untilSettled("Expecting a change", () -> expectOnce(expected, planned));
    }

    @Override
    public void withdraw(Expected expected) {
        table.delete(ExpectedChanges.delete(expected));
    }

    @Override
    public Admission admit(
            Expected change,
            Urgency urgency,
            Limits limits,
            Optional<GroupShare> share,
            Instant now) {
        return settled(() -> single.admitOnce(change, urgency, limits, share, now), held -> held);
    }

    @Override
    public Admission admitReleased(Change change, BatchId batch, Instant now) {
        return settled(() -> released.admitOnce(change, batch, now), held -> held);
    }

    @Override
    public Admission admitApproved(Change change, Campaign campaign, Instant now) {
        return settled(() -> released.admitOnce(change, campaign, now), held -> held);
    }

    @Override
    public PlanAdmission admit(
            Plan plan,
            String digest,
            PlanRules rules,
            Map<String, Integer> groupSizes,
            Instant now) {
        return settled(
                () -> plans.admitOnce(plan, digest, rules, groupSizes, now),
                PlanAdmission.Held::new);
    }

    @Override
    public void refund(Expected change) {
        table.backoff().untilSettled("Taking an admission back", () -> single.refundOnce(change));
    }

    @Override
    public boolean countForeign(Foreign change, Optional<Instant> happened, Instant now) {
        return table.backoff()
                .untilSettled(
                        "Counting what others did", () -> foreign.countOnce(change, happened, now));
    }

    @Override
    public boolean knowsForeign(Foreign change) {
        return foreign.isKnown(change);
    }

    @Override
    public void refundForeign(Foreign change) {
        table.backoff()
                .untilSettled("Taking back what others did", () -> foreign.refundOnce(change));
    }

    @Override
    public Windows admitted(ChangeKind kind) {
        return CountedWindows.read(table, kind).windows();
    }

    @Override
    public List<AdmittedLately> admittedSince(ChangeKind kind, Instant since, int limit) {
        return table.queryFrom(
                Keys.windows(kind).pk(),
                Keys.RESERVATION,
                1_000,
                items ->
                        items.filter(item -> item.text(Attributes.SK).startsWith(Keys.RESERVATION))
                                .map(item -> Reservation.read(kind, item))
                                .filter(reservation -> !reservation.at().isBefore(since))
                                .sorted(
                                        Comparator.comparing(Reservation::at)
                                                .reversed()
                                                .thenComparing(Reservation::target))
                                .limit(limit)
                                .map(one -> new AdmittedLately(one.target(), one.at()))
                                .toList());
    }

    /** What was admitted meanwhile is counted already and is not expected again. */
    private Optional<Boolean> expectOnce(Expected expected, int planned) {
        Optional<Reservation> seen = Reservation.find(table, expected.kind(), expected.target());
        if (seen.isPresent() && seen.get().isRemembered(expected, expected.since())) {
            return Optional.of(false);
        }
        List<Write> writes =
                List.of(
                        ExpectedChanges.put(expected, planned),
                        Reservation.stillAsSeen(expected.kind(), expected.target(), seen));
        return table.transactOnce(writes) instanceof Transacted.Done
                ? Optional.of(true)
                : Optional.empty();
    }

    /** Asks until nobody comes between; what cannot be read is held. */
    private <T> T settled(Supplier<Optional<T>> once, Function<Admission.Held, T> held) {
        try {
            return table.backoff().untilSettled(COUNTING, once);
        } catch (PortFailure.NeedsHuman _) {
            return held.apply(new Admission.Held(Set.of(HoldReason.STATE_UNREADABLE)));
        }
    }
}
