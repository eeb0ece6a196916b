package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimGroup;
import dev.rollcall.adapter.scim.ScimOperation;
import dev.rollcall.adapter.scim.ScimPatch;
import dev.rollcall.adapter.slack.call.Fault;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.platform.http.Deadline;

import java.time.InstantSource;
import java.util.OptionalInt;

/**
 * The organisation's IdP groups, which are SCIM's groups. Whether somebody is in one is asked of
 * the group: the list that the user resource carries may be empty for a deactivated user who is in
 * it still.
 */
final class IdpGroups {
    private final ScimCall scim;
    private final InstantSource clock;

    IdpGroups(ScimCall scim, InstantSource clock) {
        this.scim = requireNonNull(scim, "scim is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    OptionalInt size(Entitlement.IdpGroup group) {
        return scim.read(ScimEndpoint.READ_GROUP, group.groupId(), Deadline.distant())
                .read("GET /scim/v2/Groups/{id}", ScimGroup::read)
                .map(read -> OptionalInt.of(read.members().size()))
                .orElseGet(OptionalInt::empty);
    }

    boolean isIn(AccountId account, Entitlement.IdpGroup group) {
        return scim.read(ScimEndpoint.READ_GROUP, group.groupId(), Deadline.distant())
                .read("GET /scim/v2/Groups/{id}", ScimGroup::read)
                .map(read -> read.members().contains(account.value()))
                .orElse(false);
    }

    WriteReply leave(AccountId account, Entitlement.IdpGroup group) {
        SlackOutcome outcome =
                scim.patch(
                        ScimEndpoint.CHANGE_GROUP,
                        group.groupId(),
                        ScimPatch.of(new ScimOperation.RemoveMember(account.value())),
                        Deadline.distant());
        return outcome instanceof SlackOutcome.Failed(Fault fault, String code)
                        && fault == Fault.ABSENT
                ? new WriteReply.AlreadySo(code)
                : outcome.asWrite(clock.instant());
    }
}
