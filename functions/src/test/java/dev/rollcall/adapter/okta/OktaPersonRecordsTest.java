package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.OktaOnWire.LEAVER;
import static dev.rollcall.adapter.okta.OktaOnWire.NOW;
import static dev.rollcall.adapter.okta.OktaOnWire.SOURCE;
import static dev.rollcall.adapter.okta.OktaOnWire.USER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonGroups;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Set;

class OktaPersonRecordsTest {
    private static final String GROUPS = USER + "/groups";
    private static final String EVERYONE = "{\"id\":\"00geveryone\",\"type\":\"BUILT_IN\"}";

    private final OktaOnWire wire = new OktaOnWire();
    private final PersonRecords records = wire.okta.personRecords();

    @BeforeEach
    void is_active() {
        wire.server.on(
                USER,
                Reply.ok(
                        """
                        {"id": "00uleaver", "status": "ACTIVE",
                         "statusChanged": "2026-11-01T11:59:00.000Z",
                         "profile": {"email": "ana@acme.example", "title": null,
                                     "languages": ["de", "en"], "level": 7}}
                        """));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void tells_status_single_attributes_and_every_page_of_groups() {
        wire.server.on(
                GROUPS,
                Reply.answer(
                        200,
                        "[" + EVERYONE + "]",
                        "Link",
                        "<"
                                + wire.server.uri("/okta/api/v1/users/00uleaver/groups")
                                + "?after=1&limit=200>; rel=\"next\""),
                Reply.ok("[{\"id\":\"00gsales\",\"type\":\"OKTA_GROUP\"}]"));

        assertThat(records.read(LEAVER))
                .contains(
                        new PersonRecord(
                                LEAVER,
                                Standing.ENTITLED,
                                "ACTIVE",
                                Map.of("email", "ana@acme.example", "level", "7"),
                                PersonGroups.flat(Set.of(group("00geveryone"), group("00gsales"))),
                                NOW));
    }

    /** Okta has everybody in a group: whoever is in none was not read. */
    @Test
    void an_empty_list_of_groups_takes_nobody_out_of_any() {
        wire.server.on(GROUPS, Reply.ok("[]"));

        assertThatThrownBy(() -> records.read(LEAVER)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"errorCode\":\"E0000047\"}", "[{}]", "[{\"id\":\"\"}]", "x"})
    void what_is_no_list_of_groups_says_nothing(String body) {
        wire.server.on(GROUPS, Reply.ok(body));

        assertThatThrownBy(() -> records.read(LEAVER)).isInstanceOf(PortFailure.class);
    }

    @Test
    void a_person_who_is_gone_while_the_groups_are_read_has_not_lost_them() {
        wire.server.on(GROUPS, Reply.answer(404, "{\"errorCode\":\"E0000007\"}"));

        assertThatThrownBy(() -> records.read(LEAVER)).isInstanceOf(PortFailure.Unavailable.class);
    }

    @Test
    void somebody_unknown_is_told_as_that() {
        wire.server.on(USER, Reply.answer(404, "{\"errorCode\":\"E0000007\"}"));

        assertThat(records.read(LEAVER)).isEmpty();
    }

    private static GroupId group(String id) {
        return new GroupId(SOURCE, id);
    }
}
