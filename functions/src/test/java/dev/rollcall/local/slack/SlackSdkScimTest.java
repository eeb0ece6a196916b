package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.scim2.SCIM2ApiException;
import com.slack.api.scim2.SCIM2Client;
import com.slack.api.scim2.SCIM2Config;
import com.slack.api.scim2.model.Group;
import com.slack.api.scim2.model.User;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Slack's own SDK drives the simulator. */
class SlackSdkScimTest {
    private final AcmeSlack acme = new AcmeSlack();
    private final Slack sdk = Slack.getInstance(config());
    private final SCIM2Client scim = sdk.scim2("good");

    private SlackConfig config() {
        SlackConfig config = new SlackConfig();
        config.setScim2EndpointUrlPrefix(acme.slack.uri() + "/scim/v2/");
        config.setMethodsEndpointUrlPrefix(acme.slack.uri() + "/api/");
        config.setStatsEnabled(false);
        config.setSCIM2Config(SCIM2Config.builder().statsEnabled(false).build());
        return config;
    }

    @AfterEach
    void close() throws Exception {
        sdk.close();
        acme.close();
    }

    @Test
    void users_are_made_found_read_and_deleted() throws Exception {
        User person = new User();
        person.setSchemas(List.of("urn:ietf:params:scim:schemas:core:2.0:User"));
        person.setUserName("sdk.person");
        User.Email email = new User.Email();
        email.setValue("sdk@acme.example");
        email.setPrimary(true);
        person.setEmails(List.of(email));

        String id = scim.createUser(r -> r.user(person)).getId();
        List<User> found =
                scim.searchUsers(r -> r.filter("userName eq \"sdk.person\"")).getResources();
        scim.deleteUser(r -> r.id(id));
        scim.deleteUser(r -> r.id(id));
        acme.timeline.advance(Duration.ofSeconds(1));

        assertThat(found).extracting(User::getId).containsExactly(id);
        assertThat(scim.readUser(r -> r.id(id)).getActive()).isFalse();
    }

    @Test
    void groups_are_made_listed_and_deleted() throws Exception {
        Group made = new Group();
        made.setDisplayName("sdk");
        Group.Member ana = new Group.Member();
        ana.setValue(ANA);
        made.setMembers(List.of(ana));

        String id = scim.createGroup(r -> r.group(made)).getId();

        assertThat(scim.readGroup(r -> r.id(id)).getMembers())
                .extracting(Group.Member::getValue)
                .containsExactly(ANA);
        assertThat(scim.searchGroups(r -> r.count(1000)).getResources())
                .extracting(Group::getId)
                .contains(id);
        scim.deleteGroup(r -> r.id(id));
        assertThatThrownBy(() -> scim.readGroup(r -> r.id(id)))
                .isInstanceOf(SCIM2ApiException.class);
    }

    @Test
    void pages_and_what_scim_says_of_itself_parse() throws Exception {
        assertThat(scim.searchUsers(r -> r.count(50).startIndex(51)).getResources()).hasSize(12);
        assertThat(scim.getServiceProviderConfigs(r -> r).getPatch().getSupported()).isTrue();
        assertThat(scim.getResourceTypes(r -> r).getResources()).hasSize(2);
    }

    @Test
    void a_bad_token_is_told_in_the_old_shape_and_the_sdk_reads_it() {
        assertThatThrownBy(() -> sdk.scim2("bad").readUser(r -> r.id(ANA)))
                .isInstanceOfSatisfying(
                        SCIM2ApiException.class,
                        refused -> assertThat(refused.getResponse().code()).isEqualTo(401));
    }
}
