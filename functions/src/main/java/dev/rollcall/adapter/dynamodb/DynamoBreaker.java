package dev.rollcall.adapter.dynamodb;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The brake's state in the table.
 *
 * <p>An admission is one transaction: the windows plus one if nobody else has counted since they
 * were read, the reservation if there is none, and the stop switch. So however many ask at once,
 * the windows are never overshot and nothing is counted twice.
 */
public final class DynamoBreaker implements Breaker {

    /**
     * A reservation answers for one UTC day; its key names the day, so late deletion is no harm.
     */
    private static final Duration KEPT = Duration.ofDays(3);

    private final Table table;

    public DynamoBreaker(Table table) {
        this.table = requireNonNull(table, "table is null");
    }

    @Override
    public Admission admit(ChangeKind kind, AccountId account, Limits limits, Instant now) {
        try {
            return table.backoff()
                    .untilSettled("Counting a change", () -> admitOnce(kind, account, limits, now));
        } catch (PortFailure.NeedsHuman _) {
            return held(HoldReason.STATE_UNREADABLE);
        }
    }

    /** Empty if others were counting at the same moment. */
    private Optional<Admission> admitOnce(
            ChangeKind kind, AccountId account, Limits limits, Instant now) {
        Optional<Attributes> reservation = table.get(Keys.reservation(kind, account, now));
        if (reservation.isPresent()) {
            return Optional.of(admitted(kind, account, reservation.get()));
        }
        if (StopSwitch.read(table).stopsLeavers()) {
            return Optional.of(held(HoldReason.STOPPED));
        }
        CountedWindows counted = CountedWindows.read(table, kind);
        Set<HoldReason> exceeded = counted.windows().exceededBy(now, limits);
        if (!exceeded.isEmpty()) {
            return Optional.of(new Admission.Held(exceeded));
        }
        Attributes fresh = reservation(kind, account, now);
        List<Write> writes =
                List.of(counted.plusOne(kind, now), Write.Put.ifAbsent(fresh), StopSwitch.check());
        return switch (table.transactOnce(writes)) {
            case Transacted.Done _ -> Optional.of(admitted(kind, account, fresh));
            case Transacted.Refused _, Transacted.Contended _ -> Optional.empty();
        };
    }

    private static Attributes reservation(ChangeKind kind, AccountId account, Instant now) {
        return Attributes.at(Keys.reservation(kind, account, now))
                .with("admittedAt", now)
                .with("expiresAt", now.plus(KEPT).getEpochSecond());
    }

    private static Admission admitted(ChangeKind kind, AccountId account, Attributes reservation) {
        return new Admission.Admitted(kind, account, reservation.instant("admittedAt"));
    }

    private static Admission held(HoldReason reason) {
        return new Admission.Held(Set.of(reason));
    }
}
