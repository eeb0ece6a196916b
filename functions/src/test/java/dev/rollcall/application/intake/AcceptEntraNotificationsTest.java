package dev.rollcall.application.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.adapter.entra.EntraDeliveryReader;
import dev.rollcall.application.intake.AcceptEntraNotifications.Outcome;
import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.subscribe.KeptSubscriptions;
import dev.rollcall.application.subscribe.TellOfSubscriptions;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.testing.FakeChangeFeed;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryReconciliations;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Microsoft Graph's notifications, in the shapes that were seen and that are documented. */
class AcceptEntraNotificationsTest {
    private static final SourceId ENTRA = new SourceId("entra");
    private static final String TENANT = "0cea0ab7-2234-4f57-bc80-4d3e66df4791";
    private static final String USER = "72b08237-30f1-4fbe-be57-1df593448f7a";
    private static final PersonId PERSON = new PersonId(ENTRA, USER);

    /** As Graph sent it: no id, a number that no double holds, seven digits of a second. */
    private static final String UPDATED =
            """
            {"changeType":"updated","clientState":"secretClientValue",
             "resource":"Users/72b08237-30f1-4fbe-be57-1df593448f7a",
             "resourceData":{"@odata.type":"#Microsoft.Graph.User",
              "@odata.id":"Users/72b08237-30f1-4fbe-be57-1df593448f7a",
              "id":"72b08237-30f1-4fbe-be57-1df593448f7a",
              "organizationId":"0cea0ab7-2234-4f57-bc80-4d3e66df4791",
              "sequenceNumber":638059995676961300},
             "subscriptionExpirationDateTime":"2022-12-10T10:23:45.9356913-08:00",
             "subscriptionId":"f43589a8-2107-4c5d-9c24-eea6301f162b",
             "tenantId":"0cea0ab7-2234-4f57-bc80-4d3e66df4791"}
            """;

    /** A group's, which says in a text that a member went, and not what members are. */
    private static final String MEMBERS =
            """
            {"changeType":"updated","clientState":"secretClientValue","resource":"Groups/g1",
             "resourceData":{"@odata.type":"#Microsoft.Graph.Group","@odata.id":"Groups/g1",
              "id":"g1","organizationId":"0cea0ab7-2234-4f57-bc80-4d3e66df4791",
              "sequenceNumber":638059995676961301,
              "members@delta":[{"id":"known"},{"id":"known","@removed":"deleted"},
               {"id":"a-device"}]},
             "subscriptionId":"s2","tenantId":"0cea0ab7-2234-4f57-bc80-4d3e66df4791"}
            """;

    private static final String LIFECYCLE =
            """
            {"subscriptionId":"s1","subscriptionExpirationDateTime":"2019-03-20T11:00:00.0000000Z",
             "tenantId":"0cea0ab7-2234-4f57-bc80-4d3e66df4791","clientState":"secretClientValue",
             "lifecycleEvent":"EVENT"}
            """;

    private final LeaverWorld world = new LeaverWorld();
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final FixedSecrets secrets =
            new FixedSecrets().with("entra-hook", "secretClientValue", "the-former");
    private final ChangeFeed feed = new FakeChangeFeed("entra-users");
    private final LostPlaces lost = new LostPlaces(world.cursors, reconciliations, world.clock);
    private final UntoldTouches untold =
            new UntoldTouches(world.cursors, reconciliations, world.clock);

    @Test
    void whoever_has_changed_is_looked_at_once_however_often_it_is_sent() {
        assertThat(accept(UPDATED)).isEqualTo(new Outcome.Stored(1, 0, 0, 0, 0, 0));
        assertThat(accept(UPDATED)).isEqualTo(new Outcome.Stored(0, 1, 0, 0, 0, 0));
        assertThat(accept(UPDATED.replace("961300", "961301")))
                .isEqualTo(new Outcome.Stored(1, 0, 0, 0, 0, 0));

        assertThat(world.inbox.hints())
                .extracting(Hint::person, Hint::tellsOfLeaving)
                .containsOnly(tuple(PERSON, false));
        assertThat(world.workflows.started()).isNotEmpty();
    }

    @Test
    void whoever_is_deleted_for_good_may_have_left() {
        accept(UPDATED.replace("\"updated\"", "\"deleted\""));

        assertThat(world.inbox.hints()).singleElement().matches(Hint::tellsOfLeaving);
    }

    @Test
    void an_item_without_our_secret_is_dropped_and_keeps_no_genuine_one_back() {
        String forged =
                UPDATED.replace("secretClientValue", "guessed").replace(USER, "somebody-else");

        assertThat(accept(forged, UPDATED)).isEqualTo(new Outcome.Stored(1, 0, 1, 0, 0, 0));
        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(PERSON);
        assertThat(accept(forged, forged)).isEqualTo(new Outcome.NoneGenuine(2));
        assertThat(accept(UPDATED.replace("\"secretClientValue\"", "null")))
                .isEqualTo(new Outcome.NoneGenuine(1));
        assertThat(world.inbox.hints()).hasSize(1);
        assertThat(world.inbox.rejected()).isEmpty();
    }

    @Test
    void the_former_secret_is_taken_during_a_rotation() {
        assertThat(accept(UPDATED.replace("secretClientValue", "the-former")))
                .isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void another_tenants_item_is_none_of_our_business() {
        String theirs = UPDATED.replace(TENANT, "11111111-2234-4f57-bc80-4d3e66df4791");

        assertThat(accept(theirs, UPDATED)).isEqualTo(new Outcome.Stored(1, 0, 0, 1, 0, 0));
        assertThat(new OurTenant("acme.example").is(Optional.of("anything"))).isTrue();
    }

    @Test
    void of_a_groups_members_those_whom_we_know_are_looked_at() {
        PersonId known = new PersonId(ENTRA, "known");
        world.link(known, new AccountId("U0KNOWN"));

        assertThat(accept(MEMBERS)).isEqualTo(new Outcome.Stored(1, 0, 0, 0, 0, 0));
        assertThat(world.inbox.hints()).extracting(Hint::person).containsExactly(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "organizationId"})
    void lifecycle_notifications_are_taken_in_both_shapes(String tenantName) {
        String told =
                LIFECYCLE
                        .replace("\"tenantId\"", "\"" + tenantName + "\"")
                        .replace("{\"subscriptionId\"", "{\"resource\":\"\",\"subscriptionId\"");

        for (String event :
                List.of(
                        "reauthorizationRequired",
                        "subscriptionRemoved",
                        "missed",
                        "of a later day")) {
            assertThat(accept(told.replace("EVENT", event)))
                    .isEqualTo(new Outcome.Stored(0, 0, 0, 0, 0, 1));
        }
        assertThat(world.workflows.started()).isEmpty();
    }

    @Test
    void what_graph_has_missed_is_read_whole() {
        accept(LIFECYCLE.replace("EVENT", "subscriptionRemoved"));
        assertThat(lost.wantReading(List.of(feed))).isFalse();

        accept(LIFECYCLE.replace("EVENT", "missed"));

        assertThat(lost.wantReading(List.of(feed))).isTrue();
    }

    @Test
    void more_than_can_be_stored_in_time_is_read_whole() {
        String[] many =
                IntStream.rangeClosed(0, EntraHints.MOST)
                        .mapToObj(i -> UPDATED.replace(USER, "user-" + i))
                        .toArray(String[]::new);

        assertThat(accept(many)).isEqualTo(new Outcome.Stored(EntraHints.MOST, 0, 0, 0, 0, 0));
        assertThat(lost.wantReading(List.of(feed))).isTrue();
    }

    @Test
    void nothing_is_acknowledged_that_is_not_stored() {
        assertThatThrownBy(() -> acceptance(new UnavailableInbox()).accept(request(UPDATED)))
                .isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void ours_that_cannot_be_read_is_noted_without_its_content() {
        assertThat(accept(UPDATED.replace(USER, "ana@acme.example"), UPDATED))
                .isEqualTo(new Outcome.Stored(1, 0, 0, 0, 1, 0));
        assertThat(
                        accept(
                                "{\"clientState\":\"secretClientValue\",\"tenantId\":\""
                                        + TENANT
                                        + "\"}"))
                .isEqualTo(new Outcome.Stored(0, 0, 0, 0, 1, 0));
        assertThat(world.inbox.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"value\":{}}", "{\"value\":null}", "7"})
    void what_is_no_delivery_is_refused_and_nothing_is_kept_of_it(String body) {
        assertThat(acceptance(world.inbox).accept(new HookRequest(Map.of(), body.getBytes(UTF_8))))
                .isInstanceOf(Outcome.Malformed.class);
        assertThat(world.inbox.rejected()).isEmpty();
    }

    @Test
    void an_empty_delivery_is_nothing_to_do_and_a_large_one_is_not_read() {
        assertThat(accept()).isEqualTo(new Outcome.Stored(0, 0, 0, 0, 0, 0));
        assertThat(
                        acceptance(world.inbox)
                                .accept(
                                        new HookRequest(
                                                Map.of(),
                                                new byte
                                                        [AcceptEntraNotifications.LARGEST_BODY
                                                                + 1])))
                .isEqualTo(new Outcome.TooLarge());
    }

    /**
     * Bytes of real ones are changed at random: an answer comes, and only by the secret a start.
     */
    @Test
    void whatever_is_sent_it_is_answered_and_without_the_secret_nothing_is_stored() {
        Random random = new Random(20_261_127);
        byte[] real = body(UPDATED, MEMBERS, LIFECYCLE).getBytes(UTF_8);
        byte[] forged =
                body(UPDATED, MEMBERS, LIFECYCLE)
                        .replace("secretClientValue", "guessed")
                        .getBytes(UTF_8);
        AcceptEntraNotifications acceptance = acceptance(world.inbox);
        for (int i = 0; i < 3_000; i++) {
            assertThat(acceptance.accept(new HookRequest(Map.of(), changed(forged, random))))
                    .isNotNull();
        }
        assertThat(world.inbox.hints()).isEmpty();
        assertThat(world.inbox.rejected()).isEmpty();
        for (int i = 0; i < 3_000; i++) {
            assertThat(acceptance.accept(new HookRequest(Map.of(), changed(real, random))))
                    .isNotNull();
        }
    }

    private static byte[] changed(byte[] body, Random random) {
        byte[] changed = body.clone();
        for (int change = random.nextInt(8); change >= 0; change--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return Arrays.copyOf(
                changed, random.nextInt(4) == 0 ? random.nextInt(body.length) : body.length);
    }

    private Outcome accept(String... items) {
        return acceptance(world.inbox).accept(request(items));
    }

    private static HookRequest request(String... items) {
        return new HookRequest(Map.of(), body(items).getBytes(UTF_8));
    }

    private static String body(String... items) {
        return List.of(items).stream().collect(Collectors.joining(",", "{\"value\":[", "]}"));
    }

    private AcceptEntraNotifications acceptance(Inbox inbox) {
        return new AcceptEntraNotifications(
                new ProvenBySecret(
                        "entra-hook", secrets, AcceptEntraNotifications.PROOF, world.clock),
                new EntraDeliveryReader(),
                new OurTenant(TENANT),
                new EntraHints(
                        ENTRA,
                        world.links,
                        world.grants,
                        reconciliations,
                        untold,
                        new ReceiveHints(inbox, world.dispatch, world.clock),
                        world.clock),
                new TellOfSubscriptions(new KeptSubscriptions(ENTRA, world.cursors)),
                List.of(feed),
                lost,
                inbox,
                world.clock);
    }
}
