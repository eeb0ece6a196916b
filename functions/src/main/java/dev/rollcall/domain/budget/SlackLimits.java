package dev.rollcall.domain.budget;

import java.util.List;

/**
 * Slack's limits as Slack states them.
 *
 * <p>SCIM's count for the organisation, over all apps (docs.slack.dev/reference/scim-api
 * /rate-limits). The two reads by id stand in one row of that table; we take them for one limit,
 * which is the careful reading. A user or a group takes one write at a time; a second that overlaps
 * is refused. How long a write takes is not stated, so writes to one are a second apart at least,
 * beside the lock that keeps them from overlapping.
 */
public final class SlackLimits {
    private static final Bucket SCIM_WRITES = divided("scim-writes", 600, 180);
    private static final Bucket SCIM_READS = divided("scim-reads", 1_000, 1_000);
    private static final Bucket READS_BY_ID = divided("scim-reads-by-id", 300, 300);
    private static final Bucket USER_CREATIONS = divided("scim-user-creations", 180, 20);
    private static final Bucket USER_WRITES = divided("scim-user-writes", 180, 20);
    private static final Bucket USER_DELETIONS = divided("scim-user-deletions", 180, 20);
    private static final Bucket GROUP_CREATIONS = divided("scim-group-creations", 180, 20);
    private static final Bucket GROUP_WRITES = divided("scim-group-writes", 180, 80);
    private static final Bucket GROUP_DELETIONS = divided("scim-group-deletions", 180, 20);

    /** Per organisation, and so shared with whoever else reads the log (docs.slack.dev, Audit). */
    private static final Bucket AUDIT_LOGS =
            divided("audit-logs", Tier.THREE.perMinute(), Tier.THREE.perMinute());

    private SlackLimits() {}

    public static List<Bucket> scimList() {
        return List.of(SCIM_READS);
    }

    public static List<Bucket> scimRead() {
        return List.of(READS_BY_ID, SCIM_READS);
    }

    public static List<Bucket> userCreation() {
        return List.of(USER_CREATIONS, SCIM_WRITES);
    }

    public static List<Bucket> userWrite(String id) {
        return List.of(USER_WRITES, SCIM_WRITES, oneAtATime("user", id));
    }

    public static List<Bucket> userDeletion(String id) {
        return List.of(USER_DELETIONS, SCIM_WRITES, oneAtATime("user", id));
    }

    public static List<Bucket> groupCreation() {
        return List.of(GROUP_CREATIONS, SCIM_WRITES);
    }

    public static List<Bucket> groupWrite(String id) {
        return List.of(GROUP_WRITES, SCIM_WRITES, oneAtATime("group", id));
    }

    public static List<Bucket> groupDeletion(String id) {
        return List.of(GROUP_DELETIONS, SCIM_WRITES, oneAtATime("group", id));
    }

    public static List<Bucket> auditLogs() {
        return List.of(AUDIT_LOGS);
    }

    public static List<Bucket> method(String method, Tier tier) {
        return List.of(
                new Bucket(
                        "method:" + method,
                        tier.perMinute(),
                        tier.perMinute(),
                        Bucket.Use.BY_US_ALONE));
    }

    private static Bucket oneAtATime(String kind, String id) {
        return new Bucket("one-at-a-time:" + kind + ":" + id, 60, 1, Bucket.Use.BY_RESOURCE);
    }

    private static Bucket divided(String name, int perMinute, int burst) {
        return new Bucket(name, perMinute, burst, Bucket.Use.BY_OTHERS_TOO);
    }
}
