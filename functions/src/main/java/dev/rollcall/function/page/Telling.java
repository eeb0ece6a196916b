package dev.rollcall.function.page;

import dev.rollcall.application.approval.Words;
import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What pages say about held changes, in words. */
final class Telling {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

    private static final DateTimeFormatter BRIEF =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm zzz", Locale.ENGLISH);

    private Telling() {}

    /** Returns the time as the approver's own clock shows it. */
    static String time(Instant at, Approver approver) {
        return TIME.format(at.atZone(approver.zone()));
    }

    /** Returns the same, short enough for a table. */
    static String brief(Instant at, Approver approver) {
        return BRIEF.format(at.atZone(approver.zone()));
    }

    /** Returns how long it still is, as one says it: "in 25 minutes". */
    static String left(Instant now, Instant until) {
        long minutes = Math.max(0, Duration.between(now, until).toMinutes());
        if (minutes < 120) {
            return "in " + minutes + (minutes == 1 ? " minute" : " minutes");
        }
        return minutes < 48 * 60
                ? "in " + minutes / 60 + " hours"
                : "in " + minutes / (24 * 60) + " days";
    }

    static String people(int count) {
        return count == 1 ? "1 person" : count + " people";
    }

    static String changes(ChangeKind kind, int count) {
        return count + " " + Words.changes(kind, count);
    }

    static String reasons(Set<HoldReason> reasons) {
        String joined =
                reasons.stream().sorted().map(Words::reason).collect(Collectors.joining("; "));
        return joined.substring(0, 1).toUpperCase(Locale.ROOT) + joined.substring(1);
    }

    /** Returns who asked for the changes. */
    static String requester(List<HeldItem> items) {
        return items.stream()
                .map(item -> "hooks and log of " + item.person().source().value())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static String choice(Choice choice) {
        return switch (choice) {
            case RELEASE -> "Release";
            case SOURCE_WRONG -> "Source is wrong";
            case NOT_NOW -> "Not now";
        };
    }

    /** Returns what the approver has said, as a sentence about them. */
    static String vote(Vote vote, int size) {
        return switch (vote.scope()) {
            case ALL -> "released all " + size;
            case PART -> "released " + vote.released() + " of " + size + " and rejected the rest";
            case NONE -> "rejected all " + size;
        };
    }
}
