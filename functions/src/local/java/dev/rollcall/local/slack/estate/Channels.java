package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What channels are, and which IdP groups a private one is reserved for. */
public final class Channels {
    private final Runnable changed;
    private final Map<String, ChannelFacts> facts = new LinkedHashMap<>();
    private final Map<String, Set<String>> allowLists = new LinkedHashMap<>();

    Channels(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized void put(ChannelFacts channel) {
        facts.put(channel.id(), channel);
        changed.run();
    }

    /** Returns what is known of a channel; a public one of its workspace if nothing was said. */
    public synchronized ChannelFacts of(String id, String workspace) {
        ChannelFacts known = facts.get(id);
        return known == null
                ? ChannelFacts.open(id, workspace, "USLACKUSER", Instant.EPOCH)
                : known;
    }

    public synchronized Set<String> allowList(String channel) {
        return Set.copyOf(allowLists.getOrDefault(channel, Set.of()));
    }

    /** Returns the channels that are reserved for a group. */
    public synchronized Set<String> reservedFor(String group) {
        Set<String> channels = new TreeSet<>();
        allowLists.forEach((channel, groups) -> {
            if (groups.contains(group)) {
                channels.add(channel);
            }
        });
        return channels;
    }

    public synchronized void reserve(String channel, String group) {
        allowLists.computeIfAbsent(channel, _ -> new TreeSet<>()).add(group);
        changed.run();
    }

    public synchronized void release(String channel, String group) {
        if (allowLists.getOrDefault(channel, new TreeSet<>()).remove(group)) {
            changed.run();
        }
    }
}
