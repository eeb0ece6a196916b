package dev.rollcall.adapter.okta;

import static dev.rollcall.adapter.okta.OktaOnWire.SOURCE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.testing.ScriptedServer.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

/** A list that cannot be trusted says nothing: what it lacks would pass for absent. */
class OktaGroupListTest {
    private static final String GROUPS = "GET /okta/api/v1/groups";

    private final OktaOnWire wire = new OktaOnWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[{\"id\":\"00g1\",\"profile\":{\"name\":\"eng\"}}]",
                "[{\"id\":\"00g1\",\"profile\":{\"name\":\"eng\"},"
                        + "\"_embedded\":{\"stats\":{\"usersCount\":\"3\"}}}]",
                "[{\"id\":\"\",\"profile\":{\"name\":\"eng\"},"
                        + "\"_embedded\":{\"stats\":{\"usersCount\":3}}}]"
            })
    void what_is_no_list_of_groups_with_numbers_says_nothing(String body) {
        wire.server.on(GROUPS, Reply.ok(body));

        assertThatThrownBy(() -> read(Optional.empty())).isInstanceOf(PortFailure.class);
    }

    @Test
    void a_token_that_may_not_read_groups_needs_a_human() {
        wire.server.on(GROUPS, Reply.answer(403, "{\"errorCode\":\"E0000006\"}"));

        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> read(Optional.empty()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("E0000006"));
    }

    @Test
    void a_cursor_that_leads_elsewhere_is_not_followed() {
        assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                .isThrownBy(() -> read(Optional.of("https://elsewhere.example/api/v1/groups")));
    }

    private void read(Optional<String> cursor) {
        wire.okta.worldLists().read(WorldPart.groupsOf(SOURCE), cursor);
    }
}
