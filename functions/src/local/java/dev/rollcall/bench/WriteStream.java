package dev.rollcall.bench;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;

/** One worker of a reconciliation: makes its writes in batches, each after one wait. */
final class WriteStream {
    private final Caller caller;
    private final Wire wire;
    private final String name;
    private final int batch;
    private final Runnable written;
    private int left;
    private int number;

    /**
     * @param written told after each write
     */
    WriteStream(Caller caller, Wire wire, String name, int writes, Share share, Runnable written) {
        this.caller = caller;
        this.wire = wire;
        this.name = name;
        this.left = writes;
        this.written = written;
        this.batch =
                wire.buckets().stream()
                        .mapToInt(bucket -> bucket.largestBatch(Lane.RECONCILE, share))
                        .min()
                        .orElseThrow();
    }

    void next() {
        int calls = Math.min(batch, left);
        if (calls == 0) {
            return;
        }
        left -= calls;
        caller.whenAllowed(
                wire,
                Lane.RECONCILE,
                calls,
                () -> {
                    for (int call = 0; call < calls; call++) {
                        caller.send(wire, Lane.RECONCILE, wire.name() + name + number++, written);
                    }
                    next();
                });
    }
}
