package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.UserResource;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;

import org.glassfish.jersey.client.ClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** A SCIM library that knows nothing of Slack drives the simulator. */
class ScimLibraryTest {
    private final AcmeSlack acme = new AcmeSlack();
    private final JdkConnector http = new JdkConnector();
    private final Client client =
            ClientBuilder.newClient(new ClientConfig().connectorProvider((_, _) -> http))
                    .register(
                            (ClientRequestFilter)
                                    request ->
                                            request.getHeaders()
                                                    .add("Authorization", "Bearer good"));
    private final ScimService scim = new ScimService(client.target(acme.slack.uri() + "/scim/v2"));

    @AfterEach
    void close() {
        client.close();
        http.close();
        acme.close();
    }

    @Test
    void users_are_made_found_patched_and_deleted() throws Exception {
        UserResource person =
                new UserResource()
                        .setUserName("lib.person")
                        .setEmails(new Email().setValue("lib@acme.example").setPrimary(true));

        String id = scim.create("Users", person).getId();
        assertThat(scim.search("Users", "userName eq \"lib.person\"", UserResource.class))
                .extracting(UserResource::getId)
                .containsExactly(id);
        scim.modifyRequest("Users", id)
                .replaceValue("title", "Engineer")
                .replaceValue("active", false)
                .invoke(UserResource.class);
        acme.timeline.advance(Duration.ofSeconds(1));

        UserResource after = scim.retrieve("Users", id, UserResource.class);
        assertThat(after.getTitle()).isEqualTo("Engineer");
        assertThat(after.getActive()).isFalse();
        scim.delete("Users", id);
    }

    @Test
    void groups_are_made_changed_and_deleted() throws Exception {
        GroupResource made =
                scim.create(
                        "Groups",
                        new GroupResource()
                                .setDisplayName("lib")
                                .setMembers(new Member().setValue(ANA)));

        scim.modifyRequest("Groups", made.getId())
                .addValues("members", new Member().setValue(BO))
                .invoke(GroupResource.class);
        scim.modifyRequest("Groups", made.getId())
                .removeValues("members[value eq \"" + ANA + "\"]")
                .invoke(GroupResource.class);

        assertThat(scim.retrieve("Groups", made.getId(), GroupResource.class).getMembers())
                .extracting(Member::getValue)
                .containsExactly(BO);
        scim.delete("Groups", made.getId());
        assertThatThrownBy(() -> scim.retrieve("Groups", made.getId(), GroupResource.class))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refused ->
                                assertThat(refused.getScimError().getDetail())
                                        .isEqualTo("no_such_group"));
    }

    @Test
    void pages_and_what_scim_says_of_itself_parse() throws Exception {
        assertThat(scim.searchRequest("Users").page(51, 50).invoke(UserResource.class)).hasSize(12);
        assertThat(scim.getServiceProviderConfig().getPatch().isSupported()).isTrue();
        assertThat(scim.getResourceTypes()).hasSize(2);
        assertThat(scim.getSchemas()).hasSize(2);
    }
}
