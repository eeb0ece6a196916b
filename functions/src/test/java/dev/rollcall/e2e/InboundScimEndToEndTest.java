package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.Member;
import com.unboundid.scim2.common.types.Name;
import com.unboundid.scim2.common.types.ServiceProviderConfigResource;
import com.unboundid.scim2.common.types.UserResource;

import dev.rollcall.adapter.dynamodb.Backoff;
import dev.rollcall.adapter.dynamodb.DynamoBatches;
import dev.rollcall.adapter.dynamodb.DynamoPushedState;
import dev.rollcall.adapter.dynamodb.Table;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedKey;
import dev.rollcall.local.slack.JdkConnector;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;

import org.glassfish.jersey.client.ClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An identity provider provisions into Rollcall instead of into Slack: a SCIM library that knows
 * nothing of it drives the deployed function over HTTP.
 */
class InboundScimEndToEndTest {
    private static final int PEOPLE = 50;
    private static final SourceId PUSH = new SourceId("push");
    private static final String STAFF = "5b0c6d0e-8f0e-4c58-9a06-1f2b7c6d1a04";

    private final LocalCompany company = LocalCompany.of(30, InboundScimEndToEndTest::pushed);
    private final Table table =
            new Table(
                    company.runtime().clients().dynamoDb(),
                    "Table",
                    Backoff.sleeping(new Random(1)));
    private final Batches batches = new DynamoBatches(table);
    private final PushedState state = new DynamoPushedState(table);
    private final JdkConnector http = new JdkConnector();
    private final Client client =
            ClientBuilder.newClient(new ClientConfig().connectorProvider((_, _) -> http))
                    .register(
                            (ClientRequestFilter)
                                    request ->
                                            request.getHeaders()
                                                    .add(
                                                            "Authorization",
                                                            "Bearer "
                                                                    + company.runtime()
                                                                            .pushToken()));
    private final ScimService scim =
            new ScimService(client.target(company.runtime().addresses().api() + "/scim/v2"));

    @AfterEach
    void close() {
        client.close();
        http.close();
        company.close();
    }

    @Test
    void people_are_provisioned_a_leaver_is_out_after_the_second_look_and_a_bad_sync_is_held()
            throws ScimException {
        staffIsThere();
        ServiceProviderConfigResource config = scim.getServiceProviderConfig();
        assertThat(config.getPatch().isSupported()).isTrue();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(scim.create("Users", person(i)).getId());
        }
        String staff =
                scim.search("Groups", "displayName eq \"Staff\"", GroupResource.class)
                        .getResources()
                        .getFirst()
                        .getId();
        scim.modifyRequest("Groups", staff)
                .addValues("members", people.stream().map(InboundScimEndToEndTest::member).toList())
                .invoke(GroupResource.class);
        assertThat(scim.retrieve("Groups", staff, GroupResource.class).getMembers())
                .hasSize(PEOPLE);
        ListResponse<UserResource> page =
                scim.searchRequest("Users").page(11, 20).invoke(UserResource.class);
        assertThat(page.getTotalResults()).isEqualTo(PEOPLE);
        assertThat(page.getResources()).hasSize(20);

        settled(() -> withAccess() == PEOPLE);
        assertThat(accounts()).as("all have accounts").isEqualTo(PEOPLE);
        assertThat(withAccess()).as("and what the group gives").isEqualTo(PEOPLE);
        assertThat(account(7).workspaces()).containsExactly("T0MAIN");

        scim.modifyRequest("Users", people.get(7))
                .replaceValue("active", false)
                .invoke(UserResource.class);
        company.timeline().advance(Duration.ofSeconds(90));
        assertThat(isActive(7)).as("it has not stood for long enough").isTrue();
        assertThat(settled(() -> !isActive(7))).isTrue();
        assertThat(settled(() -> company.records().verified(id(people.get(7))).isPresent()))
                .isTrue();
        assertThat(isIn(7, "C0SUPP")).isFalse();

        scim.modifyRequest("Users", people.get(8))
                .replaceValue("active", false)
                .invoke(UserResource.class);
        company.timeline().advance(Duration.ofSeconds(30));
        scim.modifyRequest("Users", people.get(8))
                .replaceValue("active", true)
                .invoke(UserResource.class);
        company.timeline().advance(Duration.ofMinutes(10));
        assertThat(isActive(8)).as("what was taken back is not acted on").isTrue();

        for (int i = 9; i < 49; i++) {
            scim.modifyRequest("Users", people.get(i))
                    .replaceValue("active", false)
                    .invoke(UserResource.class);
        }
        company.timeline().advance(Duration.ofMinutes(15));

        assertThat(people.subList(9, 49)).hasSize(40);
        for (int i = 9; i < 49; i++) {
            assertThat(isActive(i)).as("person " + i).isTrue();
        }
        assertThat(batches.unfinished(10))
                .filteredOn(batch -> batch.kind() == ChangeKind.DEACTIVATE)
                .extracting(Batch::size)
                .containsExactly(40);
        assertThat(company.mails("people-pushed-out")).isNotEmpty();

        scim.delete("Users", people.get(0));
        company.timeline().advance(Duration.ofMinutes(15));
        assertThat(isActive(0)).as("held with the others").isTrue();
    }

    private boolean settled(BooleanSupplier what) {
        return company.timeline()
                .runUntil(() -> what.getAsBoolean() && company.atRest(), Duration.ofMinutes(20));
    }

    private static UserResource person(int number) {
        String name = "pushed" + number;
        UserResource user =
                new UserResource()
                        .setUserName(name + "@globex.example")
                        .setName(new Name().setGivenName("Pushed").setFamilyName("P" + number))
                        .setDisplayName("Pushed P" + number)
                        .setActive(true)
                        .setEmails(
                                new Email()
                                        .setValue(email(number))
                                        .setType("work")
                                        .setPrimary(true));
        user.setExternalId("ext-" + number);
        return user;
    }

    private static String email(int number) {
        return "pushed" + number + "@globex.example";
    }

    private static Member member(String id) {
        return new Member().setValue(id);
    }

    private static PersonId id(String value) {
        return new PersonId(PUSH, value);
    }

    /** The policy names the group by the id that it has already. */
    private void staffIsThere() {
        state.create(
                Pushed.create(
                        PushedId.group(PUSH, STAFF),
                        new Pushed.Draft(
                                Pushed.Status.ACTIVE,
                                "{\"displayName\":\"Staff\"}",
                                Set.of(PushedKey.displayName("Staff"))),
                        company.timeline().now()));
    }

    private static String pushed(String policy) {
        return policy.replace(
                                "limits:\n",
                                """
                                limits:
                                  create:
                                    plan:  { percent: 100, atLeast: 1000, atMost: 1000 }
                                    hour:  { percent: 100, atLeast: 1000, atMost: 1000 }
                                    day:   { percent: 100, atLeast: 1000, atMost: 1000 }
                                    week:  { percent: 100, atLeast: 1000, atMost: 1000 }
                                    month: { percent: 100, atLeast: 1000, atMost: 1000 }
                                """)
                        .replace(
                                "    hrKey: employeeNumber\n",
                                """
                                    hrKey: employeeNumber
                                  - id: push
                                    emailDomains: [globex.example]
                                    attributes: { email: email, once: { givenName: name.givenName, familyName: name.familyName } }
                                """)
                        .replace(
                                "populations:\n",
                                """
                                populations:
                                  - { name: globex, source: push, account: member }
                                """)
                + """
                  - name: globex-staff
                    idpGroup: { source: push, id: %s, name: Staff }
                    mode: additive
                    provisioning: eager
                    owner: okta:00u00000000012Acme
                    most: 100
                    grants:
                      workspaces: [{ id: T0MAIN, name: T0MAIN }]
                      channels: [{ id: C0SUPP, name: c0supp }]
                """
                        .formatted(STAFF);
    }

    private boolean isIn(int number, String group) {
        String id = account(number).id();
        return Stream.of(SlackGroup.Kind.values())
                .flatMap(kind -> slack().groupsOf(kind, id).stream())
                .anyMatch(one -> one.id().equals(group));
    }

    private long withAccess() {
        return IntStream.range(0, PEOPLE)
                .filter(number -> find(number).isPresent() && isIn(number, "C0SUPP"))
                .count();
    }

    private long accounts() {
        return slack().accounts().stream()
                .filter(a -> a.email().endsWith("@globex.example"))
                .count();
    }

    private boolean isActive(int number) {
        return slack().active(account(number));
    }

    private SlackAccount account(int number) {
        return find(number).orElseThrow();
    }

    private Optional<SlackAccount> find(int number) {
        return slack().accounts().stream().filter(a -> a.email().equals(email(number))).findFirst();
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
