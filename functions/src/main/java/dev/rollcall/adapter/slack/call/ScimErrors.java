package dev.rollcall.adapter.slack.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the SCIM API's code words mean, from Slack's list of SCIM errors
 * (docs.slack.dev/reference/scim-api). Which HTTP status a code comes with is not documented, so
 * the code decides wherever there is one.
 *
 * <p>A value that comes from the source of people needs a human, since only there it can be mended.
 * What our own rules should have kept from being sent is a bug of ours. A creation that failed may
 * have been done.
 */
final class ScimErrors {
    private static final Map<Fault, Set<String>> TABLE =
            Map.of(
                    Fault.ABSENT,
                    Set.of(
                            "no_such_group",
                            "no_such_group_members",
                            "no_such_user",
                            "unknown_user"),
                    Fault.TOKEN,
                    Set.of("invalid_authentication", "missing_authentication"),
                    Fault.HUMAN,
                    Set.of(
                            "bad_email_address",
                            "cannot_disable_bot_user_with_scim",
                            "cannot_disable_primary_owner",
                            "cannot_make_user_guest",
                            "cannot_modify_gdpr",
                            "cannot_modify_owner",
                            "email_invalid",
                            "email_taken",
                            "emails_invalid",
                            "failed_to_remove_users_for_linked_subteam",
                            "group_member_max_exceeded",
                            "idp_group_linked_to_channels",
                            "invalid_display_name",
                            "invalid_emoji_not_allowed",
                            "invalid_name_maxlength",
                            "invalid_name_required",
                            "invalid_name_specials",
                            "invalid_reserved_word",
                            "invalid_starts_with_at",
                            "non_org_teams_only",
                            "permission_denied",
                            "phoneNumbers_invalid",
                            "plus_teams_only",
                            "truncation_error",
                            "unable_to_add_deleted_or_guest_to_group",
                            "unable_to_create_team_profile_fields",
                            "username_not_allowed",
                            "username_taken"),
                    Fault.DEFECT,
                    Set.of(
                            "addresses_invalid",
                            "bad_endpoint",
                            "cannot_decode_user_id",
                            "email_empty",
                            "groups_invalid",
                            "improper_enterprise_schema_format",
                            "incomplete_filter",
                            "invalid_attribute_format",
                            "invalid_filter_group",
                            "invalid_query",
                            "invalid_request_payload",
                            "invalid_sort_order",
                            "long_nickname",
                            "long_username",
                            "method_not_allowed",
                            "missing_group_id",
                            "missing_primary_email",
                            "missing_schema_element",
                            "missing_user_id",
                            "no_filters",
                            "password_change_not_allowed",
                            "photos_invalid",
                            "roles_invalid",
                            "too_many_users",
                            "unsupported_version",
                            "username_empty",
                            "username_invalid",
                            "username_required",
                            "username_too_long"),
                    Fault.LATER,
                    Set.of("resource_locked", "too_many_requests"),
                    Fault.AMBIGUOUS,
                    Set.of(
                            "database_query_failure",
                            "group_creation_failed",
                            "group_members_create_failed",
                            "primary_owner_check_failure",
                            "query_building_failed",
                            "user_creation_failed"));

    private static final Map<String, Fault> FAULTS = SlackErrors.byCode(TABLE);

    private ScimErrors() {}

    /**
     * Returns the meaning of a code word, or of the bare status where the word is not known.
     *
     * @param code empty if the body was not one of Slack's errors: then a 404 says something about
     *     an address, not about a user
     */
    static Fault fault(int status, Optional<String> code) {
        return code.map(FAULTS::get).orElseGet(() -> fault(status, code.isPresent()));
    }

    private static Fault fault(int status, boolean slackSaidWhy) {
        return switch (status) {
            case 401 -> Fault.TOKEN;
            case 404 -> slackSaidWhy ? Fault.ABSENT : Fault.HUMAN;
            default -> status >= 500 ? Fault.AMBIGUOUS : Fault.HUMAN;
        };
    }
}
