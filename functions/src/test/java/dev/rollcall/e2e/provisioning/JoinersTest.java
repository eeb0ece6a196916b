package dev.rollcall.e2e.provisioning;

import static dev.rollcall.e2e.provisioning.TablePolicy.CONTRACTORS;
import static dev.rollcall.e2e.provisioning.TablePolicy.LISTED;
import static dev.rollcall.e2e.provisioning.TablePolicy.RED;
import static dev.rollcall.e2e.provisioning.TablePolicy.SINGLE;
import static dev.rollcall.e2e.provisioning.TablePolicy.STAFF;
import static dev.rollcall.e2e.provisioning.TablePolicy.UNMANAGED;
import static dev.rollcall.e2e.provisioning.TablePolicy.VISITORS;
import static dev.rollcall.e2e.provisioning.TablePolicy.WAITING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.e2e.LocalCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Map;

/** Somebody comes who has no account that we know of. */
class JoinersTest {
    @RegisterExtension
    static final Rows ROWS = new Rows(policy -> LocalCompany.of(16, policy), TablePolicy::on);

    private final People people = ROWS.people();

    @Test
    @Row("joiner")
    void a_joiner_gets_an_account_and_then_one_thing_after_the_other() {
        ROWS.where("email", People.email("Joy"));

        people.joins("Joy", STAFF, RED);

        assertThat(people.groups("Joy")).contains("S0IDPRED", "S0ORGRED", "S0UGRED", "C0RED");
        assertThat(people.account("Joy").workspaces()).contains("T0MAIN", "T0LABS");
    }

    @Test
    @Row("joiner, guest")
    void a_guest_gets_an_account_with_the_end_of_the_stay_and_what_guests_can_have() {
        ROWS.where("email", People.email("Gus")).where("end", Accounts.endOf("2027-03-31"));

        people.joins("Gus", Map.of("contractEnd", "2027-03-31"), CONTRACTORS, VISITORS, RED);

        assertThat(people.account("Gus").guest()).isTrue();
        assertThat(people.groups("Gus")).contains("C0VISIT").doesNotContain("S0UGRED");
    }

    @Test
    @Row("joiner, single-channel guest")
    void a_guest_of_one_channel_is_for_a_human() {
        people.joins("Sina", Map.of("contractEnd", "2027-03-31"), SINGLE, VISITORS);

        assertThat(people.find("Sina")).isEmpty();
        people.areTold("single-channel-guest");
    }

    @Test
    @Row("joiner by first sign-in, before it")
    void who_waits_for_the_first_sign_in_has_nothing_in_slack() {
        people.joins("Jil", STAFF, WAITING);

        assertThat(people.find("Jil")).isEmpty();
        assertThat(people.adoption().recorded(People.id("Jil")))
                .isNotEmpty()
                .allMatch(RecordedGrant::awaitsFirstSignIn);
    }

    @Test
    @Row("joiner by first sign-in, after it")
    void at_the_first_sign_in_what_waited_is_given() {
        people.joins("Jim", STAFF, WAITING);
        ROWS.from();

        people.okta().signInToSlack(People.id("Jim"));
        people.company().timeline().advance(Duration.ofMinutes(2));
        people.settle();

        ROWS.where("id", people.account("Jim").id());
        assertThat(people.groups("Jim")).contains("C0WAIT");
    }

    @Test
    @Row("joiner, found")
    void an_account_that_is_there_is_linked_and_brought_to_what_rules_say() {
        String account = people.accounts().add("Fia", People.email("Fia"));
        people.adoption().put(account, new Entitlement.Channel("C0LISTED"));
        ROWS.where("id", account);

        people.joins("Fia", Map.of("title", "Captain"), STAFF, RED);

        assertThat(people.account("Fia").id()).isEqualTo(account);
        assertThat(people.groups("Fia")).contains("S0UGRED").doesNotContain("C0LISTED");
    }

    @Test
    @Row("not begun yet")
    void nothing_is_written_of_whoever_has_not_begun() {
        people.comesAs("STAGED", "Nic", STAFF, RED);

        assertThat(people.find("Nic")).isEmpty();
    }

    @Test
    @Row("population unknown, or unmanaged")
    void nothing_is_written_of_whom_the_policy_does_not_know() {
        people.joins("Nell", RED);

        assertThat(people.find("Nell")).isEmpty();
    }

    @Test
    @Row("population unknown, or unmanaged")
    void nothing_is_written_of_whom_the_policy_leaves_to_others() {
        String account = people.belongs("Uma", UNMANAGED);

        people.regroups("Uma", UNMANAGED, RED, LISTED);

        assertThat(people.accounts().groupsOf(account)).isEmpty();
    }
}
