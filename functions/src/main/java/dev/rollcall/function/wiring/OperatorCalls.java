package dev.rollcall.function.wiring;

import dev.rollcall.application.operator.KnowCaller;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.operator.ShowBrake;
import dev.rollcall.application.operator.ThrowStop;
import dev.rollcall.application.port.Policies;
import dev.rollcall.function.operator.OperatorApi;

import java.time.Clock;

/** What operators can call. */
record OperatorCalls(Stores stores, Policies policies, Clock clock) {

    OperatorApi api() {
        OperatorRecord record = new OperatorRecord(stores.ledger(), policies, clock);
        KnowCaller callers = new KnowCaller(policies, record);
        return new OperatorApi(
                new ThrowStop(callers, stores.stopSwitch(), record, clock),
                new ShowBrake(
                        callers,
                        stores.stopSwitch(),
                        stores.breaker(),
                        stores.populations(),
                        policies,
                        stores.batches(),
                        stores.cases(),
                        stores.reachReports(),
                        clock));
    }
}
