package dev.rollcall.adapter.slack;

import dev.rollcall.contract.AccountChangesContract;
import dev.rollcall.contract.AccountDirectoryContract;
import dev.rollcall.contract.AccountProvisioningContract;
import dev.rollcall.contract.AccountsContract;
import dev.rollcall.contract.ChannelAllowListsContract;
import dev.rollcall.contract.EnrolmentContract;
import dev.rollcall.contract.IdpGroupLinksContract;
import dev.rollcall.contract.IdpGroupsContract;
import dev.rollcall.contract.MembershipListsContract;
import dev.rollcall.contract.MembershipsContract;
import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.contract.SessionsContract;
import dev.rollcall.contract.SlackFixture;
import dev.rollcall.contract.UserGroupEditingContract;

import org.junit.jupiter.api.Nested;

/**
 * The contracts hold, too, where Slack does otherwise than {@code Switches.DOCUMENTED} has it. Left
 * as they are: what {@link OpenFactsTest} turns, and what a contract is about, such as who is in a
 * list.
 */
class SlackOtherwiseTest {
    private static final String OTHERWISE =
            """
            {"patch": {"activeAsText": true, "withoutPath": true, "startDateByOperation": true,
                       "putWithoutActiveDeactivates": false, "scimMediaType": false},
             "groups": {"valueList": "REFUSED", "quotedIds": false, "memberRefused": true,
                        "strangerRefused": true, "membersShown": 1},
             "lists": {"filters": "ALL", "nullsShown": false, "pastEndRefused": true,
                       "noneMeansDefault": true, "channelPage": 400},
             "errors": {"oldShape": true, "suffix": true, "statusAsText": true,
                        "lateToken": "token_revoked"},
             "throttling": {"retryAfter": "ABSENT", "body": "EMPTY"},
             "leaving": {"shownAfterMillis": 3000, "groupsShown": false,
                         "sessionsEndMillis": -1, "losesWorkspaces": false, "leavesChannels": false,
                         "rolesLost": true, "groupEffectMillis": 1000},
             "offers": {"usersDeactivate": false, "deltasOnIdpGroups": true,
                        "appsReadable": false, "anybodyEditsUserGroups": false}}
            """;

    private static OrganisationFixture otherwise() {
        return new SimulatedOrganisation(OTHERWISE);
    }

    private static SlackFixture slackOtherwise() {
        SimulatedSlack slack = new SimulatedSlack();
        slack.turn(OTHERWISE);
        return slack;
    }

    @Nested
    class OfAccounts extends AccountsContract {
        @Override
        protected SlackFixture slack() {
            return slackOtherwise();
        }
    }

    @Nested
    class OfSessions extends SessionsContract {
        @Override
        protected SlackFixture slack() {
            return slackOtherwise();
        }
    }

    @Nested
    class OfMemberships extends MembershipsContract {
        @Override
        protected SlackFixture slack() {
            return slackOtherwise();
        }
    }

    @Nested
    class OfMembershipLists extends MembershipListsContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfProvisioning extends AccountProvisioningContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfChanges extends AccountChangesContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfTheDirectory extends AccountDirectoryContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfIdpGroups extends IdpGroupsContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfTheirLinks extends IdpGroupLinksContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfAllowLists extends ChannelAllowListsContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfEnrolment extends EnrolmentContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }

    @Nested
    class OfUserGroups extends UserGroupEditingContract {
        @Override
        protected OrganisationFixture organisation() {
            return otherwise();
        }
    }
}
