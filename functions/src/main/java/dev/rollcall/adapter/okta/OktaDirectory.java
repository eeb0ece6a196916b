package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.http.UriText;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Okta's lists of users and groups (Users and Groups API, developer.okta.com).
 *
 * <p>A list of users lacks those who are {@code DEPROVISIONED} unless it is filtered or searched. A
 * search may be late ("use an ID lookup for records that you update"), so it is a filter. A filter
 * takes {@code eq} only, but of {@code lastUpdated}, which all users have: asked for all who were
 * changed since 1970 it lets nobody go by, not even somebody of a status that is new to us, whom a
 * list of all statuses would leave out.
 */
final class OktaDirectory implements Directory {
    private static final String USERS = "/api/v1/users";
    private static final String GROUPS = "/api/v1/groups";
    private static final String MEMBERS = "/api/v1/groups/{id}/users";
    private static final String NOT_FOUND = "E0000007";

    /** Leaves out what is slow to gather and of no use; where a status is going we need. */
    private static final Map<String, String> SHORT_ROWS =
            Map.of(
                    "Content-Type",
                    "application/json;"
                            + " okta-response=\"omitCredentials,omitCredentialsLinks\"");

    /** Okta's times have milliseconds, always. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final OktaSettings settings;
    private final ApiCall okta;
    private final OktaRows rows;
    private final Optional<Assignments> assignments;

    /**
     * @param assignments to the Slack application, if one is configured
     */
    OktaDirectory(OktaSettings settings, ApiCall okta, Optional<Assignments> assignments) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.rows = new OktaRows(settings.source());
        this.assignments = requireNonNull(assignments, "assignments is null");
    }

    @Override
    public SourceId source() {
        return settings.source();
    }

    /**
     * Reads users of every status. Okta always has somebody, an administrator at least: a list of
     * nobody is not whole.
     */
    @Override
    public CursorListed<PersonReading.Found> people(CursorPoint from) {
        return notEmpty(USERS, users(changedSince(Instant.EPOCH)).read(okta, from));
    }

    /** Everyone is built in, so a list without a group is not whole. */
    @Override
    public CursorListed<Group> groups(CursorPoint from) {
        OktaList<Group> list =
                new OktaList<>(
                        GROUPS,
                        UriText.below(settings.organisation(), GROUPS),
                        one("expand", "stats"),
                        Map.of(),
                        rows::group);
        return notEmpty(GROUPS, list.read(okta, from));
    }

    /**
     * Reads users of the group.
     *
     * @throws PortFailure.NeedsHuman with the code {@code group-gone} if Okta does not know the
     *     group
     */
    @Override
    public CursorListed<PersonId> members(GroupId group, CursorPoint from) {
        if (!group.source().equals(settings.source())) {
            throw new PortFailure.NeedsHuman("GET " + MEMBERS, "group-of-another-source");
        }
        OktaList<PersonId> list =
                new OktaList<>(
                        MEMBERS,
                        UriText.below(
                                settings.organisation(),
                                "/api/v1/groups/" + UriText.encode(group.value()) + "/users"),
                        new LinkedHashMap<>(),
                        Map.of(),
                        rows::member);
        try {
            return list.read(okta, from);
        } catch (PortFailure.NeedsHuman refused) {
            throw refused.code().equals(NOT_FOUND)
                    ? new PortFailure.NeedsHuman("GET " + MEMBERS, "group-gone")
                    : refused;
        }
    }

    /** Whoever was changed at that very time is among them. */
    @Override
    public CursorListed<PersonReading.Found> leaversSince(Instant time, CursorPoint from) {
        String filter = "status eq \"DEPROVISIONED\" and " + changedSince(time);
        return users(filter).read(okta, from);
    }

    @Override
    public Optional<Assignments> assignments() {
        return assignments;
    }

    private OktaList<PersonReading.Found> users(String filter) {
        return new OktaList<>(
                USERS,
                UriText.below(settings.organisation(), USERS),
                one("filter", filter),
                SHORT_ROWS,
                rows::person);
    }

    private static String changedSince(Instant time) {
        return "lastUpdated ge \"" + TIME.format(time) + "\"";
    }

    private static SequencedMap<String, String> one(String name, String value) {
        return new LinkedHashMap<>(Map.of(name, value));
    }

    private static <T> CursorListed<T> notEmpty(String path, CursorListed<T> listed) {
        if (listed.listing() instanceof CursorListing.Ended(int read, var doubts)
                && read == 0
                && doubts.isEmpty()) {
            throw new PortFailure.Unavailable("GET " + path + ": nothing is told");
        }
        return listed;
    }
}
