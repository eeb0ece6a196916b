package dev.rollcall.adapter.s3;

import static dev.rollcall.adapter.s3.RowMembers.ACCOUNT;
import static dev.rollcall.adapter.s3.RowMembers.ATTRIBUTES;
import static dev.rollcall.adapter.s3.RowMembers.GROUP;
import static dev.rollcall.adapter.s3.RowMembers.PERSON;
import static dev.rollcall.adapter.s3.RowMembers.a;
import static dev.rollcall.adapter.s3.RowMembers.accountId;
import static dev.rollcall.adapter.s3.RowMembers.digests;
import static dev.rollcall.adapter.s3.RowMembers.exactly;
import static dev.rollcall.adapter.s3.RowMembers.number;
import static dev.rollcall.adapter.s3.RowMembers.set;
import static dev.rollcall.adapter.s3.RowMembers.texts;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows of what a source has, and of whose account is whose, as JSON. */
final class SourceRowJson {
    static final String GROUP_MEMBER = "group-member";
    static final String ASSIGNED = "assigned";
    static final String LINKED = "linked";

    private static final String STANDING = "standing";
    private static final String STATUS = "status";
    private static final String TOLD = "told";
    private static final String EMAIL = "email";
    private static final String PEOPLE = "people";
    private static final String PARENTS = "parents";
    private static final String CLAIMS = "claims";
    private static final String HUMAN = "human";
    private static final String MADE_AT = "madeAt";

    private SourceRowJson() {}

    static ObjectNode node(SnapshotRow.Person person) {
        ObjectNode row =
                a(PERSON)
                        .put(PERSON, person.person().toString())
                        .put(STANDING, person.standing().name())
                        .put(STATUS, person.status())
                        .put(EMAIL, person.email().orElse(null));
        ObjectNode told = row.putObject(TOLD);
        new TreeMap<>(person.told()).forEach(told::put);
        digests(row, person.attributes());
        row.put(CLAIMS, person.claims());
        row.put(HUMAN, person.human().map(HumanKey::digest).orElse(null));
        return row;
    }

    static SnapshotRow person(JsonObject row) {
        exactly(row, PERSON, STANDING, STATUS, EMAIL, TOLD, ATTRIBUTES, CLAIMS, HUMAN);
        JsonObject told = row.object(TOLD);
        Map<String, String> words = new HashMap<>();
        told.node().fieldNames().forEachRemaining(name -> words.put(name, told.text(name)));
        return new SnapshotRow.Person(
                PersonId.parse(row.text(PERSON)),
                Standing.valueOf(row.text(STANDING)),
                row.text(STATUS),
                words,
                number(row, EMAIL),
                digests(row),
                row.having(CLAIMS).bool(CLAIMS),
                row.optionalText(HUMAN).map(HumanKey::new));
    }

    static ObjectNode node(SnapshotRow.Group group) {
        ObjectNode row =
                a(GROUP).put(GROUP, group.group().toString())
                        .put(PEOPLE, group.people().orElse(null));
        return texts(row, PARENTS, group.parents());
    }

    static SnapshotRow group(JsonObject row) {
        exactly(row, GROUP, PEOPLE, PARENTS);
        return new SnapshotRow.Group(
                GroupId.parse(row.text(GROUP)),
                number(row, PEOPLE).map(SourceRowJson::count),
                set(row.having(PARENTS).texts(PARENTS).stream().map(GroupId::parse).toList()));
    }

    private static int count(long number) {
        if (number != (int) number) {
            throw new MalformedJson("A group has no such number of people");
        }
        return (int) number;
    }

    static ObjectNode node(SnapshotRow.GroupMember member) {
        return a(GROUP_MEMBER).put(PERSON, member.person().toString());
    }

    static SnapshotRow groupMember(JsonObject row) {
        exactly(row, PERSON);
        return new SnapshotRow.GroupMember(PersonId.parse(row.text(PERSON)));
    }

    static ObjectNode node(SnapshotRow.Assigned assigned) {
        return a(ASSIGNED).put(PERSON, assigned.person().toString());
    }

    static SnapshotRow assigned(JsonObject row) {
        exactly(row, PERSON);
        return new SnapshotRow.Assigned(PersonId.parse(row.text(PERSON)));
    }

    static ObjectNode node(SnapshotRow.Linked link) {
        return a(LINKED)
                .put(PERSON, link.person().toString())
                .put(ACCOUNT, link.account().value())
                .put(MADE_AT, link.madeAt().toString());
    }

    static SnapshotRow linked(JsonObject row) {
        exactly(row, PERSON, ACCOUNT, MADE_AT);
        return new SnapshotRow.Linked(
                PersonId.parse(row.text(PERSON)),
                accountId(row),
                row.having(MADE_AT).optionalInstant(MADE_AT).orElseThrow());
    }
}
