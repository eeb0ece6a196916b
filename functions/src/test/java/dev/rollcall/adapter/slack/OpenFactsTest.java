package dev.rollcall.adapter.slack;

import static dev.rollcall.testing.AdmittedCreation.ADMITTED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.contract.AccountProvisioningContract;
import dev.rollcall.contract.IdpGroupsContract;
import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.Lookup;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;

/**
 * What nobody has asked a real organisation yet makes no difference: the contracts, which hold
 * against Slack as documented, hold in the other positions of the switches too.
 */
class OpenFactsTest {
    private static final AccountId ANA = new AccountId("U0ANA");
    private static final NewAccount AGAIN =
            new NewAccount("u0ana@acme.example", Map.of(), Optional.empty(), Optional.empty());

    @Nested
    class UsersWithStatusesAsTheRfcHasThem extends AccountProvisioningContract {
        @Override
        protected OrganisationFixture organisation() {
            return new SimulatedOrganisation(statuses(409, 403, 404));
        }
    }

    @Nested
    class UsersWithTheSameStatusForAll extends AccountProvisioningContract {
        @Override
        protected OrganisationFixture organisation() {
            return new SimulatedOrganisation(statuses(400, 400, 400));
        }
    }

    @Nested
    class UsersWithStatusesThatMislead extends AccountProvisioningContract {
        @Override
        protected OrganisationFixture organisation() {
            return new SimulatedOrganisation(statuses(500, 404, 403));
        }
    }

    @Nested
    class UsersWhoReturnToTheirWorkspaces extends AccountProvisioningContract {
        @Override
        protected OrganisationFixture organisation() {
            return new SimulatedOrganisation("{\"leaving\":{\"losesWorkspaces\":false}}");
        }
    }

    @Nested
    class GroupsThatRefuseWhoIsInThem extends IdpGroupsContract {
        @Override
        protected OrganisationFixture organisation() {
            return new SimulatedOrganisation("{\"groups\":{\"memberRefused\":true}}");
        }
    }

    @Nested
    class GroupsWithStatusesThatMislead extends IdpGroupsContract {
        @Override
        protected OrganisationFixture organisation() {
            return new SimulatedOrganisation(statuses(500, 404, 403));
        }
    }

    private static String statuses(int taken, int forbidden, int unknown) {
        return """
        {"errors": {"statuses": {
          "email_taken": %1$d, "username_taken": %1$d, "group_creation_failed": %1$d,
          "cannot_modify_owner": %2$d, "cannot_make_user_guest": %2$d, "permission_denied": %2$d,
          "unable_to_add_deleted_or_guest_to_group": %2$d,
          "no_such_user": %3$d, "no_such_group": %3$d, "unknown_user": %3$d}}}
        """
                .formatted(taken, forbidden, unknown);
    }

    /** The code says that it is taken, or nothing; in both cases the holder is looked up. */
    @ParameterizedTest
    @CsvSource({
        "EMAIL_TAKEN, true",
        "EMAIL_TAKEN, false",
        "CREATION_FAILED, true",
        "CREATION_FAILED, false"
    })
    void nobody_is_made_with_the_address_of_another_who_is_told(String told, boolean active) {
        try (SimulatedOrganisation slack = new SimulatedOrganisation(taken(told))) {
            slack.add(ANA, Account.Rank.MEMBER);
            if (!active) {
                slack.deactivate(ANA);
            }

            Creation creation =
                    slack.provisioning().create(ADMITTED, AGAIN, new UserName("ana.other"));

            ListedAccount holder = holder(creation);
            assertThat(holder.id()).isEqualTo(ANA);
            assertThat(holder.active()).isEqualTo(active);
            assertThat(slack.directory().byUserName(new UserName("ana.other")))
                    .isInstanceOf(Lookup.Nothing.class);
        }
    }

    private static ListedAccount holder(Creation creation) {
        Lookup<ListedAccount> holder =
                switch (creation) {
                    case Creation.EmailTaken taken -> taken.holder();
                    case Creation.Failed failed -> failed.byEmail();
                    default -> throw new AssertionError(creation.reply());
                };
        assertThat(creation.reply()).isNotInstanceOf(WriteReply.Accepted.class);
        return ((Lookup.One<ListedAccount>) holder).found();
    }

    private static String taken(String told) {
        return "{\"taken\":{\"addressOfActive\":\""
                + told
                + "\",\"addressOfDeactivated\":\""
                + told
                + "\"}}";
    }
}
