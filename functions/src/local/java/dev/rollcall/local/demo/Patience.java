package dev.rollcall.local.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what the local runtime does by itself. */
final class Patience {
    private Patience() {}

    /** Looks every so often; returns whether it came true in time. */
    static boolean until(Duration atMost, Duration every, BooleanSupplier come)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(every);
        }
        return true;
    }
}
