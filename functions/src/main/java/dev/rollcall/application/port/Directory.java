package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.Headcount;
import dev.rollcall.domain.policy.PolicyWorld;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Everybody and everything that one source knows, list by list and page by page. Only reads; throws
 * {@link PortFailure}, and the same point can then be read again.
 *
 * <p>That a list has ended proves nothing by itself: a source may answer with too little and say
 * that this is all. So nobody may be taken for absent before an id was asked for by {@link
 * PersonSource}.
 */
public interface Directory {

    SourceId source();

    /**
     * Reads one page of all people, whatever their status: those who have left are among them as
     * long as the source keeps them.
     */
    CursorListed<PersonReading.Found> people(CursorPoint from);

    /** Reads one page of all groups. */
    CursorListed<Group> groups(CursorPoint from);

    /** Reads one page of who is in the group by themselves, not by another group. */
    CursorListed<PersonId> members(GroupId group, CursorPoint from);

    /**
     * Reads one page of those whose status makes them a leaver and who were changed since then,
     * from a list that is not late as a search may be. Whoever's time can be put back may be among
     * them whenever they left.
     */
    CursorListed<PersonReading.Found> leaversSince(Instant time, CursorPoint from);

    /** Returns whom it lets sign in to Slack; empty if it does not tell. */
    default Optional<Assignments> assignments() {
        return Optional.empty();
    }

    /**
     * @param people how many are in it by themselves, where the source says so
     * @param parents the groups that it is in itself
     */
    record Group(GroupId id, String name, Optional<Integer> people, Set<GroupId> parents) {
        public Group {
            requireNonNull(id, "id is null");
            requireNonNull(name, "name is null");
            requireNonNull(people, "people is null");
            parents = Set.copyOf(parents);
        }

        /**
         * Returns it as a policy is checked against it.
         *
         * @throws java.util.NoSuchElementException if nobody has counted its people
         */
        public PolicyWorld.Group inWorld() {
            return new PolicyWorld.Group(name, parents, Headcount.of(people.orElseThrow()));
        }
    }
}
