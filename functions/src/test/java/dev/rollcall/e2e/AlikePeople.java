package dev.rollcall.e2e;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes away what makes the sample company's people differ in how many requests they take. */
final class AlikePeople {
    private AlikePeople() {}

    /** Leaves everybody in one workspace, signed in twice, and in their department's two groups. */
    static void in(SlackOrganisation slack) {
        slack.accounts().forEach(account -> slack.add(alike(account)));
        // The sample company's guests are in no user group; nobody is a guest any more.
        slack.groups(SlackGroup.Kind.USER_GROUP)
                .forEach(group ->
                        slack.group(SlackGroup.Kind.IDP_GROUP, group.id().replace("S0UG", "S0IDP"))
                                .ifPresent(same -> slack.add(with(group, same.members()))));
        for (SlackGroup.Kind kind : SlackGroup.Kind.values()) {
            slack.groups(kind).stream()
                    .filter(group -> group.id().matches(".*(ONCALL|SOLO)"))
                    .forEach(group -> slack.add(withoutMembers(group)));
        }
    }

    private static SlackAccount alike(SlackAccount account) {
        return new SlackAccount(
                account.id(),
                account.userName(),
                account.email(),
                account.rank(),
                false,
                account.bot(),
                Optional.empty(),
                2,
                Set.of("T0MAIN"),
                List.of());
    }

    private static SlackGroup with(SlackGroup group, Set<String> members) {
        return new SlackGroup(
                group.kind(),
                group.id(),
                group.workspaceId(),
                group.name(),
                members,
                group.disabled(),
                group.updatedBy());
    }

    private static SlackGroup withoutMembers(SlackGroup group) {
        return new SlackGroup(
                group.kind(),
                group.id(),
                group.workspaceId(),
                group.name(),
                Set.of(),
                true,
                group.updatedBy());
    }
}
