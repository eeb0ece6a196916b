package dev.rollcall.local.slack.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The actions that simulated Slack knows of, by what they are about. */
final class AuditActions {
    private static final Map<String, List<String>> BY_KIND =
            new TreeMap<>(
                    Map.of(
                            "workspace_or_org",
                            List.of("bulk_session_reset_by_admin"),
                            "user",
                            List.of(
                                    "user_created",
                                    "user_deactivated",
                                    "user_reactivated",
                                    "user_email_updated",
                                    "user_username_updated",
                                    "user_profile_updated",
                                    "user_joined_workspace",
                                    "guest_created",
                                    "guest_deactivated",
                                    "guest_reactivated",
                                    "guest_expired",
                                    "guest_expiration_set",
                                    "guest_expiration_cleared",
                                    "guest_joined_workspace",
                                    "role_change_to_admin",
                                    "role_change_to_owner",
                                    "role_change_to_user",
                                    "role_change_to_guest",
                                    "owner_transferred",
                                    "user_session_reset_by_admin",
                                    "user_session_invalidated",
                                    "user_session_settings_changed",
                                    "user_login",
                                    "user_login_failed",
                                    "user_logout"),
                            "channel",
                            List.of(
                                    "user_channel_join",
                                    "user_channel_leave",
                                    "guest_channel_join",
                                    "guest_channel_leave",
                                    "external_shared_channel_invite_sent",
                                    "external_shared_channel_invite_created",
                                    "external_shared_channel_invite_accepted",
                                    "external_shared_channel_invite_declined",
                                    "external_shared_channel_invite_expired",
                                    "external_shared_channel_invite_revoked",
                                    "external_shared_channel_invite_auto_revoked",
                                    "connect_dm_invite_generated",
                                    "connect_dm_invite_revoked",
                                    "connect_dm_invite_accepted"),
                            "app",
                            List.of(
                                    "app_installed",
                                    "app_uninstalled",
                                    "app_scopes_expanded",
                                    "app_approved",
                                    "app_restricted",
                                    "app_deleted",
                                    "app_token_preserved",
                                    "workflow_app_token_preserved",
                                    "app_collaborator_added",
                                    "app_collaborator_removed",
                                    "org_app_installed",
                                    "org_app_uninstalled",
                                    "org_app_workspace_added",
                                    "org_app_workspace_removed"),
                            "subteam",
                            List.of(
                                    "user_added_to_usergroup",
                                    "user_removed_from_usergroup",
                                    "user_add_to_usergroup_failed",
                                    "usergroup_added_to_team",
                                    "usergroup_removed_from_team",
                                    "usergroup_add_to_team_enqueued",
                                    "usergroup_remove_from_team_enqueued",
                                    "usergroup_update_enqueued",
                                    "usergroup_updated",
                                    "default_channel_added_to_usergroup",
                                    "default_channel_removed_from_usergroup",
                                    "role_added_to_usergroup",
                                    "role_removed_from_usergroup",
                                    "role_modified_on_usergroup",
                                    "user_bulk_upload_to_usergroup_started"),
                            "role",
                            List.of(
                                    "role_assigned",
                                    "role_removed",
                                    "permissions_assigned",
                                    "permissions_removed"),
                            "workflow_builder",
                            List.of("workflow_published", "workflow_unpublished"),
                            "workflow_v2",
                            List.of("workflow_v2_published")));

    /** All of them. */
    static final Set<String> KNOWN =
            BY_KIND.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private AuditActions() {}

    static ObjectNode json() {
        ObjectNode answer = Json.object();
        ObjectNode actions = answer.putObject("actions");
        BY_KIND.forEach((kind, names) -> actions.set(kind, Json.texts(names)));
        return answer;
    }
}
