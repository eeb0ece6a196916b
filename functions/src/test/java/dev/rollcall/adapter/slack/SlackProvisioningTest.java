package dev.rollcall.adapter.slack;

import static dev.rollcall.adapter.slack.SlackOnWire.LEAVER;
import static dev.rollcall.adapter.slack.SlackOnWire.NOW;
import static dev.rollcall.adapter.slack.SlackOnWire.SCIM_USER;
import static dev.rollcall.testing.AdmittedCreation.ADMITTED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.Listing;
import dev.rollcall.domain.listing.ListingPoint;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class SlackProvisioningTest {
    private static final String USERS = "/scim/v2/Users";
    private static final UserName NAME = new UserName("ana.diaz");
    private static final NewAccount ANA =
            new NewAccount("ana@acme.example", Map.of(), Optional.empty(), Optional.empty());
    private static final String NOBODY = "{\"totalResults\":0,\"Resources\":[]}";

    private final SlackOnWire wire = new SlackOnWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void posts_once_and_tells_the_name_that_slack_assigned() {
        wire.server.on(
                "POST " + USERS, Reply.answer(201, "{\"id\":\"U0ANA\",\"userName\":\"ana.dia\"}"));

        assertThat(create())
                .isInstanceOfSatisfying(
                        Creation.Created.class,
                        made -> assertThat(made.userName()).contains("ana.dia"));
        assertThat(wire.server.onlyRequest("POST " + USERS).body()).doesNotContain("externalId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username_taken", "username_not_allowed", "invalid_reserved_word"})
    void says_that_another_name_may_do(String code) {
        refuse(400, code + " (user=ana.diaz)");

        assertThat(create()).isEqualTo(new Creation.NameRefused(code));
    }

    @Test
    void looks_for_the_person_after_a_failed_creation_and_never_repeats_it() {
        refuse(500, "user_creation_failed (username=ana.diaz)");
        wire.server.on("GET " + USERS, Reply.ok(NOBODY));

        Creation creation = create();

        assertThat(creation.reply()).isEqualTo(new WriteReply.Refused("user_creation_failed"));
        assertThat(wire.server.requests("GET " + USERS)).hasSize(2);
        assertThat(wire.server.requests("POST " + USERS)).hasSize(1);
    }

    @Test
    void takes_a_creation_for_open_where_the_look_after_it_fails() {
        refuse(500, "user_creation_failed");
        wire.server.on("GET " + USERS, Reply.answer(503, ""));

        assertThat(create().reply()).isEqualTo(new WriteReply.Ambiguous("user_creation_failed"));
    }

    @Test
    void does_not_know_what_became_of_a_creation_without_an_answer() {
        wire.server.on("POST " + USERS, new Reply.HangUp());

        assertThat(create().reply()).isEqualTo(new WriteReply.Ambiguous("broken"));
        assertThat(wire.server.requests()).hasSize(1);
    }

    @Test
    void trusts_no_hit_that_does_not_fit() {
        wire.server.on(
                "GET " + USERS,
                Reply.ok(
                        """
                        {"totalResults": 900, "Resources": [
                          {"id": "U0OTHER", "active": true,
                           "emails": [{"value": "other@acme.example", "primary": true}]}]}
                        """));

        assertThat(wire.slack.accountDirectory().byEmail("ana@acme.example"))
                .isEqualTo(new Lookup.Unreliable<>(List.of()));
    }

    @Test
    void reads_nulls_and_marks_bots() {
        wire.server.on(
                "GET " + USERS,
                Reply.ok(
                        """
                        {"totalResults": 2, "startIndex": 1, "itemsPerPage": 2, "Resources": [
                          {"id": "U0A", "active": true, "userName": "a", "title": null,
                           "emails": [{"value": "a@acme.example", "primary": true}],
                           "roles": [{"value": null, "primary": true}],
                           "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                             {"employeeNumber": null, "manager": {"managerId": null}}},
                          {"id": "U0B", "active": true, "userName": "b",
                           "emails": [{"value": "botuser-T1-A1@slack-bots.com"}]}]}
                        """));

        var page = wire.slack.accountDirectory().accounts(ListingPoint.START);

        assertThat(page.listing()).isEqualTo(new Listing.Proven(2));
        assertThat(page.items().getFirst().profile().attributes()).isEmpty();
        assertThat(page.items()).extracting(a -> a.isBot()).containsExactly(false, true);
    }

    @Test
    void waits_as_long_as_a_lock_says_that_comes_with_another_status() {
        wire.server.on(
                "PATCH " + SCIM_USER,
                Reply.answer(409, "{\"detail\":\"resource_locked\"}", "Retry-After", "9"));

        assertThat(
                        wire.slack
                                .provisioning()
                                .change(LEAVER, List.of(new AccountChange.Rename(NAME))))
                .isEqualTo(new WriteReply.TryLater(NOW.plusSeconds(9)));
    }

    private Creation create() {
        return wire.slack.provisioning().create(ADMITTED, ANA, NAME);
    }

    private void refuse(int status, String description) {
        wire.server.on(
                "POST " + USERS,
                Reply.answer(
                        status,
                        "{\"Errors\":{\"description\":\"" + description + "\",\"code\":1}}"));
    }
}
