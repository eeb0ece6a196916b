package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.SignIns;
import dev.rollcall.contract.BallotsContract;
import dev.rollcall.contract.BatchesContract;
import dev.rollcall.contract.OutboxContract;
import dev.rollcall.contract.ReleasesContract;
import dev.rollcall.contract.SignInsContract;
import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.TestTable;

import org.junit.jupiter.api.Nested;

/** Two of three writes are in conflict, and the contracts hold all the same. */
class DynamoBatchesInConflictTest {
    private static Table contended() {
        TestTable table = TestTable.create(AwsEndpoint.given());
        return table.through(
                ContendedDynamoDb.everyNthArrives(table.client(), 3, "TransactionConflict"));
    }

    @Nested
    class OfTheBatches extends BatchesContract {
        @Override
        protected Batches batches() {
            return new DynamoBatches(contended());
        }
    }

    @Nested
    class OfTheBallots extends BallotsContract {
        @Override
        protected Batches batches() {
            return new DynamoBatches(contended());
        }
    }

    @Nested
    class OfTheReleases extends ReleasesContract {
        @Override
        protected Batches batches() {
            return new DynamoBatches(contended());
        }
    }

    @Nested
    class OfTheSignIns extends SignInsContract {
        @Override
        protected SignIns signIns() {
            return new DynamoSignIns(contended());
        }
    }

    @Nested
    class OfTheOutbox extends OutboxContract {
        @Override
        protected Outbox outbox() {
            return new DynamoOutbox(contended());
        }
    }
}
