package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.push.ChangePushedMembers;
import dev.rollcall.application.push.KeepPushed;
import dev.rollcall.application.push.MemberEdit;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.platform.json.Json;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What clients do with groups: first the group itself, then who is in it. */
final class GroupRequests {
    private final KeepPushed keep;
    private final ChangePushedMembers members;
    private final Supplier<String> ids;

    /**
     * @param ids new UUIDs
     */
    GroupRequests(KeepPushed keep, ChangePushedMembers members, Supplier<String> ids) {
        this.keep = requireNonNull(keep, "keep is null");
        this.members = requireNonNull(members, "members is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    KeepPushed.Outcome create(ScimCall call) {
        ObjectNode sent = ScimBody.read(call.body());
        Pushed.Draft draft = GroupDocument.read(sent);
        Optional<MemberEdit> edit = GroupDocument.members(sent);
        PushedId id = PushedId.group(call.source(), ids.get());
        if (edit.filter(one -> one.in().size() > ChangePushedMembers.MOST_AT_A_TIME).isPresent()) {
            throw ScimRefusal.of(
                    413,
                    "A new group may have at most "
                            + ChangePushedMembers.MOST_AT_A_TIME
                            + " members; add the others by PATCH.");
        }
        edit.ifPresent(one -> check(id, one));
        return then(keep.create(id, draft), edit);
    }

    /** Replaces the group; its members only if it names any, if none by an empty list. */
    KeepPushed.Outcome replace(PushedId id, ScimCall call) {
        ObjectNode sent = ScimBody.read(call.body());
        Pushed.Draft draft = GroupDocument.read(sent);
        Optional<MemberEdit> edit = GroupDocument.members(sent);
        edit.ifPresent(one -> check(id, one));
        return then(
                keep.change(id, seen -> Preconditions.allow(call.ifMatch(), seen), _ -> draft),
                edit);
    }

    KeepPushed.Outcome patch(PushedId id, ScimCall call) {
        List<PatchStep> steps = PatchReader.read(ScimBody.read(call.body()));
        List<PatchStep> ofItself =
                steps.stream().filter(step -> !MemberSteps.areAbout(step)).toList();
        MemberEdit edit = MemberSteps.of(steps);
        check(id, edit);
        return then(
                keep.change(
                        id,
                        seen -> Preconditions.allow(call.ifMatch(), seen),
                        seen -> patched(seen, ofItself)),
                Optional.of(edit).filter(one -> !one.isNone()));
    }

    private static Pushed.Draft patched(Pushed seen, List<PatchStep> steps) {
        ObjectNode document = (ObjectNode) Json.read(seen.document());
        DocumentPatch.apply(document, steps);
        return GroupDocument.read(document);
    }

    KeepPushed.Outcome delete(PushedId id, ScimCall call) {
        return keep.delete(id, seen -> Preconditions.allow(call.ifMatch(), seen));
    }

    private KeepPushed.Outcome then(KeepPushed.Outcome kept, Optional<MemberEdit> edit) {
        return kept instanceof KeepPushed.Outcome.Kept(Pushed now) && edit.isPresent()
                ? changed(now, edit.get())
                : kept;
    }

    private KeepPushed.Outcome changed(Pushed group, MemberEdit edit) {
        return switch (members.change(group.id(), edit)) {
            case ChangePushedMembers.Outcome.Kept(Pushed now) -> new KeepPushed.Outcome.Kept(now);
            case ChangePushedMembers.Outcome.Gone() -> new KeepPushed.Outcome.Gone();
            case ChangePushedMembers.Outcome.UnknownMember() -> throw unknownMember();
            case ChangePushedMembers.Outcome.More() ->
                    throw ScimRefusal.of(
                            503,
                            "So many members take more than one request; send the same once more,"
                                    + " and it goes on from here.");
        };
    }

    /** Before anything is written: a refused request changes nothing. */
    private void check(PushedId id, MemberEdit edit) {
        if (!members.knows(id, edit)) {
            throw unknownMember();
        }
    }

    private static ScimRefusal unknownMember() {
        return ScimRefusal.invalidValue(
                "A member is not the id of a user or group that was provisioned here before.");
    }
}
