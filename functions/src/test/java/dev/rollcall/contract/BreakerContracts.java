package dev.rollcall.contract;

import org.junit.jupiter.api.Nested;

/** All that a breaker must do: with single changes, and what is nested here. */
public abstract class BreakerContracts extends BreakerContract {
    @Nested
    class ExpectedChanges extends ExpectedChangesContract {
        @Override
        protected BreakerFixture fixture() {
            return BreakerContracts.this.fixture();
        }
    }

    @Nested
    class ReleasedChanges extends ReleasedChangesContract {
        @Override
        protected BreakerFixture fixture() {
            return BreakerContracts.this.fixture();
        }
    }

    @Nested
    class OfCampaigns extends CampaignChangesContract {
        @Override
        protected BreakerFixture fixture() {
            return BreakerContracts.this.fixture();
        }
    }

    @Nested
    class Plans extends PlanAdmissionContract {
        @Override
        protected BreakerFixture fixture() {
            return BreakerContracts.this.fixture();
        }
    }

    @Nested
    class EveryWindow extends BreakerWindowsContract {
        @Override
        protected BreakerFixture fixture() {
            return BreakerContracts.this.fixture();
        }
    }
}
