package dev.rollcall.adapter.slack.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the SCIM API's code words mean, from Slack's list of SCIM errors
 * (docs.slack.dev/reference/scim-api). Which HTTP status a code comes with is not documented, so
 * the code decides wherever there is one.
 */
final class ScimErrors {
    private static final Map<Fault, Set<String>> TABLE =
            Map.of(
                    Fault.ABSENT,
                    Set.of(
                            "no_such_user",
                            "unknown_user",
                            "no_such_group",
                            "no_such_group_members"),
                    Fault.TOKEN,
                    Set.of("invalid_authentication", "missing_authentication"),
                    Fault.HUMAN,
                    Set.of(
                            "cannot_disable_bot_user_with_scim",
                            "cannot_disable_primary_owner",
                            "cannot_modify_gdpr",
                            "cannot_modify_owner",
                            "failed_to_remove_users_for_linked_subteam",
                            "non_org_teams_only",
                            "permission_denied",
                            "plus_teams_only"),
                    Fault.DEFECT,
                    Set.of(
                            "bad_endpoint",
                            "cannot_decode_user_id",
                            "incomplete_filter",
                            "invalid_attribute_format",
                            "invalid_filter_group",
                            "invalid_query",
                            "invalid_request_payload",
                            "method_not_allowed",
                            "missing_group_id",
                            "missing_schema_element",
                            "missing_user_id",
                            "no_filters",
                            "unsupported_version"),
                    Fault.LATER,
                    Set.of("resource_locked", "too_many_requests"),
                    Fault.AMBIGUOUS,
                    Set.of(
                            "database_query_failure",
                            "primary_owner_check_failure",
                            "query_building_failed"));

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
