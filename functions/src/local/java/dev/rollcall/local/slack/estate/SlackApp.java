package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.TreeSet;

/**
 * An app.
 *
 * @param creator who built it, empty for somebody outside
 * @param internal built here, and not from the directory
 * @param bound it works only while who installed it is active
 */
public record SlackApp(
        String id,
        String name,
        String creator,
        Set<String> collaborators,
        boolean internal,
        boolean bound) {

    public SlackApp {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(creator, "creator is null");
        collaborators = new TreeSet<>(collaborators);
    }

    /** Returns an app of the directory whose bot outlives who installed it. */
    public static SlackApp ofDirectory(String id, String name) {
        return new SlackApp(id, name, "", Set.of(), false, false);
    }
}
