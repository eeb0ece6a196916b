package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;
import static dev.rollcall.local.slack.AcmeSlack.BO;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.scim2.SCIM2ApiException;
import com.slack.api.scim2.SCIM2Client;
import com.slack.api.scim2.model.Group;
import com.slack.api.scim2.model.PatchOperation;
import com.slack.api.scim2.model.User;
import com.slack.api.scim2.request.GroupsPatchOperation;
import com.slack.api.scim2.request.UsersPatchOperation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

/** Slack's own SDK reads and writes users and groups by SCIM. */
class SlackSdkScimTest {
    @RegisterExtension private final SlackSdk sdk = new SlackSdk();
    private final SCIM2Client scim = sdk.scim("good");

    @Test
    @Drives({"POST /scim/v2/Users", "GET /scim/v2/Users", "GET /scim/v2/Users/{id}"})
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
        sdk.acme.timeline.advance(Duration.ofSeconds(1));

        assertThat(found).extracting(User::getId).containsExactly(id);
        assertThat(scim.readUser(r -> r.id(id)).getActive()).isFalse();
    }

    @Test
    @Drives("PATCH /scim/v2/Users/{id}")
    void a_users_attribute_is_changed_and_the_rest_stays() throws Exception {
        UsersPatchOperation title =
                UsersPatchOperation.builder()
                        .op(PatchOperation.Replace)
                        .path("title")
                        .stringValue("Engineer")
                        .build();

        var answer = scim.patchUser(r -> r.id(ANA).operations(List.of(title)));

        assertThat(answer.getTitle()).isEqualTo("Engineer");
        User now = scim.readUser(r -> r.id(ANA));
        assertThat(now.getTitle()).isEqualTo("Engineer");
        assertThat(now.getActive()).isTrue();
        assertThat(now.getEmails())
                .extracting(User.Email::getValue)
                .containsExactly(sdk.acme.account(ANA).email());
    }

    @Test
    @Drives({
        "POST /scim/v2/Groups",
        "GET /scim/v2/Groups",
        "GET /scim/v2/Groups/{id}",
        "PATCH /scim/v2/Groups/{id}",
        "DELETE /scim/v2/Groups/{id}"
    })
    void groups_are_made_listed_changed_and_deleted() throws Exception {
        Group made = new Group();
        made.setDisplayName("sdk");
        Group.Member ana = new Group.Member();
        ana.setValue(ANA);
        made.setMembers(List.of(ana));

        String id = scim.createGroup(r -> r.group(made)).getId();
        assertThat(scim.searchGroups(r -> r.count(1000)).getResources())
                .extracting(Group::getId)
                .contains(id);
        assertThat(members(id)).containsExactly(ANA);

        scim.patchGroup(r -> r.id(id).operations(List.of(coming(BO), leaving(ANA))));
        assertThat(members(id)).containsExactly(BO);

        scim.deleteGroup(r -> r.id(id));
        assertThatThrownBy(() -> scim.readGroup(r -> r.id(id)))
                .isInstanceOf(SCIM2ApiException.class);
    }

    private List<String> members(String group) throws Exception {
        return scim.readGroup(r -> r.id(group)).getMembers().stream()
                .map(Group.Member::getValue)
                .toList();
    }

    private static GroupsPatchOperation coming(String account) {
        GroupsPatchOperation.Member member =
                GroupsPatchOperation.Member.builder().value(account).build();
        return GroupsPatchOperation.builder()
                .op(PatchOperation.Add)
                .path("members")
                .memberValues(List.of(member))
                .build();
    }

    private static GroupsPatchOperation leaving(String account) {
        return GroupsPatchOperation.builder()
                .op(PatchOperation.Remove)
                .path("members[value eq \"" + account + "\"]")
                .build();
    }

    @Test
    void pages_and_what_scim_says_of_itself_parse() throws Exception {
        assertThat(scim.searchUsers(r -> r.count(50).startIndex(51)).getResources()).hasSize(12);
        assertThat(scim.getServiceProviderConfigs(r -> r).getPatch().getSupported()).isTrue();
        assertThat(scim.getResourceTypes(r -> r).getResources()).hasSize(2);
    }

    @Test
    void a_bad_token_is_told_in_the_old_shape_and_the_sdk_reads_it() {
        assertThatThrownBy(() -> sdk.scim("bad").readUser(r -> r.id(ANA)))
                .isInstanceOfSatisfying(
                        SCIM2ApiException.class,
                        refused -> assertThat(refused.getResponse().code()).isEqualTo(401));
    }
}
