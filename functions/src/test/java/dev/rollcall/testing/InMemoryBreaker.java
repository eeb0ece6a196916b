package dev.rollcall.testing;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.Windows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The brake, with windows that are forgotten with the test. */
public final class InMemoryBreaker implements Breaker {
    private record Reservation(ChangeKind kind, AccountId account, LocalDate day) {}

    private final Map<ChangeKind, Windows> windows = new EnumMap<>(ChangeKind.class);
    private final Map<Reservation, Instant> reservations = new HashMap<>();
    private boolean stopped;

    @Override
    public synchronized Admission admit(
            ChangeKind kind, AccountId account, Limits limits, Instant now) {
        Reservation reservation =
                new Reservation(kind, account, LocalDate.ofInstant(now, ZoneOffset.UTC));
        Instant before = reservations.get(reservation);
        if (before != null) {
            return new Admission.Admitted(kind, account, before);
        }
        if (stopped) {
            return new Admission.Held(Set.of(HoldReason.STOPPED));
        }
        Windows counted = windows.getOrDefault(kind, Windows.empty());
        Set<HoldReason> exceeded = counted.exceededBy(now, limits);
        if (!exceeded.isEmpty()) {
            return new Admission.Held(exceeded);
        }
        windows.put(kind, counted.plusOne(now));
        reservations.put(reservation, now);
        return new Admission.Admitted(kind, account, now);
    }

    /** Throws the stop switch to {@code all}, or releases it. */
    public synchronized void stop(boolean all) {
        stopped = all;
    }
}
