package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditLog;
import dev.rollcall.local.slack.estate.Apps;
import dev.rollcall.local.slack.estate.Installation;
import dev.rollcall.local.slack.estate.RoleAssignments.RoleAssignment;
import dev.rollcall.local.slack.estate.SlackToken;
import dev.rollcall.local.time.Timeline;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What Slack does by itself after a change: to a leaver's tokens, and to who hangs on a group. */
public final class Aftermath {
    private final SlackOrganisation slack;
    private final Timeline timeline;

    Aftermath(SlackOrganisation slack, Timeline timeline) {
        this.slack = requireNonNull(slack, "slack is null");
        this.timeline = requireNonNull(timeline, "timeline is null");
    }

    /**
     * A leaver's own tokens are revoked. An app that needs its installer stops; the bot of another
     * lives on, and the log says so.
     */
    void deactivated(String account) {
        slack.estate()
                .tokens()
                .revokeThose(t -> t.kind() == SlackToken.Kind.USER && t.holder().equals(account));
        Apps apps = slack.estate().apps();
        for (Installation installed : apps.installedBy(account)) {
            if (installed.withBot() && !needsInstaller(installed.app())) {
                String place = installed.workspace().orElse(SlackOrganisation.ID);
                slack.audit()
                        .appendIn(
                                place,
                                "app_token_preserved",
                                AuditLog.NOBODY,
                                AuditEntity.app(installed.app()));
            } else {
                apps.uninstallThose(installed::equals);
                slack.estate().tokens().revokeThose(t -> t.value().equals(installed.botToken()));
            }
        }
        if (slack.switches().leaving().rolesLost()) {
            for (RoleAssignment role : slack.estate().roles().of(account)) {
                slack.estate().roles().remove(role.role(), role.entity(), account);
                slack.audit().append("role_removed", AuditLog.NOBODY, AuditEntity.user(account));
            }
        }
    }

    private boolean needsInstaller(String app) {
        return slack.estate().apps().app(app).map(a -> a.bound()).orElse(false);
    }

    /** Slack follows a group's members in the background. */
    void changed(SlackGroup before, SlackGroup after) {
        Set<String> came = new TreeSet<>(after.members());
        came.removeAll(before.members());
        Set<String> left = new TreeSet<>(before.members());
        left.removeAll(after.members());
        if (hangsOn(after.id()) && !(came.isEmpty() && left.isEmpty())) {
            later(() -> {
                came.forEach(member -> follow(after.id(), member));
                left.forEach(member -> leave(after.id(), member));
            });
        }
    }

    private boolean hangsOn(String group) {
        return !slack.estate().links().teamsOf(group).isEmpty()
                || !slack.estate().channels().reservedFor(group).isEmpty();
    }

    /** Runs it after the time that Slack takes for what it does in the background. */
    public void later(Runnable work) {
        Duration after = Duration.ofMillis(slack.switches().leaving().groupEffectMillis());
        if (after.isZero()) {
            work.run();
        } else {
            timeline.schedule(timeline.now().plus(after), work);
        }
    }

    /** Puts a member where the group's members have to be, unless they have left the group. */
    public void follow(String group, String member) {
        synchronized (slack) {
            if (isMember(group, member)) {
                slack.estate()
                        .links()
                        .requiredTeamsOf(group)
                        .forEach(team -> slack.movements().join(member, team, AuditLog.NOBODY));
                slack.estate()
                        .links()
                        .channelsOf(group)
                        .forEach(channel ->
                                slack.movements().enter(member, channel, AuditLog.NOBODY));
            }
        }
    }

    private boolean isMember(String group, String member) {
        return slack.group(SlackGroup.Kind.IDP_GROUP, group)
                .filter(g -> g.members().contains(member))
                .isPresent();
    }

    /**
     * Takes out of required workspaces who is in none of the groups that require them, and likewise
     * out of channels that are reserved for groups; nobody leaves a channel that is only linked.
     */
    private void leave(String group, String member) {
        synchronized (slack) {
            for (String team : slack.estate().links().requiredTeamsOf(group)) {
                if (slack.estate().links().requiring(team).stream()
                        .noneMatch(other -> isMember(other, member))) {
                    slack.movements().leave(member, team, AuditLog.NOBODY);
                }
            }
            for (String channel : slack.estate().channels().reservedFor(group)) {
                if (slack.estate().channels().allowList(channel).stream()
                        .noneMatch(other -> isMember(other, member))) {
                    slack.movements().exit(member, channel, AuditLog.NOBODY);
                }
            }
        }
    }
}
