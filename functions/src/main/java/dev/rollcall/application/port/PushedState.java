package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.domain.push.PushedId.Kind;
import dev.rollcall.domain.push.PushedKey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What sources that push have told. Whatever concerns people is written as untold in the same
 * write, and stays so until the inbox has it: nothing is lost between the two (rule 10).
 */
public interface PushedState {
    /** How many memberships one write may change. */
    int MEMBERS_AT_ONCE = 33;

    /** What became of a write. */
    sealed interface Stored {
        record Done(Pushed now) implements Stored {
            public Done {
                requireNonNull(now, "now is null");
            }
        }

        /** Another one has that key. */
        record Taken(PushedKey.Name key) implements Stored {
            public Taken {
                requireNonNull(key, "key is null");
            }
        }

        /** It is not as it was seen any more: read again. */
        record Moved() implements Stored {}
    }

    /** Returns it, a deleted one too. */
    Optional<Pushed> find(PushedId id);

    /** Returns those that are there, in no order. */
    List<Pushed> findAll(Collection<PushedId> ids);

    /** Returns which have the key; one at most if it is unique. */
    List<PushedId> having(SourceId source, Kind kind, PushedKey key);

    Stored create(Pushed fresh);

    /**
     * Puts one in the place of what was seen.
     *
     * @param next of the same id, one version later
     */
    Stored replace(Pushed seen, Pushed next);

    /**
     * Returns how many are not deleted, by {@link PushedId#part()}; parts in which there never was
     * one lack.
     */
    SortedMap<String, Integer> counts(SourceId source, Kind kind);

    /** Returns all of a part by their ids, deleted ones too. */
    List<Pushed> part(SourceId source, Kind kind, String part);

    List<PushedId> members(PushedId group);

    boolean isMember(PushedId group, PushedId member);

    /** Returns the groups that it was put into, among them those that are deleted since. */
    List<PushedId> groupsOf(PushedId member);

    /**
     * Puts some in and takes some out, whose version grows by it.
     *
     * @param seen the group
     * @param in not in it yet, and not deleted
     * @param out in it now; with those at most {@link #MEMBERS_AT_ONCE}
     * @return the group afterwards, or that something was not as seen
     */
    Stored changeMembers(
            Pushed seen, Collection<PushedId> in, Collection<PushedId> out, Instant now);

    /** Returns what was changed before that time and is not told yet, the oldest first. */
    List<Pushed> untold(Instant changedBefore, int limit);

    /** Notes that the inbox has it, unless it has changed since. */
    void told(Pushed pushed);
}
