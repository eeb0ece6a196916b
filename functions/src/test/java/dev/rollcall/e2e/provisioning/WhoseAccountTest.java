package dev.rollcall.e2e.provisioning;

import static dev.rollcall.e2e.provisioning.TablePolicy.MAIN;
import static dev.rollcall.e2e.provisioning.TablePolicy.NOTHING;
import static dev.rollcall.e2e.provisioning.TablePolicy.RED;
import static dev.rollcall.e2e.provisioning.TablePolicy.STAFF;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.e2e.LocalCompany;
import dev.rollcall.local.slack.SlackAccount;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody comes back, or it is in question which account is whose. */
class WhoseAccountTest {
    private static final Pattern QUESTION = Pattern.compile("  ([0-9a-f]{12})  (\\S+)");

    @RegisterExtension
    static final Rows ROWS = new Rows(policy -> LocalCompany.of(16, policy), TablePolicy::on);

    @TempDir private Path directory;

    private final People people = ROWS.people();

    @Test
    @Row("rehire, same id")
    void whoever_left_and_comes_back_has_the_account_again() {
        ROWS.where("id", people.belongs("Ria", STAFF, RED));
        leaves("Ria");
        ROWS.from();

        people.status("Ria", "ACTIVE");

        assertThat(people.groups("Ria")).contains("S0UGRED");
    }

    @Test
    @Row("rehire, same id")
    void whom_a_human_lets_back_has_the_account_again() {
        String account = people.belongs("Ron", STAFF, MAIN);
        people.cut(account);
        people.regroups("Ron", STAFF, MAIN, NOTHING);
        ROWS.where("id", account).from();

        says("theirs", "Ron", account);
        people.regroups("Ron", STAFF, RED);

        assertThat(people.groups("Ron")).contains("S0UGRED");
    }

    @Test
    @Row("anybody, cut by others")
    void whom_an_admin_has_cut_stays_cut() {
        String account = people.belongs("Cal", STAFF, MAIN);
        people.cut(account);

        people.regroups("Cal", STAFF, RED);

        people.areTold("wrongly-inactive");
    }

    @Test
    @Row("anybody, several accounts")
    void of_several_accounts_the_one_with_the_address_gets_what_rules_give() {
        String former = people.belongs("Sue", STAFF, RED);
        String own = people.accounts().add("Sue", "sue.merged@acme.example");
        people.adoption().link(people.okta().person(People.id("Sue")).orElseThrow(), own);

        people.okta().rename(People.id("Sue"), "sue.merged@acme.example", "Sue", "Nimble", true);
        people.settle();

        assertThat(people.accounts().groupsOf(former)).isEmpty();
        assertThat(people.accounts().groupsOf(own))
                .contains("S0IDPRED", "S0ORGRED", "S0UGRED", "C0RED");
        people.areTold("several-accounts");
    }

    @Test
    @Row("anybody, several accounts of which no address tells")
    void of_several_accounts_that_no_address_tells_apart_a_human_says_which() {
        people.belongs("Sam", STAFF, MAIN);
        String other = people.accounts().add("Sam", "sam.merged@acme.example");
        people.adoption().link(people.okta().person(People.id("Sam")).orElseThrow(), other);

        people.okta().rename(People.id("Sam"), "sam.third@acme.example", "Sam", "Nimble", true);
        people.settle();

        people.areTold("disputed-link");
    }

    @Test
    @Row("rehire, new id")
    void whoever_is_rehired_under_a_new_id_has_the_former_account_by_hrs_key() {
        String account = people.belongs("Rea", Map.of("employeeNumber", "E7001"), STAFF, RED);
        leaves("Rea");
        ROWS.where("id", account).where("email", "rea.again@acme.example").from();

        people.appears(
                "Rea2", "rea.again@acme.example", Map.of("employeeNumber", "E7001"), STAFF, RED);
        people.settle();

        assertThat(people.accounts().withEmail("rea.again@acme.example").map(SlackAccount::id))
                .contains(account);
    }

    @Test
    @Row("anybody, disputed")
    void an_inactive_account_is_opened_for_nobody_by_its_address() {
        people.cut(people.accounts().add("Ina", People.email("Ina")));
        ROWS.from();

        people.joins("Ina", STAFF, RED);

        isAsked("Ina");
    }

    @Test
    @Row("anybody, disputed")
    void an_account_that_was_linked_earlier_is_nobodys_by_its_address() {
        people.belongs("Lia", STAFF, MAIN);
        people.okta().changeStatus(People.id("Lia"), "DEPROVISIONED", true);
        people.settle();
        ROWS.from();

        people.appears("Lia2", People.email("Lia"), Map.of(), STAFF, RED);
        people.settle();

        isAsked("Lia2");
    }

    @Test
    @Row("anybody, disputed")
    void an_account_with_a_role_is_nobodys_by_its_address() {
        people.accounts().addAdmin("Ada", People.email("Ada"));

        people.joins("Ada", STAFF, RED);

        isAsked("Ada");
    }

    @Test
    @Row("anybody, disputed")
    void an_account_of_somebody_who_is_here_is_nobody_elses_by_its_address() {
        people.belongs("Els", STAFF, MAIN);

        people.appears("Els2", People.email("Els"), Map.of(), STAFF, RED);
        people.settle();

        isAsked("Els2");
    }

    private void leaves(String name) {
        people.status(name, "DEPROVISIONED");
        assertThat(people.slack().active(people.account(name))).isFalse();
    }

    private void isAsked(String name) {
        assertThat(people.types(directory, "link", "list").out())
                .contains("okta:" + People.id(name));
    }

    private void says(String word, String name, String account) {
        Matcher open = QUESTION.matcher(people.types(directory, "link", "list").out());
        String question = "";
        while (open.find()) {
            question = open.group(2).equals("okta:" + People.id(name)) ? open.group(1) : question;
        }
        Ran said =
                people.types(
                        directory,
                        "link",
                        word,
                        question,
                        account,
                        "--reason",
                        "a mistake of ours");
        assertThat(said).as(said.out() + said.err()).returns(0, Ran::code);
    }
}
