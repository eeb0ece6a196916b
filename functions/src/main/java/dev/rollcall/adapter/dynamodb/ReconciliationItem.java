package dev.rollcall.adapter.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;
import java.util.function.Supplier;

/**
 * A reconciliation as an item, with how many lists are left and how many are done. The lists
 * themselves lie in {@link ReconciliationPages}.
 */
final class ReconciliationItem {
    static final String VERSION = "version";

    private static final String ID = "id";
    private static final String BEGUN = "begun";
    private static final String POLICY = "policyDigest";
    private static final String PHASE = "phase";
    private static final String LEFT = "left";
    private static final String POINT = "point";
    private static final String DONE = "done";
    private static final String FAILURES = "failures";
    private static final String BUSY_SINCE = "busySince";
    private static final String CORRECTIONS = "corrections";
    private static final String SETTLED = "settled";
    private static final String EXECUTIONS = "executions";
    private static final String ENDED = "ended";
    private static final String TROUBLE = "trouble";

    /** An item has 400 KB (DynamoDB's service quotas). */
    private static final int LARGEST = 380_000;

    private ReconciliationItem() {}

    static Attributes of(Reconciliation run) {
        Attributes item =
                Attributes.at(Keys.reconciliation())
                        .with(ID, run.id().value())
                        .with(BEGUN, run.begun())
                        .with(POLICY, run.policyDigest())
                        .with(PHASE, run.phase().name())
                        .with(LEFT, run.left().size())
                        .with(DONE, run.done().size())
                        .with(FAILURES, run.failures())
                        .with(CORRECTIONS, run.corrections())
                        .with(SETTLED, run.settled())
                        .with(EXECUTIONS, run.executions())
                        .with(VERSION, run.version());
        Attributes reading =
                run.point().map(point -> item.with(POINT, PartPointJson.write(point))).orElse(item);
        Attributes ended = run.ended().map(at -> reading.with(ENDED, at)).orElse(reading);
        Attributes busy = run.busySince().map(since -> ended.with(BUSY_SINCE, since)).orElse(ended);
        return fitting(run.trouble().map(why -> busy.with(TROUBLE, why)).orElse(busy));
    }

    static int left(Attributes item) {
        return Math.toIntExact(item.number(LEFT));
    }

    static int done(Attributes item) {
        return Math.toIntExact(item.number(DONE));
    }

    static Reconciliation read(Attributes item, List<SnapshotPart> left, List<PartResult> done) {
        return new Reconciliation(
                new SnapshotId(item.text(ID)),
                item.instant(BEGUN),
                item.text(POLICY),
                Phase.valueOf(item.text(PHASE)),
                left,
                item.textIfAny(POINT).map(PartPointJson::read),
                done,
                Math.toIntExact(item.number(FAILURES)),
                item.instantIfAny(BUSY_SINCE),
                Math.toIntExact(item.number(CORRECTIONS)),
                Math.toIntExact(item.number(SETTLED)),
                Math.toIntExact(item.number(EXECUTIONS)),
                item.instantIfAny(ENDED),
                item.textIfAny(TROUBLE),
                item.number(VERSION));
    }

    /**
     * Returns the item.
     *
     * @throws PortFailure.NeedsHuman if it is larger than the table takes
     */
    static Attributes fitting(Attributes item) {
        int texts =
                item.values().values().stream()
                        .filter(value -> value.s() != null)
                        .mapToInt(value -> value.s().getBytes(UTF_8).length)
                        .sum();
        if (texts > LARGEST) {
            throw tooLarge();
        }
        return item;
    }

    static PortFailure.NeedsHuman tooLarge() {
        return new PortFailure.NeedsHuman("Keeping a reconciliation", "too-large");
    }

    /** Returns what is read; what somebody else has changed needs a human. */
    static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedJson | IllegalArgumentException | ArithmeticException _) {
            throw Attributes.unreadable("reconciliation");
        }
    }
}
