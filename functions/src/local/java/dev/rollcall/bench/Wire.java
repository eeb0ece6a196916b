package dev.rollcall.bench;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.SlackCatalogue;
import dev.rollcall.domain.budget.Bucket;
import dev.rollcall.domain.budget.SlackLimits;
import dev.rollcall.domain.budget.Tier;
import dev.rollcall.local.slack.limit.Methods;

import java.util.List;

/**
 * A sort of call: in which limits of Slack's it counts according to the simulated server, and in
 * which buckets according to our budget. The two are written down apart.
 *
 * @param limits names of {@link SlackServer}'s limits
 */
record Wire(String name, List<String> limits, List<Bucket> buckets) {
    static final Wire USER_PATCH =
            new Wire(
                    "user patch",
                    List.of("user-patch", "writes"),
                    first(SlackLimits.userWrite("-")));
    static final Wire GROUP_PATCH =
            new Wire(
                    "group patch",
                    List.of("group-patch", "writes"),
                    first(SlackLimits.groupWrite("-")));
    private static final Wire SCIM_READ =
            new Wire("scim read", List.of("read-by-id", "reads"), SlackLimits.scimRead());
    private static final Wire AUDIT_LOGS =
            new Wire("audit logs", List.of("50/audit-logs"), SlackLimits.auditLogs());

    Wire {
        requireNonNull(name, "name is null");
        limits = List.copyOf(limits);
        buckets = List.copyOf(buckets);
    }

    /** What Slack's documentation calls so. */
    static Wire of(String documented) {
        return switch (documented) {
            case "PATCH /scim/v2/Users/{id}" -> USER_PATCH;
            case "PATCH /scim/v2/Groups/{id}" -> GROUP_PATCH;
            case "GET /scim/v2/Users/{id}", "GET /scim/v2/Groups/{id}" -> SCIM_READ;
            case "GET /audit/v1/logs" -> AUDIT_LOGS;
            default -> method(documented);
        };
    }

    /** The server's limit is from the simulator's own table. */
    private static Wire method(String name) {
        int perMinute = Methods.perMinute(name).orElseThrow();
        return new Wire(
                name,
                List.of(perMinute + "/" + name),
                SlackCatalogue.all().stream()
                        .filter(endpoint -> endpoint.documentedAs().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .buckets(""));
    }

    static Wire tierTwo(String method) {
        return new Wire(method, List.of("20/" + method), SlackLimits.method(method, Tier.TWO));
    }

    /** Without the bucket of one resource: the calls of a batch go to different ones. */
    private static List<Bucket> first(List<Bucket> buckets) {
        return buckets.subList(0, 2);
    }
}
