package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who is signed in where. */
public final class Sessions {
    private final Runnable changed;
    private final Map<String, List<Session>> byUser = new LinkedHashMap<>();
    private long last = 4_000_000;

    Sessions(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized Session open(String user, Device device) {
        last++;
        Session session = new Session(last, user, device, device);
        byUser.computeIfAbsent(user, _ -> new ArrayList<>()).add(session);
        changed.run();
        return session;
    }

    /** Signs the user in on made-up devices, or out, until there are so many sessions. */
    public synchronized void makeSo(String user, int count) {
        while (count(user) < count) {
            open(user, Device.numbered(last));
        }
        while (count(user) > count) {
            end(user, of(user).getLast().id());
        }
    }

    public synchronized List<Session> of(String user) {
        return List.copyOf(byUser.getOrDefault(user, List.of()));
    }

    public synchronized List<Session> all() {
        return byUser.values().stream().flatMap(List::stream).toList();
    }

    public synchronized int count(String user) {
        return byUser.getOrDefault(user, List.of()).size();
    }

    /** Ends one session, and tells whether there was such a one. */
    public synchronized boolean end(String user, long id) {
        return endThose(user, session -> session.id() == id) > 0;
    }

    /** Ends the user's sessions that fit, and returns how many there were. */
    public synchronized int endThose(String user, Predicate<Session> which) {
        List<Session> open = byUser.getOrDefault(user, new ArrayList<>());
        int before = open.size();
        open.removeIf(which);
        if (open.size() < before) {
            changed.run();
        }
        return before - open.size();
    }
}
