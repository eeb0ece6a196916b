package dev.rollcall.e2e.provisioning;

import static dev.rollcall.e2e.provisioning.TablePolicy.HELD;
import static dev.rollcall.e2e.provisioning.TablePolicy.LIMITED;
import static dev.rollcall.e2e.provisioning.TablePolicy.RED;
import static dev.rollcall.e2e.provisioning.TablePolicy.STAFF;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.e2e.LocalCompany;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stay ends or rests, or somebody is back who was cut by mistake. */
class StaysAndReturnsTest {
    private static final Pattern DIGEST = Pattern.compile("digest is ([0-9a-f]{64})");
    private static final Map<String, String> UNTIL_MARCH = Map.of("contractEnd", "2027-03-31");
    private static final Map<String, String> UNTIL_YESTERDAY = Map.of("contractEnd", "2026-11-23");

    @RegisterExtension
    static final Rows ROWS = new Rows(policy -> LocalCompany.of(16, policy), TablePolicy::on);

    @TempDir private Path directory;

    private final People people = ROWS.people();

    @Test
    @Row("member or guest, after the last day")
    void after_the_last_day_what_rules_gave_is_taken() {
        ROWS.where("id", people.belongs("Lou", UNTIL_MARCH, LIMITED, RED));

        people.tells("Lou", UNTIL_YESTERDAY);

        assertThat(people.slack().active(people.account("Lou"))).isTrue();
        assertThat(people.groups("Lou")).isEmpty();
    }

    @Test
    @Row("member or guest, held after the last day")
    void who_is_held_after_the_last_day_is_signed_out_first() {
        ROWS.where("id", people.belongs("Hal", UNTIL_MARCH, HELD, RED));

        people.tells("Hal", UNTIL_YESTERDAY);

        assertThat(people.account("Hal").sessions()).isZero();
        assertThat(people.groups("Hal")).isEmpty();
    }

    @Test
    @Row("suspended")
    void whoever_is_suspended_is_signed_out_and_loses_nothing() {
        ROWS.where("id", people.belongs("Sid", STAFF, RED));

        people.status("Sid", "SUSPENDED");

        assertThat(people.account("Sid").sessions()).isZero();
        assertThat(people.groups("Sid")).contains("S0UGRED", "C0RED");
    }

    @Test
    @Row("back after a mistake, with what was had by hand")
    void what_was_had_by_hand_is_given_back_once_a_human_approves_it() {
        String account = people.belongs("Bob", STAFF, RED);
        people.adoption().put(account, new Entitlement.Channel("C0ONE"));
        people.adoption().put(account, new Entitlement.UserGroup("T0MAIN", "S0UGONE"));
        people.status("Bob", "DEPROVISIONED");
        people.status("Bob", "ACTIVE");
        assertThat(people.groups("Bob")).contains("C0RED").doesNotContain("C0ONE");
        ROWS.where("id", account).from();

        approves("okta:" + People.id("Bob"));
        people.until(() -> people.groups("Bob").contains("C0ONE"));

        assertThat(people.groups("Bob")).contains("C0RED", "C0ONE", "S0UGONE");
    }

    private void approves(String person) {
        Ran shown = people.types(directory, "restore", "approve", person, "--as", "operator");
        Matcher digest = DIGEST.matcher(shown.out());
        assertThat(digest.find()).as(shown.out() + shown.err()).isTrue();
        Ran approved =
                people.types(
                        directory,
                        "restore",
                        "approve",
                        person,
                        "--digest",
                        digest.group(1),
                        "--as",
                        "operator");
        assertThat(approved).as(approved.out() + approved.err()).returns(0, Ran::code);
    }
}
