package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.MalformedBody;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Slack's documentation leaves open, or says and is contradicted in. Nobody has asked a real
 * organisation yet, so each of these can be turned.
 *
 * @param patch what a PATCH may look like
 * @param groups how groups and their lists are treated
 * @param lists what lists and filters show
 * @param errors how refusals look
 * @param throttling how a refusal of too many calls looks
 * @param taken what becomes of a user whose name or address is somebody else's
 * @param leaving what a deactivation and a reactivation bring along
 * @param offers what the organisation has
 * @param log what the audit log tells
 */
public record Switches(
        Patch patch,
        Groups groups,
        Lists lists,
        Errors errors,
        Throttling throttling,
        Taken taken,
        Leaving leaving,
        Offers offers,
        Log log) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /**
     * @param activeAsText {@code "false"} is taken for {@code false}
     * @param withoutPath an operation may have an object and no path
     * @param startDateByOperation the start date may be set by an operation
     * @param putWithoutActiveDeactivates as Slack's own example shows
     * @param scimMediaType {@code application/scim+json} is taken too
     */
    public record Patch(
            boolean activeAsText,
            boolean withoutPath,
            boolean startDateByOperation,
            boolean putWithoutActiveDeactivates,
            boolean scimMediaType) {}

    /**
     * @param valueList what a removal of {@code members} with a list of values does
     * @param quotedIds {@code members[value eq "U1"]} is understood
     * @param plainIds {@code members[value eq U1]} is understood
     * @param memberRefused the addition of somebody who is a member already is an error
     * @param strangerRefused the removal of somebody who is no member is an error
     * @param guestsRefused guests cannot be members
     * @param membersShown how many members a list of groups shows of each, 0 for all
     */
    public record Groups(
            ValueList valueList,
            boolean quotedIds,
            boolean plainIds,
            boolean memberRefused,
            boolean strangerRefused,
            boolean guestsRefused,
            int membersShown) {
        public Groups {
            requireNonNull(valueList, "valueList is null");
        }
    }

    /** What a removal of {@code members} with a list of values does. */
    public enum ValueList {
        EMPTIES_GROUP,
        TAKES_THEM_OUT,
        REFUSED
    }

    /**
     * @param filters which attributes a filter may name
     * @param deactivatedShown deactivated users are in the list
     * @param botsShown bots are in the list
     * @param nullsShown unset custom fields are told as null
     * @param pastEndRefused a start beyond the end is an error
     * @param noneMeansDefault a count of 0 asks for the usual page, instead of for none
     * @param channelPage how many members of a channel a page has at most, whatever it was asked
     *     for; 0 for as many as it was asked for
     */
    public record Lists(
            Filters filters,
            boolean deactivatedShown,
            boolean botsShown,
            boolean nullsShown,
            boolean pastEndRefused,
            boolean noneMeansDefault,
            int channelPage) {
        public Lists {
            requireNonNull(filters, "filters is null");
            if (channelPage < 0) {
                throw new IllegalArgumentException("A page has no negative number of members");
            }
        }
    }

    /** Which attributes a filter may name. */
    public enum Filters {
        /** Those that somebody was seen to use. */
        AS_OBSERVED,
        /** Those, and {@code active}, {@code externalId} and the names. */
        ALL,
        /** None: for version 2 the documentation says "not applicable". */
        NONE
    }

    /**
     * @param oldShape every refusal comes as {@code {"Errors":{"description","code"}}}
     * @param suffix the code word is followed by {@code (key=value)}
     * @param statusAsText the status is a text, as the RFC wants it
     * @param statuses the HTTP status of a code word, 400 to 599. For what is not named here it is
     *     403 where the token may not, 404 for an unknown id in the path, 500 for {@code
     *     user_creation_failed}, else 400
     * @param lateToken what the Web API says of the token of somebody deactivated
     */
    public record Errors(
            boolean oldShape,
            boolean suffix,
            boolean statusAsText,
            SortedMap<String, Integer> statuses,
            String lateToken) {
        public Errors {
            statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
            if (statuses.values().stream().anyMatch(status -> status < 400 || status > 599)) {
                throw new IllegalArgumentException("A refusal's status is 400 to 599");
            }
            requireNonNull(lateToken, "lateToken is null");
        }
    }

    /**
     * @param retryAfter what the header says
     * @param body what the body says
     */
    public record Throttling(RetryAfter retryAfter, Body body) {
        public Throttling {
            requireNonNull(retryAfter, "retryAfter is null");
            requireNonNull(body, "body is null");
        }

        /** What {@code Retry-After} says of a call that came too soon. */
        public enum RetryAfter {
            /** In how many seconds it is let through. */
            NEEDED,
            /** A minute, however soon it would be let through. */
            A_MINUTE,
            /** A second, however long it takes. */
            A_SECOND,
            /** Nothing: there is none. */
            ABSENT
        }

        /** What the body of a 429 is. */
        public enum Body {
            CODE,
            EMPTY,
            /** No JSON. */
            PLAIN_TEXT
        }
    }

    /**
     * @param usernameSuffixed a user name that is taken gets a number, instead of a refusal
     * @param addressOfActive what a new user with the address of somebody active is told
     * @param addressOfDeactivated and with that of somebody deactivated
     */
    public record Taken(
            boolean usernameSuffixed, Address addressOfActive, Address addressOfDeactivated) {
        public Taken {
            requireNonNull(addressOfActive, "addressOfActive is null");
            requireNonNull(addressOfDeactivated, "addressOfDeactivated is null");
        }

        /** What a new user with somebody else's address is told. */
        public enum Address {
            EMAIL_TAKEN,
            /** {@code user_creation_failed} with 500, as when all seats are taken. */
            CREATION_FAILED
        }
    }

    /**
     * @param shownAfterMillis how long after a deactivation reads still show the account as active
     * @param groupsShown the user resource of somebody deactivated tells of groups
     * @param losesGroups a deactivation takes the account out of its IdP groups and user groups
     * @param sessionsEndMillis how long after a deactivation its sessions end; Slack says that they
     *     do, not how soon; below 0 for never
     * @param losesWorkspaces whoever is reactivated is in no workspace of the organisation; on
     *     Business+ the one workspace is all there is, and stays
     * @param leavesChannels a deactivation takes the account out of its channels
     * @param sessionResetRefused the sessions of somebody deactivated cannot be reset
     * @param rolesLost a deactivation takes admin roles away
     * @param groupEffectMillis how long after somebody has left an IdP group its workspaces follow
     */
    public record Leaving(
            long shownAfterMillis,
            boolean groupsShown,
            boolean losesGroups,
            long sessionsEndMillis,
            boolean losesWorkspaces,
            boolean leavesChannels,
            boolean sessionResetRefused,
            boolean rolesLost,
            long groupEffectMillis) {}

    /**
     * @param seats how many active people there may be, 0 for any number
     * @param usersDeactivate there is {@code admin.users.deactivate}
     * @param groupDeltas there are {@code admin.usergroups.addUsers} and {@code removeUsers}
     * @param deltasOnIdpGroups these act on IdP groups too
     * @param appsReadable reading apps' approvals is allowed; else another app manages them
     * @param anybodyEditsUserGroups a workspace may keep that for its admins
     */
    public record Offers(
            int seats,
            boolean usersDeactivate,
            boolean groupDeltas,
            boolean deltasOnIdpGroups,
            boolean appsReadable,
            boolean anybodyEditsUserGroups) {}

    /**
     * @param groupEntries who is named where, when somebody is put into a group or taken out
     * @param agentTold an entry tells the {@code User-Agent} of the call
     * @param appTold an entry tells the app whose token it was
     */
    public record Log(GroupEntries groupEntries, boolean agentTold, boolean appTold) {
        public Log {
            requireNonNull(groupEntries, "groupEntries is null");
        }
    }

    /** Who is named where in an entry of somebody who is put into a group or taken out. */
    public enum GroupEntries {
        /**
         * The actor is who came or went, and {@code details} name the {@code inviter} or {@code
         * kicker}, as in the examples of AppOmni's Event Maturity Matrix
         * (github.com/AppOmni-Labs/event-maturity-matrix, products/slack/event_examples).
         */
        ACTOR_CAME,
        /** The actor is who did it, and {@code details} name the {@code user}. */
        ACTOR_DID,
        /** The actor is who did it, and nothing tells to whom. */
        UNTOLD
    }

    private static final SortedMap<String, Integer> RFC_STATUSES =
            new TreeMap<>(
                    Map.of(
                            "email_taken", 409,
                            "username_taken", 409,
                            "group_creation_failed", 409,
                            "too_many_users", 413));

    /** Slack as documented; where nothing is documented, the reading that is worse for us. */
    public static final Switches DOCUMENTED =
            new Switches(
                    new Patch(false, false, false, true, true),
                    new Groups(ValueList.EMPTIES_GROUP, true, true, false, false, true, 0),
                    new Lists(Filters.AS_OBSERVED, true, true, true, false, false, 0),
                    new Errors(false, false, false, new TreeMap<>(), "account_inactive"),
                    new Throttling(Throttling.RetryAfter.NEEDED, Throttling.Body.CODE),
                    new Taken(false, Taken.Address.EMAIL_TAKEN, Taken.Address.EMAIL_TAKEN),
                    new Leaving(600, true, false, 3_600_000, true, true, false, false, 0),
                    new Offers(0, true, true, false, true, true),
                    new Log(GroupEntries.ACTOR_CAME, true, false));

    /** As RFC 7643 and 7644 would have it. */
    public static final Switches STRICT_RFC =
            new Switches(
                    new Patch(false, true, true, false, true),
                    new Groups(ValueList.TAKES_THEM_OUT, true, false, false, false, true, 0),
                    new Lists(Filters.ALL, true, true, false, false, false, 0),
                    new Errors(false, false, true, RFC_STATUSES, "account_inactive"),
                    new Throttling(Throttling.RetryAfter.NEEDED, Throttling.Body.CODE),
                    new Taken(false, Taken.Address.EMAIL_TAKEN, Taken.Address.EMAIL_TAKEN),
                    new Leaving(0, true, false, 0, false, true, false, false, 0),
                    new Offers(0, true, true, false, true, true),
                    new Log(GroupEntries.ACTOR_CAME, true, false));

    public Switches {
        requireNonNull(patch, "patch is null");
        requireNonNull(groups, "groups is null");
        requireNonNull(lists, "lists is null");
        requireNonNull(errors, "errors is null");
        requireNonNull(throttling, "throttling is null");
        requireNonNull(taken, "taken is null");
        requireNonNull(leaving, "leaving is null");
        requireNonNull(offers, "offers is null");
        requireNonNull(log, "log is null");
    }

    /**
     * Returns these switches with some turned, {@code {"offers": {"seats": 8}}} for instance.
     *
     * @throws MalformedBody if there is no such switch, or no such position
     */
    public Switches turned(ObjectNode some) {
        ObjectNode all = json();
        try {
            MAPPER.readerForUpdating(all).readValue(some);
            return MAPPER.treeToValue(all, Switches.class);
        } catch (JsonProcessingException wrong) {
            throw new MalformedBody("There is no such switch: " + wrong.getOriginalMessage());
        } catch (IOException impossible) {
            throw new MalformedBody("The switches cannot be read", impossible);
        }
    }

    public ObjectNode json() {
        return MAPPER.valueToTree(this);
    }
}
