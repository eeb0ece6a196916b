package dev.rollcall.e2e.provisioning;

import static dev.rollcall.e2e.provisioning.TablePolicy.BLUE;
import static dev.rollcall.e2e.provisioning.TablePolicy.CONTRACTORS;
import static dev.rollcall.e2e.provisioning.TablePolicy.MAIN;
import static dev.rollcall.e2e.provisioning.TablePolicy.NOTHING;
import static dev.rollcall.e2e.provisioning.TablePolicy.RED;
import static dev.rollcall.e2e.provisioning.TablePolicy.SINGLE;
import static dev.rollcall.e2e.provisioning.TablePolicy.STAFF;
import static dev.rollcall.e2e.provisioning.TablePolicy.VISITORS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.e2e.LocalCompany;
import dev.rollcall.local.slack.SlackAccount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;

/** Something changes about somebody who has an account. */
class MoversTest {
    private static final Map<String, String> UNTIL_MARCH = Map.of("contractEnd", "2027-03-31");
    private static final String MARCH = Accounts.endOf("2027-03-31");

    @RegisterExtension
    static final Rows ROWS = new Rows(policy -> LocalCompany.of(16, policy), TablePolicy::on);

    private final People people = ROWS.people();

    @Test
    @Row("mover")
    void a_mover_loses_everything_old_before_getting_anything_new() {
        ROWS.where("id", people.belongs("Moe", STAFF, RED));

        people.regroups("Moe", STAFF, BLUE);

        assertThat(people.groups("Moe"))
                .containsExactlyInAnyOrder("S0IDPBLUE", "S0ORGBLUE", "S0UGBLUE", "C0BLUE");
        assertThat(people.account("Moe").workspaces())
                .containsExactlyInAnyOrder("T0MAIN", "T0SALES");
    }

    @Test
    @Row("mover, member to guest")
    void who_becomes_a_guest_loses_what_guests_cannot_have_first() {
        ROWS.where("id", people.belongs("Meg", UNTIL_MARCH, STAFF, RED)).where("end", MARCH);

        people.regroups("Meg", CONTRACTORS, VISITORS);

        assertThat(people.account("Meg").guest()).isTrue();
        assertThat(people.groups("Meg")).containsExactly("C0VISIT");
    }

    @Test
    @Row("member who is to be a guest of one channel")
    void who_is_to_be_a_guest_of_one_channel_stays_a_member() {
        ROWS.where("id", people.belongs("Mia", UNTIL_MARCH, STAFF, RED));

        people.regroups("Mia", SINGLE, MAIN);

        assertThat(people.account("Mia").guest()).isFalse();
        people.areTold("still-a-member");
    }

    @Test
    @Row("mover, guest to member")
    void a_guest_who_is_hired_becomes_a_member() {
        ROWS.where("id", people.belongs("Gil", UNTIL_MARCH, CONTRACTORS, VISITORS));

        people.regroups("Gil", STAFF, RED);

        assertThat(people.account("Gil").guest()).isFalse();
        assertThat(people.groups("Gil")).contains("S0UGRED").doesNotContain("C0VISIT");
    }

    @Test
    @Row("guest with another last day")
    void a_guest_stays_longer() {
        ROWS.where("id", people.belongs("Gwen", UNTIL_MARCH, CONTRACTORS, VISITORS))
                .where("end", Accounts.endOf("2027-06-30"));

        people.tells("Gwen", Map.of("contractEnd", "2027-06-30"));
    }

    @Test
    @Row("guest with another last day")
    void a_guest_goes_earlier() {
        ROWS.where("id", people.belongs("Glen", UNTIL_MARCH, CONTRACTORS, VISITORS))
                .where("end", Accounts.endOf("2026-12-31"));

        people.tells("Glen", Map.of("contractEnd", "2026-12-31"));
    }

    @Test
    @Row("new name, title or address")
    void a_new_name_title_and_address_are_one_write() {
        String account = people.belongs("Ann", STAFF, MAIN);
        people.regroups("Ann", STAFF, MAIN, NOTHING);
        ROWS.where("id", account).where("email", "anna.newman@acme.example").from();

        people.okta().rename(People.id("Ann"), "anna.newman@acme.example", "Anna", "Newman", false);
        people.tells("Ann", Map.of("title", "Head of Ships"));

        assertThat(people.accounts().withEmail("anna.newman@acme.example").map(SlackAccount::id))
                .contains(account);
    }

    @Test
    @Row("anybody, nothing differs")
    void an_event_that_changes_nothing_writes_nothing() {
        people.belongs("Una", STAFF, RED);

        people.regroups("Una", STAFF, RED, NOTHING);

        assertThat(people.groups("Una")).contains("S0UGRED", "C0RED");
    }

    @Test
    @Row("protected account")
    void nothing_of_a_protected_account_is_changed() {
        people.isProtected("Pro", STAFF, RED);

        people.regroups("Pro", STAFF, BLUE);

        assertThat(people.groups("Pro")).contains("S0UGRED").doesNotContain("S0UGBLUE");
    }

    @Test
    @Row("admin role, given")
    void a_mover_is_given_no_role() {
        people.belongs("Rae", STAFF, MAIN);

        people.regroups("Rae", STAFF, MAIN, NOTHING);
    }

    @Test
    @Row("admin role, taken")
    void a_mover_keeps_the_roles_that_a_human_gave() {
        String account = people.belongs("Rob", STAFF, MAIN);
        people.slack().estate().roles().assign("Rl0A", "T0MAIN", account, people.slack().now());

        people.regroups("Rob", STAFF, MAIN, NOTHING);

        assertThat(people.slack().estate().roles().of(account)).isNotEmpty();
    }
}
