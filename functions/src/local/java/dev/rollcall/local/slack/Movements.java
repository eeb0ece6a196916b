package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.audit.AuditEntity;

import java.util.Set;
import java.util.TreeSet;

/** Puts accounts into workspaces and channels, and takes them out; Slack logs it. */
public final class Movements {
    private final SlackOrganisation slack;

    Movements(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /** Makes the account a member of a workspace, and tells whether this is new. */
    public boolean join(String account, String team, String by) {
        synchronized (slack) {
            SlackAccount joining = slack.account(account).orElseThrow();
            if (joining.workspaces().contains(team) || joining.deactivatedFrom().isPresent()) {
                return false;
            }
            Set<String> teams = new TreeSet<>(joining.workspaces());
            teams.add(team);
            slack.change(account, known -> known.in(teams));
            String action = joining.guest() ? "guest_joined_workspace" : "user_joined_workspace";
            slack.audit().appendIn(team, action, by, AuditEntity.user(account));
            return true;
        }
    }

    /** Takes the account out of a workspace and of the channels that are in no other of its own. */
    public void leave(String account, String team, String by) {
        synchronized (slack) {
            slack.account(account)
                    .ifPresent(leaving -> {
                        Set<String> left = new TreeSet<>(leaving.workspaces());
                        left.remove(team);
                        slack.change(account, known -> known.in(left));
                        slack.groupsOf(SlackGroup.Kind.CHANNEL, account).stream()
                                .filter(channel -> placesOf(channel).contains(team))
                                .filter(channel ->
                                        placesOf(channel).stream().noneMatch(left::contains))
                                .forEach(channel -> exit(account, channel.id(), by));
                    });
        }
    }

    /** Puts the account into a channel, and tells whether this is new. */
    public boolean enter(String account, String channel, String by) {
        synchronized (slack) {
            SlackAccount entering = slack.account(account).orElseThrow();
            SlackGroup entered = slack.group(SlackGroup.Kind.CHANNEL, channel).orElseThrow();
            if (entering.deactivatedFrom().isPresent() || entered.members().contains(account)) {
                return false;
            }
            Set<String> members = new TreeSet<>(entered.members());
            members.add(account);
            slack.change(SlackGroup.Kind.CHANNEL, channel, c -> c.withMembers(members, by));
            log(entering, "channel_join", entered, "inviter", by);
            return true;
        }
    }

    /** Takes the account out of a channel, and tells whether it was in it. */
    public boolean exit(String account, String channel, String by) {
        synchronized (slack) {
            SlackAccount leaving = slack.account(account).orElseThrow();
            SlackGroup left = slack.group(SlackGroup.Kind.CHANNEL, channel).orElseThrow();
            if (!left.members().contains(account)) {
                return false;
            }
            slack.change(SlackGroup.Kind.CHANNEL, channel, c -> c.without(account, by));
            log(leaving, "channel_leave", left, "kicker", by);
            return true;
        }
    }

    /** The actor is who comes or goes; who made them do so is a detail. */
    private void log(SlackAccount who, String what, SlackGroup channel, String maker, String by) {
        ObjectNode details = Json.object();
        if (!by.equals(who.id())) {
            details.putObject(maker).put("type", "user").putObject("user").put("id", by);
        }
        slack.audit()
                .append(
                        slack.now(),
                        (who.guest() ? "guest_" : "user_") + what,
                        who.id(),
                        AuditEntity.channel(channel.id()),
                        channel.workspaceId().isEmpty()
                                ? SlackOrganisation.ID
                                : channel.workspaceId(),
                        details);
    }

    private Set<String> placesOf(SlackGroup channel) {
        return slack.estate().channels().of(channel.id(), channel.workspaceId()).workspaces();
    }
}
