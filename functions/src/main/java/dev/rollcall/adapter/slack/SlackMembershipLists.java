package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.adapter.slack.call.Arguments;
import dev.rollcall.adapter.slack.call.ChannelMethod;
import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.RoleMethod;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.WebMethod;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.WorkspaceGroups;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPage;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Page;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who is where by {@code usergroups.list}, {@code conversations.members} and {@code
 * admin.roles.listAssignments}: one call each time.
 */
final class SlackMembershipLists implements MembershipLists {
    private static final WebMethod MEMBERS = ChannelMethod.MEMBERS;
    private static final WebMethod ROLES = RoleMethod.LIST;

    private final SlackCall slack;
    private final UserGroupList userGroups;
    private final InstantSource clock;

    SlackMembershipLists(SlackCall slack, UserGroupList userGroups, InstantSource clock) {
        this.slack = requireNonNull(slack, "slack is null");
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public WorkspaceGroups userGroups(String workspaceId) {
        Instant begun = clock.instant();
        List<UserGroupShown> groups =
                userGroups.enabledWithMembers(workspaceId, Deadline.distant());
        for (UserGroupShown group : groups) {
            if (!group.showsAsManyAsCounted()) {
                throw new PortFailure.Unavailable(
                        "usergroups.list: maybe not all members of " + group.id() + " are shown");
            }
        }
        return UserGroupShown.together(workspaceId, groups, begun);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A page may have fewer than were asked for though it is not the last
     * (docs.slack.dev/reference/methods/conversations.members).
     */
    @Override
    public CursorListed<AccountId> members(Entitlement.Channel channel, CursorPoint from) {
        Arguments arguments = Arguments.of("channel", channel.channelId());
        return read(MEMBERS, arguments, from, SlackMembershipLists::members)
                .map(page -> from.take(page, Math.min(page.rows().size(), MEMBERS.atMost())))
                .orElseGet(() -> new CursorListed<>(List.of(), from.refused()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The oldest first, so that who is given a role meanwhile comes last and moves nobody.
     */
    @Override
    public CursorListed<RoleHolder> adminRoles(CursorPoint from) {
        return read(ROLES, Arguments.of("sort_dir", "ASC"), from, SlackMembershipLists::holders)
                .map(page -> from.take(page, ROLES.atMost()))
                .orElseGet(() -> new CursorListed<>(List.of(), from.refused()));
    }

    /** Returns a page; empty where Slack does not know the cursor any more. */
    private <T> Optional<CursorPage<T>> read(
            WebMethod method,
            Arguments arguments,
            CursorPoint from,
            Function<JsonObject, List<Page.Row<T>>> rows) {
        Arguments first = arguments.and("limit", Integer.toString(method.atMost()));
        Arguments asked = from.cursor().map(cursor -> first.and("cursor", cursor)).orElse(first);
        SlackOutcome outcome = slack.call(method, asked, Deadline.distant());
        return from.cursor().isPresent() && outcome.code().equals("invalid_cursor")
                ? Optional.empty()
                : Optional.of(
                        outcome.find(
                                method.documentedAs(),
                                body -> new CursorPage<>(rows.apply(body), SlackPages.next(body))));
    }

    private static List<Page.Row<AccountId>> members(JsonObject body) {
        return body.having("members").elements("members").stream()
                .map(SlackMembershipLists::member)
                .toList();
    }

    private static Page.Row<AccountId> member(JsonNode node) {
        Optional<String> id = Optional.ofNullable(node.textValue());
        return new Page.Row<>(id, id.flatMap(text -> understood(() -> new AccountId(text))));
    }

    private static List<Page.Row<RoleHolder>> holders(JsonObject body) {
        return body.having("role_assignments").objects("role_assignments").stream()
                .map(item -> understood(() -> holder(item)))
                .map(holder ->
                        new Page.Row<>(
                                holder.map(one -> one.account() + " " + one.role().key()), holder))
                .toList();
    }

    private static RoleHolder holder(JsonObject item) {
        return new RoleHolder(
                Ids.account(item, "user_id"),
                new Entitlement.AdminRole(item.text("role_id"), item.text("entity_id")));
    }

    /** One entry that we do not understand must not hide the others. */
    private static <T> Optional<T> understood(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (MalformedJson | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
