package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.GroupNaming;
import dev.rollcall.domain.account.OrganisationGroup;
import dev.rollcall.domain.account.OrganisationGroupId;

import java.util.Optional;
import java.util.Set;

/**
 * User groups of the whole organisation, whose members are added and removed singly. Not every
 * organisation has them: then each call ends as refused, and {@link
 * dev.rollcall.domain.capability.Availability#of} says what the code means for records.
 *
 * <p>Slack tells how many are in such a group and not who, so a member cannot be read back.
 */
public interface OrganisationGroups {
    /** How many accounts one call may name. */
    int MOST = 15_000;

    /** What became of the making of a group. */
    sealed interface Making {
        /** Slack made it. */
        record Made(OrganisationGroupId group) implements Making {
            public Made {
                requireNonNull(group, "group is null");
            }
        }

        /** Anything else. */
        record NotMade(WriteReply reply) implements Making {
            public NotMade {
                requireNonNull(reply, "reply is null");
            }
        }
    }

    /** Makes a group without members. */
    Making create(GroupNaming naming);

    /**
     * Reads a group; empty if there is none.
     *
     * @throws PortFailure if it cannot be read
     */
    Optional<OrganisationGroup> read(OrganisationGroupId group);

    /** Gives a group another name or handle. */
    WriteReply rename(OrganisationGroupId group, GroupNaming naming);

    /** Puts accounts into the group; in part where Slack leaves some out, guests for instance. */
    ManyReply add(OrganisationGroupId group, Set<AccountId> accounts);

    /**
     * Takes accounts out of the group, and nobody else.
     *
     * @param leaving of kind {@code REMOVE_FROM_USER_GROUP}, one at least
     */
    ManyReply remove(OrganisationGroupId group, Evictions leaving);
}
