package dev.rollcall.adapter.entra;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one row of each kind. A token carries whatever was granted, so that a right that is lacking
 * shows at the call.
 */
final class EntraAccess implements SourceAccess {
    /** What Graph answers to a token that it does not know, whatever is asked for. */
    private static final int WORTHLESS = 401;

    /** What is read, each by the least right that Microsoft's pages on the calls name. */
    private enum Sort {
        USERS("users", EntraDirectory.USERS, "id,accountEnabled", "User.Read.All"),
        DELETED("deleted users", EntraDirectory.DELETED, "id,deletedDateTime", "User.Read.All"),
        LEAVE_DATES(
                "leave dates",
                EntraDirectory.USERS,
                "id,employeeLeaveDateTime",
                "User-LifeCycleInfo.Read.All"),
        GROUPS("groups", EntraGroups.PATH, "id", "GroupMember.Read.All");

        private final String what;
        private final String path;
        private final String selected;
        private final String right;

        Sort(String what, String path, String selected, String right) {
            this.what = what;
            this.path = path;
            this.selected = selected;
            this.right = right;
        }
    }

    private final EntraSettings settings;
    private final ApiCall graph;

    EntraAccess(EntraSettings settings, ApiCall graph) {
        this.settings = requireNonNull(settings, "settings is null");
        this.graph = requireNonNull(graph, "graph is null");
    }

    /** Leave dates are of no concern where they are not asked for. */
    @Override
    public List<Access> look() {
        return Arrays.stream(Sort.values())
                .filter(sort -> sort != Sort.LEAVE_DATES || settings.leaveDates())
                .map(sort -> new Access(sort.what, sort.right, refusal(sort)))
                .toList();
    }

    private Optional<String> refusal(Sort sort) {
        URI row =
                URI.create(
                        settings.graph(sort.path)
                                + "?$select="
                                + UriText.encode(sort.selected)
                                + "&$top=1");
        return switch (graph.get(row, sort.path)) {
            case ApiReply.Read _ -> Optional.empty();
            case ApiReply.Refused(int status, String code) when status == WORTHLESS ->
                    throw new PortFailure.NeedsHuman("GET " + sort.path, code);
            case ApiReply.Refused(_, String code) -> Optional.of(code);
        };
    }
}
