package dev.rollcall.adapter.s3;

import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

/**
 * A row of a snapshot as one line of JSON. Each kind has its members, all of them always there, so
 * that a line which lacks one, or has another, is none of ours. Equal rows make equal lines.
 */
final class SnapshotRowJson {
    private SnapshotRowJson() {}

    /** Returns one line, without its end. */
    static String write(SnapshotRow row) {
        return Json.write(
                switch (row) {
                    case SnapshotRow.Person person -> SourceRowJson.node(person);
                    case SnapshotRow.Group group -> SourceRowJson.node(group);
                    case SnapshotRow.GroupMember member -> SourceRowJson.node(member);
                    case SnapshotRow.Assigned assigned -> SourceRowJson.node(assigned);
                    case SnapshotRow.Linked link -> SourceRowJson.node(link);
                    case SnapshotRow.Account account -> SlackRowJson.node(account);
                    case SnapshotRow.RosterEntry entry -> SlackRowJson.node(entry);
                    case SnapshotRow.UserGroup group -> SlackRowJson.node(group);
                    case SnapshotRow.ChannelMember member -> SlackRowJson.node(member);
                    case SnapshotRow.RoleHolder holder -> SlackRowJson.node(holder);
                });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedJson if the line is not exactly such a row
     * @throws IllegalArgumentException if an id, a code or a number in it is none
     */
    static SnapshotRow read(String line) {
        JsonObject row = Json.readObject(line);
        return switch (row.text(RowMembers.IS)) {
            case RowMembers.PERSON -> SourceRowJson.person(row);
            case RowMembers.GROUP -> SourceRowJson.group(row);
            case SourceRowJson.GROUP_MEMBER -> SourceRowJson.groupMember(row);
            case SourceRowJson.ASSIGNED -> SourceRowJson.assigned(row);
            case SourceRowJson.LINKED -> SourceRowJson.linked(row);
            case RowMembers.ACCOUNT -> SlackRowJson.account(row);
            case SlackRowJson.ROSTER_ENTRY -> SlackRowJson.rosterEntry(row);
            case SlackRowJson.USER_GROUP -> SlackRowJson.userGroup(row);
            case SlackRowJson.CHANNEL_MEMBER -> SlackRowJson.channelMember(row);
            case SlackRowJson.ROLE_HOLDER -> SlackRowJson.roleHolder(row);
            default -> throw new MalformedJson("There is no row of that kind");
        };
    }
}
