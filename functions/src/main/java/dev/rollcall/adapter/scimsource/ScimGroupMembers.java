package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The people in a group by themselves: {@code GET /Groups/{id}}, all in one answer, since SCIM has
 * no pages within a group.
 */
final class ScimGroupMembers {
    private static final String PATH = "/Groups/{id}";

    private final ScimSourceSettings settings;
    private final ScimSourceCall scim;

    ScimGroupMembers(ScimSourceSettings settings, ScimSourceCall scim) {
        this.settings = requireNonNull(settings, "settings is null");
        this.scim = requireNonNull(scim, "scim is null");
    }

    /**
     * @throws PortFailure.NeedsHuman with the code {@code group-gone} if the server does not know
     *     the group
     */
    CursorListed<PersonId> read(GroupId group, CursorPoint from) {
        if (!group.source().equals(settings.source())) {
            throw new PortFailure.NeedsHuman("GET " + PATH, "group-of-another-source");
        }
        String at = "/Groups/" + UriText.encode(group.value());
        return switch (scim.get(PATH, at, ScimGroups.asked("id,members"))) {
            case ApiReply.Read read ->
                    scim.understood(PATH, () -> members(group, read.object(), from));
            case ApiReply.Refused(int status, String code) ->
                    throw new PortFailure.NeedsHuman(
                            "GET " + PATH,
                            ScimDialect.isNotFound(status, code) ? "group-gone" : code);
        };
    }

    private CursorListed<PersonId> members(GroupId group, JsonObject body, CursorPoint from) {
        if (!body.text("id").equals(group.value())) {
            throw new PortFailure.NeedsHuman("GET " + PATH, "answer-for-another-id");
        }
        boolean toldOfNone =
                settings.emptyGroups() == ScimSourceSettings.EmptyGroups.LEAVE_MEMBERS_OUT;
        if (body.member("members").isEmpty() && !toldOfNone) {
            return new CursorListed<>(
                    List.of(), new CursorListing.Ended(0, Set.of(Doubt.UNREADABLE_ITEM)));
        }
        List<Page.Row<PersonId>> rows = new ArrayList<>();
        body.objects("members").forEach(member -> row(member).ifPresent(rows::add));
        return from.take(new CursorPage<>(rows, Optional.empty()), rows.size());
    }

    /** Returns the row of a person, or of what may be one; empty of a group. */
    private Optional<Page.Row<PersonId>> row(JsonObject json) {
        try {
            ScimMember member = ScimMember.read(json);
            return member.group()
                    ? Optional.empty()
                    : Optional.of(new Page.Row<>(Optional.of(member.id()), person(member)));
        } catch (MalformedJson _) {
            return Optional.of(new Page.Row<>(Optional.empty(), Optional.empty()));
        }
    }

    private Optional<PersonId> person(ScimMember member) {
        try {
            return Optional.of(new PersonId(settings.source(), member.id()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
