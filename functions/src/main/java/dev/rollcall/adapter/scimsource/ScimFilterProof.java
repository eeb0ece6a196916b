package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Proves now and then that the server filters groups by {@code members.value}. One that ignored the
 * filter would put everybody into every group; one that answered it with nothing would put
 * everybody into none, and they would lose what groups gave. So it must find nothing for an id that
 * nobody has, and find a group for a member whom that group shows.
 */
final class ScimFilterProof {
    /** An id that no server gives to anybody. */
    static final String NOBODY = "rollcall-asks-for-nobody";

    /** How long a proof is good for: a server may be set up otherwise at any time. */
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** So many groups are looked at for a member; each is a call. */
    static final int MOST_GROUPS = 50;

    /** Of so many groups it is seen whether a user has their id. */
    static final int MOST_LOOKED_UP = 3;

    private static final String GROUP = "/Groups/{id}";
    private static final String USER = "/Users/{id}";
    private static final String FILTER =
            "GET " + ScimGroups.PATH + " with a filter on members.value";

    private final ScimSourceSettings settings;
    private final ScimSourceCall scim;
    private final Function<String, Set<GroupId>> filtered;
    private final InstantSource clock;
    private volatile Instant provenUntil = Instant.MIN;
    private volatile Optional<GroupId> shownBefore = Optional.empty();

    /**
     * @param filtered asks for the groups of a member
     */
    ScimFilterProof(
            ScimSourceSettings settings,
            ScimSourceCall scim,
            Function<String, Set<GroupId>> filtered,
            InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.scim = requireNonNull(scim, "scim is null");
        this.filtered = requireNonNull(filtered, "filtered is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Throws {@link PortFailure} if it is not proven. */
    void require() {
        Instant now = clock.instant();
        if (now.isBefore(provenUntil)) {
            return;
        }
        if (!filtered.apply(NOBODY).isEmpty()) {
            throw new PortFailure.NeedsHuman(FILTER, "not-filtered");
        }
        SequencedSet<GroupId> groups = candidates();
        requireFinding(groups);
        groups.stream().limit(MOST_LOOKED_UP).forEach(this::requireNobodys);
        provenUntil = now.plus(GOOD_FOR);
    }

    private void requireFinding(SequencedSet<GroupId> groups) {
        for (GroupId group : groups) {
            List<ScimMember> members = members(group);
            List<ScimMember> samples =
                    List.of(true, false).stream()
                            .flatMap(isGroup ->
                                    members.stream()
                                            .filter(member -> member.group() == isGroup)
                                            .limit(1))
                            .toList();
            boolean proven = false;
            for (ScimMember sample : samples) {
                if (filtered.apply(sample.id()).contains(group)) {
                    proven = proven || !sample.group();
                } else if (members(group).contains(sample)) {
                    throw new PortFailure.NeedsHuman(FILTER, "filter-finds-nothing");
                }
            }
            if (proven) {
                shownBefore = Optional.of(group);
                return;
            }
        }
        throw new PortFailure.NeedsHuman(FILTER, "filter-not-provable");
    }

    /**
     * An id is of one resource only (RFC 7643 §3.1). Where users and groups are counted apart, the
     * filter would find for a user also what the group of that number is in.
     */
    private void requireNobodys(GroupId group) {
        String at = "/Users/" + UriText.encode(group.value());
        switch (scim.get(USER, at, ScimGroups.asked("id"))) {
            case ApiReply.Read read
                    when read.object()
                            .optionalText("id")
                            .filter(group.value()::equals)
                            .isPresent() ->
                    throw new PortFailure.NeedsHuman(FILTER, "id-of-a-user-and-a-group");
            // Whatever it says of an id that no user can have.
            case ApiReply.Read _, ApiReply.Refused _ -> {}
        }
    }

    /** The group that served last time comes first: most often it does again. */
    private SequencedSet<GroupId> candidates() {
        ScimList<GroupId> list =
                new ScimList<>(
                        ScimGroups.PATH,
                        ScimGroups.asked("id"),
                        row -> ScimGroupRow.group(settings.source(), row.text("id")));
        SequencedSet<GroupId> groups = new LinkedHashSet<>();
        shownBefore.ifPresent(groups::add);
        list.read(scim, CursorPoint.START).items().stream().limit(MOST_GROUPS).forEach(groups::add);
        return groups;
    }

    /** Returns the members that say what they are; none if the group is gone. */
    private List<ScimMember> members(GroupId group) {
        String at = "/Groups/" + UriText.encode(group.value());
        return switch (scim.get(GROUP, at, ScimGroups.asked("id,members"))) {
            case ApiReply.Read read ->
                    scim.understood(
                            GROUP,
                            () ->
                                    read.object().objects("members").stream()
                                            .flatMap(member -> member(member).stream())
                                            .toList());
            case ApiReply.Refused(int status, String code)
                    when ScimDialect.isNotFound(status, code) ->
                    List.of();
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + GROUP, refused.code());
        };
    }

    private static Optional<ScimMember> member(JsonObject json) {
        try {
            return Optional.of(ScimMember.read(json));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }
}
