package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which workspaces and channels hang on an IdP group. */
public final class GroupLinks {
    private final Runnable changed;
    private final Map<String, Map<String, Boolean>> teams = new LinkedHashMap<>();
    private final Map<String, Set<String>> channels = new LinkedHashMap<>();

    GroupLinks(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    /**
     * Links a workspace.
     *
     * @param required who is in the group is in the workspace
     */
    public synchronized void linkTeam(String group, String team, boolean required) {
        teams.computeIfAbsent(group, _ -> new TreeMap<>())
                .merge(team, required, Boolean::logicalOr);
        changed.run();
    }

    /** Ends a link, and tells whether there was one. */
    public synchronized boolean unlinkTeam(String group, String team) {
        boolean was = teams.getOrDefault(group, new TreeMap<>()).remove(team) != null;
        if (was) {
            changed.run();
        }
        return was;
    }

    public synchronized Set<String> teamsOf(String group) {
        return Set.copyOf(teams.getOrDefault(group, Map.of()).keySet());
    }

    /** Returns the workspaces in which the group's members have to be. */
    public synchronized Set<String> requiredTeamsOf(String group) {
        Set<String> required = new TreeSet<>();
        teams.getOrDefault(group, Map.of())
                .forEach((team, must) -> {
                    if (must) {
                        required.add(team);
                    }
                });
        return required;
    }

    /** Returns the groups that a workspace is required by. */
    public synchronized Set<String> requiring(String team) {
        Set<String> groups = new TreeSet<>();
        teams.keySet().stream()
                .filter(group -> requiredTeamsOf(group).contains(team))
                .forEach(groups::add);
        return groups;
    }

    /** Links a channel, and tells whether this is new. */
    public synchronized boolean linkChannel(String group, String channel) {
        boolean added = channels.computeIfAbsent(group, _ -> new TreeSet<>()).add(channel);
        if (added) {
            changed.run();
        }
        return added;
    }

    /** Ends a link, and tells whether there was one. */
    public synchronized boolean unlinkChannel(String group, String channel) {
        boolean was = channels.getOrDefault(group, new TreeSet<>()).remove(channel);
        if (was) {
            changed.run();
        }
        return was;
    }

    public synchronized Set<String> channelsOf(String group) {
        return new TreeSet<>(channels.getOrDefault(group, Set.of()));
    }
}
