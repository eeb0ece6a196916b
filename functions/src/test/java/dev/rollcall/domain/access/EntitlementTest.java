package dev.rollcall.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class EntitlementTest {

    static List<Entitlement> oneOfEach() {
        return List.of(
                new Entitlement.Workspace("T01"),
                new Entitlement.IdpGroup("S01-ab.c"),
                new Entitlement.UserGroup("T01", "S02"),
                new Entitlement.Channel("C01"),
                new Entitlement.AdminRole("Rl0A", "T01"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void its_key_names_it_and_nothing_else(Entitlement entitlement) {
        assertThat(Entitlement.parse(entitlement.key())).isEqualTo(entitlement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "S01",
                "workspace",
                "workspace:",
                "workspace:T01:",
                "workspace:T01:S01",
                "user-group:T01",
                "user-group::S01",
                "user-group:T01:S01:S02",
                "USER-GROUP:T01:S01",
                "admin-role:Rl0A",
                "person:00u1",
            })
    void refuses_what_no_entitlement_wrote(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> Entitlement.parse(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T01:S02",
                "a-name-that-is-far-too-long-to-be-one-of-the-ids-of-slack-whatever"
            })
    void refuses_an_id_that_would_make_keys_ambiguous(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Entitlement.Channel(id));
    }
}
