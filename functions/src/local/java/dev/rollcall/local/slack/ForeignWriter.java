package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Another app, or a person by hand, who changes something again and again. */
final class ForeignWriter {
    /** Who it is in the audit log, and in what the user groups say of their last change. */
    static final String ACTOR = "U0FOREIGN";

    private final SlackOrganisation slack;
    private final Timeline timeline;
    private final Duration every;
    private final Write write;
    private int left;
    private Optional<Timeline.Scheduled> next = Optional.empty();

    /** What it does each time. */
    sealed interface Write {

        /** Puts somebody into a group. */
        record Add(String group, String member) implements Write {}

        /** Takes somebody out of a group. */
        record Remove(String group, String member) implements Write {}

        /** Deactivates somebody. */
        record Deactivate(String account) implements Write {}

        /** Brings somebody back. */
        record Reactivate(String account) implements Write {}

        /**
         * Reads {@code {"write": "add", "group": "S1", "subject": "U1"}}.
         *
         * @throws MalformedBody if it is none
         */
        static Write of(ObjectNode body) {
            String subject = body.path("subject").asText();
            String group = body.path("group").asText();
            return switch (body.path("write").asText()) {
                case "add" -> new Add(group, subject);
                case "remove" -> new Remove(group, subject);
                case "deactivate" -> new Deactivate(subject);
                case "reactivate" -> new Reactivate(subject);
                default ->
                        throw new MalformedBody("write is add, remove, deactivate or reactivate");
            };
        }
    }

    private ForeignWriter(
            SlackOrganisation slack, Timeline timeline, Duration every, int times, Write write) {
        this.slack = requireNonNull(slack, "slack is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.every = requireNonNull(every, "every is null");
        this.write = requireNonNull(write, "write is null");
        this.left = times;
    }

    static ForeignWriter start(
            SlackOrganisation slack, Timeline timeline, Duration every, int times, Write write) {
        if (!every.isPositive()) {
            throw new MalformedBody("everySeconds is more than 0");
        }
        ForeignWriter writer = new ForeignWriter(slack, timeline, every, times, write);
        writer.wait(timeline.now().plus(every));
        return writer;
    }

    synchronized void stop() {
        left = 0;
        next.ifPresent(Timeline.Scheduled::cancel);
    }

    private synchronized void wait(Instant until) {
        if (left > 0) {
            left--;
            next =
                    Optional.of(
                            timeline.schedule(
                                    until,
                                    () -> {
                                        change();
                                        wait(until.plus(every));
                                    }));
        }
    }

    private void change() {
        switch (write) {
            case Write.Add(String group, String member) -> member(group, member, true);
            case Write.Remove(String group, String member) -> member(group, member, false);
            case Write.Deactivate(String account) ->
                    slack.account(account).ifPresent(a -> slack.deactivate(a.id(), ACTOR));
            case Write.Reactivate(String account) -> slack.reactivate(account, ACTOR);
        }
    }

    private void member(String group, String member, boolean in) {
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            slack.change(kind, group, before -> changed(before, member, in));
        }
    }

    private SlackGroup changed(SlackGroup before, String member, boolean in) {
        Set<String> members = new TreeSet<>(before.members());
        boolean changed = in ? members.add(member) : members.remove(member);
        if (!changed) {
            return before;
        }
        SlackGroup after = before.withMembers(members, ACTOR);
        new MembershipLog(slack.audit()).changed(before.members(), after, ACTOR);
        return after;
    }
}
