package dev.rollcall.adapter.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScimPatchTest {

    @Test
    void deactivates_with_a_json_boolean() {
        assertThat(new ScimPatch.Deactivate().body())
                .isEqualTo(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                            + "\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}");
    }

    @Test
    void removes_exactly_one_member() {
        assertThat(ScimPatch.RemoveMember.of("U01").body())
                .isEqualTo(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                                + "\"Operations\":[{\"op\":\"remove\","
                                + "\"path\":\"members[value eq \\\"U01\\\"]\"}]}");
    }

    @Test
    void cannot_remove_members_without_naming_one() {
        assertThatThrownBy(() -> ScimPatch.RemoveMember.of(""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScimPatch.RemoveMember(new ScimFilter("type", "User")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quotes_a_value_so_that_it_stays_one() {
        assertThat(new ScimFilter("value", "a\" or value pr or value eq \"b").text())
                .isEqualTo("value eq \"a\\\" or value pr or value eq \\\"b\"");
        assertThatThrownBy(() -> new ScimFilter("value pr or value", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
