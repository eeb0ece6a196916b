package dev.rollcall.adapter.slack.call;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.rollcall.platform.json.JsonObject;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the Web API's error codes mean, from the error lists of Slack's method pages
 * (docs.slack.dev/reference/methods) and from the audit log's.
 *
 * <p>A code that is not listed needs a human: Slack said no, so nothing was done, and we do not
 * know what would help.
 */
final class SlackErrors {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,79}");

    private static final Map<Fault, String> TABLE =
            Map.of(
                    Fault.ALREADY_SO,
                    """
                    already_in_channel group_already_linked_to_channel link_not_found
                    not_in_channel user_already_deleted user_already_team_member
                    """,
                    Fault.ABSENT,
                    """
                    group_not_found invalid_usergroup no_active_sessions
                    no_such_subteam user_not_found usergroup_not_found
                    """,
                    Fault.TOKEN,
                    """
                    account_inactive invalid_auth invalid_authentication
                    missing_authentication not_authed token_expired token_revoked
                    """,
                    Fault.HUMAN,
                    """
                    access_denied admin_unauthorized bots_not_allowed
                    cannot_add_more_channels_to_group
                    cannot_add_more_groups_to_channel cannot_invalidate_primary_owner
                    cannot_modify_primary_owner cannot_modify_role_admin
                    cannot_reset_bot cannot_reset_primary_owner
                    cant_invite cant_invite_self cant_kick_from_general
                    cant_kick_self channel_is_not_private
                    channel_not_found channel_type_not_supported
                    default_channel_restricted default_org_wide_channel
                    ekm_access_denied enterprise_is_restricted
                    error_adding_collaborators error_removing_collaborators
                    error_unpublishing_workflows feature_not_enabled
                    group_must_not_be_empty handle_already_exists invalid_actor
                    invalid_channel invalid_channel_type invalid_permissions
                    invalid_role_for_user invalid_role_id invalid_team
                    invalid_team_ids invalid_user invalid_users invalid_workspace
                    invitee_cant_see_channel invitor_cannot_see_channel
                    is_archived method_not_supported_for_channel_type
                    missing_scope multi_workspace_restriction name_already_exists
                    no_channel_memberships no_external_invite_permission
                    no_permission no_valid_entities
                    no_valid_users not_allowed not_allowed_token_type not_an_admin
                    not_an_enterprise not_supported org_login_required
                    paid_teams_only permission_denied plan_upgrade_required
                    restricted_action session_reset_not_allowed
                    subteam_max_users_exceeded target_team_not_on_org
                    team_access_not_granted team_limit_exceeded team_not_authorized
                    team_not_found two_factor_setup_required unknown_method
                    ura_max_channels
                    user_channel_limit_exceeded user_is_bot user_must_be_admin
                    user_not_authorized user_not_visible usergroup_not_linked_to_team
                    usergroup_team_not_provisioned users_not_found
                    visible_group_needs_handle
                    """,
                    Fault.DEFECT,
                    """
                    include_deactivated_user_workspaces_invalid invalid_action
                    invalid_arg_name invalid_arguments invalid_array_arg
                    invalid_channels_limit invalid_charset invalid_cursor
                    invalid_form_data invalid_limit invalid_post_type invalid_range
                    invalid_search_channel_type invalid_sort invalid_sort_dir invalid_types limit_required missing_argument
                    missing_post_type missing_team missing_user no_team_ids_given
                    no_user no_users_provided target_team_must_be_specified_in_org_context
                    too_many_entities too_many_users
                    """,
                    Fault.LATER,
                    """
                    external_channel_migrating rate_limited ratelimited
                    team_added_to_org
                    """,
                    Fault.AMBIGUOUS,
                    """
                    failed_to_remove_group_users failed_to_remove_user_from_workspace
                    failed_to_unlink_channel fatal_error fetch_members_failed
                    internal_error invited_user_not_created
                    invited_user_not_reactivated request_timeout service_unavailable
                    unable_to_link_idp_group_and_channel
                    unable_to_unlink_idp_group_and_channel user_session_reset_failed
                    """,
                    Fault.IN_PART,
                    """
                    auto_provision_failure failed_for_some_entities
                    failed_for_some_users failed_for_some_users_and_entities
                    """);

    private static final Map<String, Fault> FAULTS =
            byCode(
                    TABLE.entrySet().stream()
                            .collect(
                                    toUnmodifiableMap(
                                            Map.Entry::getKey,
                                            row -> Set.of(row.getValue().strip().split("\\s+")))));

    private SlackErrors() {}

    /** Returns the code in an answer's {@code error}; empty if that is no code. */
    static Optional<String> code(JsonObject body) {
        return body.member("error")
                .map(error -> error.asText(""))
                .filter(text -> CODE.matcher(text).matches());
    }

    static Fault fault(String code) {
        return FAULTS.getOrDefault(code, Fault.HUMAN);
    }

    /** Returns whether the code stands in the table. */
    static boolean knows(String code) {
        return FAULTS.containsKey(code);
    }

    /** Turns a table round; a code that stands twice in it is refused. */
    static Map<String, Fault> byCode(Map<Fault, Set<String>> table) {
        return table.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(code -> Map.entry(code, row.getKey())))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
