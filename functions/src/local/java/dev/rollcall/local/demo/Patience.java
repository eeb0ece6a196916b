package dev.rollcall.local.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what the local runtime does by itself. */
final class Patience {
    private static final Duration GLANCE = Duration.ofMillis(250);

    private Patience() {}

    /** Returns whether it came true in time. */
    static boolean until(Duration atMost, BooleanSupplier come) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(GLANCE);
        }
        return true;
    }
}
