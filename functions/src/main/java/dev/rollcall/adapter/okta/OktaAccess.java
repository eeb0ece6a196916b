package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.platform.http.UriText;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one row of each kind. A service app asks for one scope at a time: Okta refuses a token as a
 * whole if one of its scopes was not granted.
 */
final class OktaAccess implements SourceAccess {

    /** What Okta answers to a token that it does not know, whatever is asked for. */
    private static final int WORTHLESS = 401;

    /** With these (RFC 6749) the client is known, and does not get this scope. */
    private static final Set<String> NOT_GRANTED = Set.of("access_denied", "invalid_scope");

    /** What is read. */
    private enum Sort {
        USERS("users", "okta.users.read"),
        GROUPS("groups", "okta.groups.read"),
        LOGS("logs", "okta.logs.read"),
        APPLICATIONS("apps", "okta.apps.read");

        private final String path;
        private final String scope;

        Sort(String path, String scope) {
            this.path = "/api/v1/" + path;
            this.scope = scope;
        }
    }

    private final OktaSettings settings;
    private final Function<String, ApiCall> callsWith;

    /**
     * @param callsWith makes calls with a token of those scopes
     */
    OktaAccess(OktaSettings settings, Function<String, ApiCall> callsWith) {
        this.settings = requireNonNull(settings, "settings is null");
        this.callsWith = requireNonNull(callsWith, "callsWith is null");
    }

    @Override
    public List<Access> look() {
        return Arrays.stream(Sort.values()).map(this::look).toList();
    }

    private Access look(Sort sort) {
        return new Access(sort.path.substring("/api/v1/".length()), sort.scope, refusal(sort));
    }

    private Optional<String> refusal(Sort sort) {
        try {
            ApiReply reply =
                    callsWith
                            .apply(sort.scope)
                            .get(
                                    UriText.below(settings.organisation(), sort.path + "?limit=1"),
                                    sort.path);
            return switch (reply) {
                case ApiReply.Read _ -> Optional.empty();
                case ApiReply.Refused(int status, String code) when status == WORTHLESS ->
                        throw new PortFailure.NeedsHuman("GET " + sort.path, code);
                case ApiReply.Refused(_, String code) -> Optional.of(code);
            };
        } catch (PortFailure.NeedsHuman noToken) {
            if (NOT_GRANTED.contains(noToken.code())) {
                return Optional.of(noToken.code());
            }
            throw noToken;
        }
    }
}
