package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.MalformedBody;
import dev.rollcall.local.slack.audit.AuditOrigin;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Another app, or a person by hand, who changes something again and again. */
final class ForeignWriter {
    /**
     * Who it is in the audit log, and in what the user groups say of their last change, unless
     * somebody is named.
     */
    static final String ACTOR = "U0FOREIGN";

    /** Another app, with a token of its own. */
    private static final AuditOrigin APP =
            new AuditOrigin("OtherApp/1.0", Optional.of("A0FOREIGN"));

    private final SlackOrganisation slack;
    private final Timeline timeline;
    private final Duration every;
    private final Write write;
    private final Who who;
    private int left;
    private Optional<Timeline.Scheduled> next = Optional.empty();

    /**
     * Who does it.
     *
     * @param by the account that the log names
     */
    record Who(String by, AuditOrigin origin) {

        /** Reads {@code {"by": "U1", "as": "app"}}; without {@code as} it is a person's hand. */
        static Who of(ObjectNode body) {
            AuditOrigin origin =
                    switch (body.path("as").asText("hand")) {
                        case "hand" -> AuditOrigin.HAND;
                        case "app" -> APP;
                        default -> throw new MalformedBody("as is hand or app");
                    };
            return new Who(body.path("by").asText(ACTOR), origin);
        }
    }

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
            SlackOrganisation slack,
            Timeline timeline,
            Duration every,
            int times,
            Write write,
            Who who) {
        this.slack = requireNonNull(slack, "slack is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
        this.every = requireNonNull(every, "every is null");
        this.write = requireNonNull(write, "write is null");
        this.who = requireNonNull(who, "who is null");
        this.left = times;
    }

    static ForeignWriter start(
            SlackOrganisation slack,
            Timeline timeline,
            Duration every,
            int times,
            Write write,
            Who who) {
        if (!every.isPositive()) {
            throw new MalformedBody("everySeconds is more than 0");
        }
        ForeignWriter writer = new ForeignWriter(slack, timeline, every, times, write, who);
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
                                        slack.audit().from(who.origin(), this::changed);
                                        wait(until.plus(every));
                                    }));
        }
    }

    private boolean changed() {
        switch (write) {
            case Write.Add(String group, String member) -> member(group, member, true);
            case Write.Remove(String group, String member) -> member(group, member, false);
            case Write.Deactivate(String account) ->
                    slack.account(account).ifPresent(a -> slack.deactivate(a.id(), who.by()));
            case Write.Reactivate(String account) -> slack.reactivate(account, who.by());
        }
        return true;
    }

    private void member(String group, String member, boolean in) {
        if (slack.group(SlackGroup.Kind.CHANNEL, group).isPresent()
                && slack.account(member).filter(slack::active).isPresent()) {
            if (in) {
                slack.movements().enter(member, group, who.by());
            } else {
                slack.movements().exit(member, group, who.by());
            }
            return;
        }
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
        SlackGroup after = before.withMembers(members, who.by());
        new MembershipLog(slack.audit()).changed(before.members(), after, who.by());
        return after;
    }
}
