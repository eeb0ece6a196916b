package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.push.KeepPushed;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.platform.json.Json;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What clients do with users. */
final class UserRequests {
    private final KeepPushed keep;
    private final Supplier<String> ids;

    /**
     * @param ids new UUIDs
     */
    UserRequests(KeepPushed keep, Supplier<String> ids) {
        this.keep = requireNonNull(keep, "keep is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    KeepPushed.Outcome create(ScimCall call) {
        ObjectNode sent = ScimBody.read(call.body());
        return keep.create(
                PushedId.user(call.source(), ids.get()), UserDocument.read(sent, Optional.empty()));
    }

    /** Replaces all but {@code active}, which stays if it is not told: absence says nothing. */
    KeepPushed.Outcome replace(PushedId id, ScimCall call) {
        ObjectNode sent = ScimBody.read(call.body());
        return keep.change(
                id,
                seen -> Preconditions.allow(call.ifMatch(), seen),
                seen -> UserDocument.read(sent, Optional.of(seen.status())));
    }

    KeepPushed.Outcome patch(PushedId id, ScimCall call) {
        List<PatchStep> steps = PatchReader.read(ScimBody.read(call.body()));
        if (steps.stream().anyMatch(MemberSteps::areAbout)) {
            throw ScimRefusal.invalidPath("A user has no members.");
        }
        return keep.change(
                id,
                seen -> Preconditions.allow(call.ifMatch(), seen),
                seen -> patched(seen, steps));
    }

    private static Pushed.Draft patched(Pushed seen, List<PatchStep> steps) {
        ObjectNode document = (ObjectNode) Json.read(seen.document());
        DocumentPatch.apply(document, steps);
        return UserDocument.read(document, Optional.of(seen.status()));
    }

    KeepPushed.Outcome delete(PushedId id, ScimCall call) {
        return keep.delete(id, seen -> Preconditions.allow(call.ifMatch(), seen));
    }
}
