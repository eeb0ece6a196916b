package dev.rollcall.adapter.okta;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The event types that are hints for us (Okta's event catalogue): those by which somebody may
 * leave, be back, begin, or move. All of them can be sent by hooks, of which Okta takes 400 000 a
 * day at most; what a hook does not bring the poll does. Sign-ins are read by the poll alone
 * ({@link OktaSignIns}).
 */
final class OktaEventTypes {
    static final String APPLICATION_REMOVED = "application.user_membership.remove";
    static final String APPLICATION_ADDED = "application.user_membership.add";

    private static final SortedSet<String> WATCHED =
            new TreeSet<>(
                    Set.of(
                            "user.lifecycle.deactivate",
                            "user.lifecycle.suspend",
                            "user.lifecycle.delete.initiated",
                            APPLICATION_REMOVED,
                            APPLICATION_ADDED,
                            "group.user_membership.add",
                            "group.user_membership.remove",
                            "user.account.update_profile",
                            "user.lifecycle.create",
                            "user.lifecycle.unsuspend",
                            "user.lifecycle.reactivate",
                            "user.lifecycle.activate"));

    private OktaEventTypes() {}

    static boolean watched(String eventType) {
        return WATCHED.contains(eventType);
    }

    /** Returns whether an event of that type is about one application. */
    static boolean ofApplication(String eventType) {
        return eventType.equals(APPLICATION_REMOVED) || eventType.equals(APPLICATION_ADDED);
    }

    /** Returns the System Log filter for exactly these types. */
    static String filter() {
        return String.join(
                " or ", WATCHED.stream().map(type -> "eventType eq \"" + type + "\"").toList());
    }
}
