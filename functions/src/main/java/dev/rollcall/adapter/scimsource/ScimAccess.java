package dev.rollcall.adapter.scimsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.adapter.scim.ScimFilter;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads one row of each kind. */
final class ScimAccess implements SourceAccess {

    /** What is read. */
    private enum Sort {
        USERS("users", "/Users", ""),
        GROUPS("groups", "/Groups", ""),
        MEMBERSHIPS("memberships", "/Groups", "members.value");

        private final String what;
        private final String path;
        private final String filtered;

        /**
         * @param filtered what is filtered by; empty: nothing
         */
        Sort(String what, String path, String filtered) {
            this.what = what;
            this.path = path;
            this.filtered = filtered;
        }

        String needs() {
            return "GET " + path + (filtered.isEmpty() ? "" : " with a filter on " + filtered);
        }
    }

    private final ScimSourceCall scim;

    ScimAccess(ScimSourceCall scim) {
        this.scim = requireNonNull(scim, "scim is null");
    }

    @Override
    public List<Access> look() {
        return Arrays.stream(Sort.values()).map(this::look).toList();
    }

    private Access look(Sort sort) {
        return new Access(sort.what, sort.needs(), refusal(sort));
    }

    private Optional<String> refusal(Sort sort) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        if (!sort.filtered.isEmpty()) {
            query.put("filter", ScimFilter.eq(sort.filtered, ScimFilterProof.NOBODY).text());
        }
        query.put("startIndex", "1");
        query.put("count", "1");
        return switch (scim.get(sort.path, sort.path, query)) {
            case ApiReply.Read _ -> Optional.empty();
            case ApiReply.Refused(int status, String code) when status == 401 ->
                    throw new PortFailure.NeedsHuman("GET " + sort.path, code);
            case ApiReply.Refused(_, String code) -> Optional.of(code);
        };
    }
}
