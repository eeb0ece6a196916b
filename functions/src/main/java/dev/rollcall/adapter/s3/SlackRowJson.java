package dev.rollcall.adapter.s3;

import static dev.rollcall.adapter.s3.RowMembers.ACCOUNT;
import static dev.rollcall.adapter.s3.RowMembers.ATTRIBUTES;
import static dev.rollcall.adapter.s3.RowMembers.GROUP;
import static dev.rollcall.adapter.s3.RowMembers.a;
import static dev.rollcall.adapter.s3.RowMembers.accountId;
import static dev.rollcall.adapter.s3.RowMembers.digests;
import static dev.rollcall.adapter.s3.RowMembers.exactly;
import static dev.rollcall.adapter.s3.RowMembers.set;
import static dev.rollcall.adapter.s3.RowMembers.text;
import static dev.rollcall.adapter.s3.RowMembers.texts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.access.Account.Rank;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.TreeSet;

/** Rows of what Slack has, as JSON. */
final class SlackRowJson {
    static final String ROSTER_ENTRY = "roster-entry";
    static final String USER_GROUP = "user-group";
    static final String CHANNEL_MEMBER = "channel-member";
    static final String ROLE_HOLDER = "role-holder";

    private static final String ACTIVE = "active";
    private static final String TYPE = "type";
    private static final String UNTIL = "until";
    private static final String EMAILS = "emails";
    private static final String GROUPS = "groups";
    private static final String RANK = "rank";
    private static final String DEACTIVATED_AT = "deactivatedAt";
    private static final String WORKSPACES = "workspaces";
    private static final String MEMBERS = "members";
    private static final String ROLE = "role";

    private SlackRowJson() {}

    static ObjectNode node(SnapshotRow.Account account) {
        ObjectNode row =
                a(ACCOUNT)
                        .put(ACCOUNT, account.account().value())
                        .put(ACTIVE, account.active())
                        .put(TYPE, account.type().name())
                        .put(UNTIL, text(account.guestUntil()));
        ArrayNode emails = row.putArray(EMAILS);
        new TreeSet<>(account.emails()).forEach(emails::add);
        digests(row, account.attributes());
        return texts(row, GROUPS, account.idpGroups());
    }

    static SnapshotRow account(JsonObject row) {
        exactly(row, ACCOUNT, ACTIVE, TYPE, UNTIL, EMAILS, ATTRIBUTES, GROUPS);
        return new SnapshotRow.Account(
                accountId(row),
                row.bool(ACTIVE),
                AccountType.valueOf(row.text(TYPE)),
                row.optionalInstant(UNTIL),
                set(row.having(EMAILS).wholeNumbers(EMAILS)),
                digests(row),
                set(row.having(GROUPS).texts(GROUPS)));
    }

    static ObjectNode node(SnapshotRow.RosterEntry entry) {
        ObjectNode row =
                a(ROSTER_ENTRY)
                        .put(ACCOUNT, entry.account().value())
                        .put(ACTIVE, entry.active())
                        .put(RANK, entry.rank().name())
                        .put(DEACTIVATED_AT, text(entry.deactivatedAt()));
        return texts(row, WORKSPACES, entry.workspaces());
    }

    static SnapshotRow rosterEntry(JsonObject row) {
        exactly(row, ACCOUNT, ACTIVE, RANK, DEACTIVATED_AT, WORKSPACES);
        return new SnapshotRow.RosterEntry(
                accountId(row),
                row.bool(ACTIVE),
                Rank.valueOf(row.text(RANK)),
                row.optionalInstant(DEACTIVATED_AT),
                set(row.having(WORKSPACES).texts(WORKSPACES)));
    }

    static ObjectNode node(SnapshotRow.UserGroup group) {
        return texts(a(USER_GROUP).put(GROUP, group.groupId()), MEMBERS, group.members());
    }

    static SnapshotRow userGroup(JsonObject row) {
        exactly(row, GROUP, MEMBERS);
        return new SnapshotRow.UserGroup(
                row.text(GROUP),
                set(row.having(MEMBERS).texts(MEMBERS).stream().map(AccountId::new).toList()));
    }

    private static Entitlement.AdminRole role(String key) {
        if (Entitlement.parse(key) instanceof Entitlement.AdminRole role) {
            return role;
        }
        throw new MalformedJson("A holder of a role holds no other entitlement");
    }

    static ObjectNode node(SnapshotRow.ChannelMember member) {
        return a(CHANNEL_MEMBER).put(ACCOUNT, member.account().value());
    }

    static SnapshotRow channelMember(JsonObject row) {
        exactly(row, ACCOUNT);
        return new SnapshotRow.ChannelMember(accountId(row));
    }

    static ObjectNode node(SnapshotRow.RoleHolder holder) {
        return a(ROLE_HOLDER).put(ACCOUNT, holder.account().value()).put(ROLE, holder.role().key());
    }

    static SnapshotRow roleHolder(JsonObject row) {
        exactly(row, ACCOUNT, ROLE);
        return new SnapshotRow.RoleHolder(accountId(row), role(row.text(ROLE)));
    }
}
