package dev.rollcall.e2e.provisioning;

import static dev.rollcall.e2e.provisioning.TablePolicy.MAIN;
import static dev.rollcall.e2e.provisioning.TablePolicy.STAFF;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.e2e.LocalCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is called in another way where there are no {@code admin.*} methods. */
class BusinessPlusTest {
    @RegisterExtension
    static final Rows ROWS =
            new Rows(policy -> LocalCompany.businessPlus(16, policy), TablePolicy::on);

    private final People people = ROWS.people();

    @Test
    @Row("channel, given on Business+")
    void our_account_invites_into_a_channel_that_it_is_in() {
        ROWS.where("id", people.belongs("Bea", STAFF, MAIN));

        people.regroups("Bea", STAFF, MAIN, "00gchannel");

        assertThat(people.groups("Bea")).contains("C0ONE");
    }
}
