package dev.rollcall.function.operator;

import dev.rollcall.application.operator.ReconciliationView;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.PartPoint;
import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.Phase;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.wire.ReconcileProgress;
import dev.rollcall.wire.ReconcileStatus;

import java.time.Instant;

/** How reconciling stands, as the wire has it. */
final class ReconcileJson {
    private static final ReconcileProgress NONE =
            new ReconcileProgress("", "", "", "", "", 0, 0, 0, 0, 0, 0, 0, 0, false, "");

    private ReconcileJson() {}

    static ReconcileStatus of(ReconciliationView view) {
        return new ReconcileStatus(
                view.now().toString(),
                view.latest().map(one -> progress(one, view.carried())).orElse(NONE),
                view.good().map(GoodReading::begun).map(Instant::toString).orElse(""),
                view.good().map(GoodReading::id).map(Object::toString).orElse(""),
                view.report().map(ReportJson::of).orElseGet(ReportJson::none));
    }

    private static ReconcileProgress progress(Reconciliation one, boolean carried) {
        int page = one.point().map(PartPoint::pages).orElse(0);
        return new ReconcileProgress(
                one.id().value(),
                one.begun().toString(),
                one.ended().map(Instant::toString).orElse(""),
                BrakeJson.small(one.phase()),
                one.phase() == Phase.READING ? one.part().key() : "",
                page,
                page + one.done().stream().mapToInt(PartResult::pages).sum(),
                one.done().size(),
                one.left().size(),
                one.failures(),
                one.corrections(),
                one.settled(),
                one.executions(),
                carried,
                one.trouble().orElse(""));
    }
}
