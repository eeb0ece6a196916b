package dev.rollcall.e2e.provisioning;

import static dev.rollcall.e2e.provisioning.TablePolicy.MAIN;
import static dev.rollcall.e2e.provisioning.TablePolicy.STAFF;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.e2e.LocalCompany;
import dev.rollcall.local.slack.SlackGroup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Set;
import java.util.TreeSet;

/** One thing is given to somebody who has an account, or taken. */
class ThingsGivenAndTakenTest {
    @RegisterExtension
    static final Rows ROWS = new Rows(policy -> LocalCompany.of(16, policy), TablePolicy::on);

    private final People people = ROWS.people();

    @Test
    @Row("workspace, given")
    void a_workspace_is_given() {
        gives("Wade", "00gworkspace");

        assertThat(people.account("Wade").workspaces()).contains("T0LABS");
    }

    @Test
    @Row("workspace, taken")
    void a_workspace_is_taken() {
        takes("Wilma", "00gworkspace");

        assertThat(people.account("Wilma").workspaces()).containsExactly("T0MAIN");
    }

    @Test
    @Row("IdP group, given")
    void an_idp_group_is_given() {
        gives("Ida", "00gidp");

        assertThat(people.groups("Ida")).contains("S0IDPONE");
    }

    @Test
    @Row("IdP group, taken")
    void an_idp_group_is_taken() {
        takes("Ivan", "00gidp");

        assertThat(people.groups("Ivan")).doesNotContain("S0IDPONE");
    }

    @Test
    @Row("user group of the organisation, given")
    void a_group_of_the_organisation_is_given() {
        gives("Olga", "00gorg");

        assertThat(people.groups("Olga")).contains("S0ORGONE");
    }

    @Test
    @Row("user group of the organisation, taken")
    void a_group_of_the_organisation_is_taken() {
        takes("Omar", "00gorg");

        assertThat(people.groups("Omar")).doesNotContain("S0ORGONE");
    }

    @Test
    @Row("user group of a workspace, given")
    void whoever_joins_a_user_group_is_written_behind_all_who_are_in_it() {
        ROWS.where("members", String.join(",", members()));

        gives("Una", "00gusers");

        assertThat(people.groups("Una")).contains("S0UGONE");
    }

    @Test
    @Row("user group of a workspace, taken")
    void whoever_leaves_a_user_group_is_left_out_of_the_list_of_all() {
        ROWS.where("others", String.join(",", members()));

        takes("Ugo", "00gusers");

        assertThat(people.groups("Ugo")).doesNotContain("S0UGONE");
    }

    @Test
    @Row("user group of a workspace, taken from the last")
    void the_last_one_leaves_a_user_group_by_its_being_disabled() {
        takes("Lena", "00glast");

        assertThat(group("S0UGLAST").disabled()).isTrue();
    }

    @Test
    @Row("user group of a workspace that Rollcall emptied, given")
    void the_first_one_comes_into_a_user_group_that_we_have_emptied() {
        assertThat(group("S0UGEMPTY").disabled()).isTrue();

        gives("Finn", "00gempty");

        assertThat(group("S0UGEMPTY").disabled()).isFalse();
        assertThat(group("S0UGEMPTY").members()).containsExactly(people.account("Finn").id());
    }

    @Test
    @Row("channel, given")
    void a_channel_is_given() {
        gives("Cleo", "00gchannel");

        assertThat(people.groups("Cleo")).contains("C0ONE");
    }

    @Test
    @Row("channel, taken")
    void a_channel_is_taken() {
        takes("Carl", "00gchannel");

        assertThat(people.groups("Carl")).doesNotContain("C0ONE");
    }

    private void gives(String name, String group) {
        ROWS.where("id", people.belongs(name, STAFF, MAIN));
        people.regroups(name, STAFF, MAIN, group);
    }

    private void takes(String name, String group) {
        ROWS.where("id", people.belongs(name, STAFF, MAIN, group));
        people.regroups(name, STAFF, MAIN);
    }

    private static Set<String> members() {
        return new TreeSet<>(group("S0UGONE").members());
    }

    private static SlackGroup group(String id) {
        return ROWS.people().slack().group(SlackGroup.Kind.USER_GROUP, id).orElseThrow();
    }
}
