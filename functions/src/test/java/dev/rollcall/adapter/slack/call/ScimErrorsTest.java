package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.adapter.scim.ScimErrorCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

class ScimErrorsTest {
    /** Slack's list of SCIM errors (docs.slack.dev/reference/scim-api), and one that was seen. */
    private static final String DOCUMENTED =
            """
            missing_authentication invalid_authentication permission_denied non_org_teams_only
            plus_teams_only unsupported_version bad_endpoint method_not_allowed
            cannot_modify_owner cannot_disable_primary_owner primary_owner_check_failure
            cannot_make_user_guest cannot_modify_gdpr cannot_disable_bot_user_with_scim
            no_such_user unknown_user no_such_group no_such_group_members missing_user_id
            missing_group_id cannot_decode_user_id
            email_empty email_invalid email_taken emails_invalid bad_email_address
            missing_primary_email
            username_empty username_invalid username_not_allowed username_required username_taken
            username_too_long long_nickname truncation_error invalid_display_name
            invalid_name_maxlength invalid_name_specials invalid_name_required
            invalid_emoji_not_allowed invalid_reserved_word invalid_starts_with_at
            missing_schema_element invalid_request_payload invalid_attribute_format
            improper_enterprise_schema_format addresses_invalid phoneNumbers_invalid photos_invalid
            roles_invalid groups_invalid password_change_not_allowed
            unable_to_create_team_profile_fields
            group_creation_failed group_members_create_failed group_member_max_exceeded
            too_many_users unable_to_add_deleted_or_guest_to_group
            failed_to_remove_users_for_linked_subteam idp_group_linked_to_channels
            too_many_requests resource_locked
            incomplete_filter invalid_filter_group no_filters invalid_query query_building_failed
            database_query_failure invalid_sort_order
            user_creation_failed long_username
            """;

    static Stream<Arguments> documented() {
        return Arrays.stream(DOCUMENTED.strip().split("\\s+")).map(Arguments::of);
    }

    /** A word that the table lacks takes its meaning from the status, and so has two. */
    @ParameterizedTest
    @MethodSource("documented")
    void every_documented_code_has_one_meaning_whatever_the_status(String code) {
        assertThat(ScimErrors.fault(500, Optional.of(code)))
                .isEqualTo(ScimErrors.fault(400, Optional.of(code)))
                .isEqualTo(ScimErrors.fault(404, Optional.of(code)));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void every_documented_code_is_found_in_both_shapes_of_error(String code) {
        assertThat(ScimErrorCode.in("{\"detail\":\"" + code + "\",\"status\":\"400\"}"))
                .contains(code);
        assertThat(
                        ScimErrorCode.in(
                                "{\"Errors\":{\"description\":\""
                                        + code
                                        + " (user=x)\",\"code\":400}}"))
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "email_taken, HUMAN",
        "user_creation_failed, AMBIGUOUS",
        "too_many_users, DEFECT",
        "no_such_group_members, ABSENT",
        "resource_locked, LATER"
    })
    void says_who_must_act(String code, Fault fault) {
        assertThat(ScimErrors.fault(400, Optional.of(code))).isEqualTo(fault);
    }
}
