package dev.rollcall.bench;

import dev.rollcall.domain.reconcile.PartResult;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.util.List;

/**
 * How few calls can read what was read: of each list as many pages as it has at least, each as
 * large as the other side lets a page be.
 */
final class PageBound {
    private PageBound() {}

    static int of(List<PartResult> read) {
        return read.stream().mapToInt(PageBound::pages).sum();
    }

    private static int pages(PartResult read) {
        int whole = Math.max(1, Math.ceilDiv(read.rows(), atMost(read.part().kind())));
        // Slack lists the active and the deactivated apart, and the sample company has no
        // deactivated ones at first.
        return switch (read.part().kind()) {
            case LINKS -> 0;
            case ROSTER -> whole + 1;
            default -> whole;
        };
    }

    /**
     * Returns the largest page. Okta: developer.okta.com/docs/api, users and groups with their
     * numbers 200, members 1 000, an application's users 500. Slack: SCIM 1 000
     * (api.slack.com/changelog/2019-06), and docs of admin.users.list, conversations.members and
     * admin.roles.listAssignments; user groups come all at once. Our own links are no call of an
     * API.
     */
    private static int atMost(SnapshotPart.Kind kind) {
        return switch (kind) {
            case PEOPLE, GROUPS, ADMIN_ROLES -> 200;
            case ASSIGNMENTS -> 500;
            case GROUP_MEMBERS, ACCOUNTS -> 1_000;
            case ROSTER -> 100;
            case CHANNEL_MEMBERS -> 999;
            case LINKS, USER_GROUPS -> Integer.MAX_VALUE;
        };
    }
}
