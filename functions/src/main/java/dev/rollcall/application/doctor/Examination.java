package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.checkup.Finding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All checks, side by side. What could not be looked at is a finding too. */
public final class Examination {
    /** Enough to hide the round trips, few enough to be no burst against anybody's limits. */
    private static final int AT_ONCE = 6;

    private final List<Check> checks;
    private final Duration atMost;

    /**
     * @param atMost after which time what is not done is told as not looked at
     */
    public Examination(List<Check> checks, Duration atMost) {
        this.checks = List.copyOf(checks);
        this.atMost = requireNonNull(atMost, "atMost is null");
    }

    /** Returns what was found, the worst first. */
    public List<Finding> examine() {
        long end = System.nanoTime() + atMost.toNanos();
        ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try {
            List<Future<List<Finding>>> begun = new ArrayList<>();
            checks.forEach(check -> begun.add(threads.submit(check::look)));
            List<Finding> found = new ArrayList<>();
            for (int number = 0; number < checks.size(); number++) {
                found.addAll(ended(checks.get(number), begun.get(number), end));
            }
            return found.stream().sorted(Finding.WORST_FIRST).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Finding> ended(Check check, Future<List<Finding>> begun, long end) {
        try {
            return begun.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return List.of(
                    Finding.warning(
                            check.name(),
                            "Not looked at: there was no answer in time.",
                            "Ask again; if it stays so, look at the other side's status."));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PortFailure failure) {
                return List.of(unseen(check, failure));
            }
            throw new IllegalStateException("The check " + check.name() + " has a defect", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while examining", e);
        }
    }

    private static Finding unseen(Check check, PortFailure failure) {
        String found = "Could not be looked at. " + failure.getMessage() + ".";
        return switch (failure) {
            case PortFailure.NeedsHuman _ ->
                    Finding.warning(
                            check.name(), found, "Mend what the code says, then ask again.");
            case PortFailure.RateLimited _, PortFailure.Unavailable _ ->
                    Finding.warning(check.name(), found, "Ask again in a minute.");
        };
    }
}
