package dev.rollcall.adapter.slack.call;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;

/**
 * What the Web API's error codes mean, from the error lists of Slack's method pages
 * (docs.slack.dev/reference/methods).
 *
 * <p>A code that is not listed needs a human: Slack said no, so nothing was done, and we do not
 * know what would help.
 */
final class SlackErrors {
    private static final Map<Fault, Set<String>> TABLE =
            Map.of(
                    Fault.ALREADY_SO,
                    Set.of("user_already_deleted"),
                    Fault.ABSENT,
                    Set.of(
                            "user_not_found",
                            "user_not_visible",
                            "no_active_sessions",
                            "no_such_subteam"),
                    Fault.TOKEN,
                    Set.of(
                            "not_authed",
                            "invalid_auth",
                            "token_revoked",
                            "token_expired",
                            "account_inactive"),
                    Fault.HUMAN,
                    Set.of(
                            "access_denied",
                            "admin_unauthorized",
                            "bots_not_allowed",
                            "cannot_invalidate_primary_owner",
                            "cannot_reset_bot",
                            "cannot_reset_primary_owner",
                            "ekm_access_denied",
                            "enterprise_is_restricted",
                            "feature_not_enabled",
                            "failed_for_some_users",
                            "invalid_team",
                            "invalid_users",
                            "missing_scope",
                            "no_permission",
                            "not_allowed",
                            "not_allowed_token_type",
                            "not_an_admin",
                            "not_an_enterprise",
                            "org_login_required",
                            "paid_teams_only",
                            "permission_denied",
                            "plan_upgrade_required",
                            "restricted_action",
                            "session_reset_not_allowed",
                            "subteam_max_users_exceeded",
                            "target_team_not_on_org",
                            "team_access_not_granted",
                            "team_not_found",
                            "two_factor_setup_required",
                            "unknown_method",
                            "users_not_found"),
                    Fault.DEFECT,
                    Set.of(
                            "invalid_arg_name",
                            "invalid_arguments",
                            "invalid_array_arg",
                            "invalid_charset",
                            "invalid_cursor",
                            "invalid_form_data",
                            "invalid_limit",
                            "invalid_post_type",
                            "invalid_types",
                            "missing_argument",
                            "missing_post_type",
                            "missing_team",
                            "missing_user",
                            "no_users_provided",
                            "target_team_must_be_specified_in_org_context"),
                    Fault.LATER,
                    Set.of("ratelimited", "rate_limited", "team_added_to_org"),
                    Fault.AMBIGUOUS,
                    Set.of(
                            "fatal_error",
                            "internal_error",
                            "request_timeout",
                            "service_unavailable",
                            "user_session_reset_failed"));

    private static final Map<String, Fault> FAULTS = SlackErrors.byCode(TABLE);

    private SlackErrors() {}

    static Fault fault(String code) {
        return FAULTS.getOrDefault(code, Fault.HUMAN);
    }

    /** Turns a table round; a code that stands twice in it is refused. */
    static Map<String, Fault> byCode(Map<Fault, Set<String>> table) {
        return table.entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(code -> Map.entry(code, row.getKey())))
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
