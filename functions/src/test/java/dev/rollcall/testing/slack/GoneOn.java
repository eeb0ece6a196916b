package dev.rollcall.testing.slack;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;

import java.util.Optional;
import java.util.Set;

/** Of a whole reading of an account, what somebody reads who goes on with an earlier one. */
public final class GoneOn {
    private GoneOn() {}

    /** Returns what was read before, and of the whole only the rest, where it is looked for. */
    public static Holdings of(Holdings whole, Places places, Optional<Holdings> before) {
        Set<String> known = before.map(Holdings::read).map(Set::copyOf).orElse(Set.of());
        Holdings rest =
                new Holdings(
                        whole.account(),
                        whole.entitlements().stream()
                                .filter(e -> isRead(reading(e), places, known))
                                .toList(),
                        whole.read().stream().filter(name -> isRead(name, places, known)).toList(),
                        whole.unread().stream()
                                .filter(unread -> isRead(unread.what(), places, known))
                                .toList(),
                        whole.begun(),
                        whole.readAt());
        return before.map(earlier -> earlier.and(rest)).orElse(rest);
    }

    private static boolean isRead(String reading, Places places, Set<String> known) {
        String[] words = reading.split(":", 2);
        boolean looked =
                switch (words[0]) {
                    case "user-groups" -> words.length == 1 || places.haveUserGroupsOf(words[1]);
                    case "channels" -> places.channels();
                    default -> true;
                };
        return looked && !known.contains(reading);
    }

    private static String reading(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.IdpGroup _ -> "idp-groups";
            case Entitlement.UserGroup(String workspaceId, _) -> "user-groups:" + workspaceId;
            case Entitlement.Channel _ -> "channels";
            case Entitlement.OrganisationGroup _ -> "organisation-groups";
            case Entitlement.Workspace _, Entitlement.AdminRole _ -> "workspaces";
        };
    }
}
