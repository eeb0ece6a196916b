package dev.rollcall.local.entra;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the application has {@code User-LifeCycleInfo.Read.All}. Microsoft does not say what
 * becomes of a call that selects a leave date without.
 */
public final class EntraRights {

    /** What becomes of leave dates. */
    public enum LeaveDates {
        /** The right is there. */
        SHOWN,
        /** Without the right the call is refused. */
        REFUSED,
        /** Without the right nobody has a leave date. */
        EMPTY
    }

    private volatile LeaveDates leaveDates = LeaveDates.SHOWN;

    public void settle(LeaveDates are) {
        leaveDates = are;
    }

    /** Returns the reply, or a refusal if it selects what may not be seen. */
    Reply selecting(Request request, Supplier<Reply> reply) {
        boolean asks =
                request.query("$select")
                        .filter(fields -> fields.contains("employeeLeaveDateTime"))
                        .isPresent();
        return asks && leaveDates == LeaveDates.REFUSED
                ? GraphJson.error(
                        403,
                        "Authorization_RequestDenied",
                        "Insufficient privileges to complete the operation.")
                : reply.get();
    }

    /** Returns the person as far as they may be seen. */
    EntraPerson seen(EntraPerson person) {
        return leaveDates == LeaveDates.EMPTY ? person.leaving(Optional.empty()) : person;
    }
}
