package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Drifts;
import dev.rollcall.application.port.GroupLocks;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.RateBudget;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.contract.BreakerContract;
import dev.rollcall.contract.BreakerFixture;
import dev.rollcall.contract.CasesContract;
import dev.rollcall.contract.DriftsContract;
import dev.rollcall.contract.ExpectedChangesContract;
import dev.rollcall.contract.GroupLocksContract;
import dev.rollcall.contract.InboxContract;
import dev.rollcall.contract.LedgerContract;
import dev.rollcall.contract.PlanAdmissionContract;
import dev.rollcall.contract.RateBudgetContract;
import dev.rollcall.contract.ReconciliationsContract;
import dev.rollcall.contract.ReleasedChangesContract;
import dev.rollcall.contract.RunsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Nested;

import java.util.Random;

/** Two of three writes are in conflict, and the contracts hold all the same. */
class DynamoInConflictTest {
    private static Table contended() {
        TestTable table = TestTable.create(AwsEndpoint.given());
        return table.through(
                ContendedDynamoDb.everyNthArrives(table.client(), 3, "TransactionConflict"));
    }

    @Nested
    class OfTheBreaker extends BreakerContract {
        @Override
        protected BreakerFixture fixture() {
            return new DynamoBreakerFixture(contended());
        }
    }

    @Nested
    class OfExpectedChanges extends ExpectedChangesContract {
        @Override
        protected BreakerFixture fixture() {
            return new DynamoBreakerFixture(contended());
        }
    }

    @Nested
    class OfReleasedChanges extends ReleasedChangesContract {
        @Override
        protected BreakerFixture fixture() {
            return new DynamoBreakerFixture(contended());
        }
    }

    @Nested
    class OfPlans extends PlanAdmissionContract {
        @Override
        protected BreakerFixture fixture() {
            return new DynamoBreakerFixture(contended());
        }
    }

    @Nested
    class OfTheLedger extends LedgerContract {
        private final Table table = contended();

        @Override
        protected Runs runs() {
            return new DynamoRuns(table);
        }

        @Override
        protected StopSwitch stop() {
            return new DynamoStopSwitch(table);
        }

        @Override
        protected Ledger ledger() {
            return new DynamoLedger(table);
        }
    }

    @Nested
    class OfTheRuns extends RunsContract {
        @Override
        protected Runs runs() {
            return new DynamoRuns(contended());
        }
    }

    @Nested
    class OfTheCases extends CasesContract {
        @Override
        protected Cases cases() {
            return new DynamoCases(contended());
        }
    }

    @Nested
    class OfTheInbox extends InboxContract {
        @Override
        protected Inbox inbox() {
            return new DynamoInbox(contended(), new Random(1));
        }
    }

    @Nested
    class OfTheGroupLocks extends GroupLocksContract {
        @Override
        protected GroupLocks locks() {
            return new DynamoGroupLocks(contended(), new Random(1));
        }
    }

    @Nested
    class OfTheRateBudget extends RateBudgetContract {
        @Override
        protected RateBudget budget() {
            return new DynamoRateBudget(contended(), SHARE);
        }
    }

    @Nested
    class OfTheReconciliations extends ReconciliationsContract {
        @Override
        protected Reconciliations fresh() {
            return new DynamoReconciliations(contended());
        }
    }

    @Nested
    class OfDrifts extends DriftsContract {
        @Override
        protected Drifts fresh() {
            return new DynamoDrifts(contended());
        }
    }
}
