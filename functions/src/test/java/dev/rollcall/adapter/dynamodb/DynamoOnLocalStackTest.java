package dev.rollcall.adapter.dynamodb;

import dev.rollcall.testing.aws.AwsEndpoint;
import dev.rollcall.testing.aws.LocalStackEndpoint;
import dev.rollcall.testing.aws.OnLocalStack;

import org.junit.jupiter.api.Nested;

/** The contracts on LocalStack. */
@OnLocalStack
class DynamoOnLocalStackTest {
    @Nested
    class OfTheBreaker extends DynamoBreakerTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheCases extends DynamoCasesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheCursors extends DynamoCursorsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheGroupLocks extends DynamoGroupLocksTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheInbox extends DynamoInboxTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheLedger extends DynamoLedgerTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheLinks extends DynamoLinksTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheKnownPeople extends DynamoKnownPeopleTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfFormerNames extends DynamoFormerNamesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfStays extends DynamoStaysTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfRestores extends DynamoRestoresTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheGrants extends DynamoGrantsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheRuns extends DynamoRunsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfThePopulations extends DynamoPopulationsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheStopSwitch extends DynamoStopSwitchTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheBatches extends DynamoBatchesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheBallots extends DynamoBallotsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheReleases extends DynamoReleasesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheApprovalLinks extends DynamoApprovalLinksTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheSignIns extends DynamoSignInsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheOutbox extends DynamoOutboxTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheResiduals extends DynamoResidualsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheProfiles extends DynamoProfilesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheRateBudget extends DynamoRateBudgetTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfTheReconciliations extends DynamoReconciliationsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfDrifts extends DynamoDriftsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfWhatWasThereBefore extends DynamoPreExistingsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfBaselines extends DynamoBaselinesTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfCampaigns extends DynamoCampaignsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }

    @Nested
    class OfLinkLists extends DynamoLinkListsTest {
        @Override
        AwsEndpoint endpoint() {
            return LocalStackEndpoint.started();
        }
    }
}
