package dev.rollcall.adapter.slack.scim;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.ListedGroup;
import dev.rollcall.platform.json.JsonObject;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads a group resource. Members that are not told must not pass for none. */
final class GroupReading {
    private GroupReading() {}

    static ListedGroup read(JsonObject group) {
        Optional<Set<AccountId>> members =
                group.member("members").isPresent()
                        ? Optional.of(members(group))
                        : Optional.empty();
        return new ListedGroup(
                new Entitlement.IdpGroup(group.text("id")), group.text("displayName"), members);
    }

    private static Set<AccountId> members(JsonObject group) {
        Set<AccountId> members = new LinkedHashSet<>();
        group.objects("members").forEach(member -> members.add(Ids.account(member, "value")));
        return members;
    }
}
