package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who changed users and groups in Slack, by its audit logs. */
public interface SlackWriters {

    /**
     * All changes of one actor through one application.
     *
     * @param actor an account's id
     * @param app an application's id; empty: by hand, or Slack does not say
     * @param changes how many of each action
     */
    record Writer(String actor, String app, SortedMap<String, Integer> changes, Instant newest) {
        public Writer {
            requireNonNull(actor, "actor is null");
            requireNonNull(app, "app is null");
            changes = new TreeMap<>(changes);
            requireNonNull(newest, "newest is null");
        }

        @Override
        public SortedMap<String, Integer> changes() {
            return new TreeMap<>(changes);
        }
    }

    /**
     * @param whole false: there are more changes, earlier than the ones that were read
     */
    record Seen(List<Writer> writers, boolean whole) {
        public Seen {
            writers = List.copyOf(writers);
        }
    }

    /**
     * Returns who wrote since then.
     *
     * @throws PortFailure if the audit logs cannot be read
     */
    Seen since(Instant since);
}
