package dev.rollcall.cli;

import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.SnapshotPart;

import java.time.Duration;

/** Keys, codes and times of a reconciliation, as people say them. */
final class ReadingWords {
    private ReadingWords() {}

    /** Returns what a list is of; the key itself where the stack is newer than this command. */
    static String list(String key) {
        try {
            SnapshotPart part = SnapshotPart.parse(key);
            return switch (part.kind()) {
                case LINKS -> "our records of whose account it is";
                case PEOPLE -> "people of " + part.of();
                case GROUPS -> "groups of " + part.of();
                case GROUP_MEMBERS -> "members of group " + part.of();
                case ASSIGNMENTS -> "whom " + part.of() + " lets sign in to Slack";
                case ACCOUNTS -> "accounts";
                case ROSTER -> "accounts with their workspaces";
                case USER_GROUPS -> "user groups of " + part.of();
                case CHANNEL_MEMBERS -> "members of channel " + part.of();
                case ADMIN_ROLES -> "admin roles";
            };
        } catch (IllegalArgumentException _) {
            return key;
        }
    }

    /** Returns a count's line: the kind and what it means. */
    static String kind(String code) {
        try {
            return code + ": " + DriftKind.parse(code).words();
        } catch (IllegalArgumentException _) {
            return code;
        }
    }

    /** Returns e.g. {@code 3 h 12 min}; nobody counts the seconds of hours. */
    static String time(Duration time) {
        if (time.toDays() > 1) {
            return "%d days %d h".formatted(time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? "%d min".formatted(time.toMinutes())
                : "%d s".formatted(time.toSeconds());
    }
}
