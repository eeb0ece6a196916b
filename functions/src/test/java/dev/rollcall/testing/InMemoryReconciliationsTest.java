package dev.rollcall.testing;

import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.contract.ReconciliationsContract;

class InMemoryReconciliationsTest extends ReconciliationsContract {
    @Override
    protected Reconciliations fresh() {
        return new InMemoryReconciliations();
    }
}
