package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.UserGroupDelta;
import dev.rollcall.testing.slack.OrganisationScript.Write;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several accounts into a user group in memory and out of it at once. */
final class InMemoryUserGroupEditing implements UserGroupEditing {
    private final OrganisationScript script;
    private final UserGroupChanges changes;

    InMemoryUserGroupEditing(OrganisationScript script, UserGroupChanges changes) {
        this.script = requireNonNull(script, "script is null");
        this.changes = requireNonNull(changes, "changes is null");
    }

    @Override
    public WriteReply edit(
            Entitlement.UserGroup group, UserGroupDelta delta, IfDisabled ifDisabled) {
        Set<AccountId> named =
                Stream.concat(delta.joining().stream(), delta.leaving().accounts().stream())
                        .collect(Collectors.toUnmodifiableSet());
        return script.write(
                Write.EDIT_USER_GROUP,
                named,
                group.key(),
                OrganisationScript.PLAIN,
                () -> script.unlessUnread(() -> changes.edit(group, delta, ifDisabled)));
    }
}
