package dev.rollcall.local.entra;

import dev.rollcall.local.http.Reply;
import dev.rollcall.local.http.Request;

import java.util.function.Supplier;

/** What the application may see. Microsoft does not say how it treats a lacking right. */
public final class EntraRights {

    /** What becomes of a call that selects leave dates. */
    public enum LeaveDates {
        SHOWN,
        REFUSED
    }

    private volatile LeaveDates leaveDates = LeaveDates.SHOWN;

    /** Settles whether {@code User-LifeCycleInfo.Read.All} is granted. */
    public void settle(LeaveDates are) {
        leaveDates = are;
    }

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
}
