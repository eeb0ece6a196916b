package dev.rollcall.adapter.okta;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.api.ApiCall;
import dev.rollcall.adapter.api.ApiReply;
import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.platform.http.UriText;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is assigned to the configured Slack application (Okta's Application Users API,
 * developer.okta.com). An application's user has the id of the user of Okta. Its status tells how
 * provisioning into the application stands, not whether somebody may sign in, so whoever stands
 * there counts as assigned.
 */
final class OktaAssignments implements Assignments {
    private static final String USERS = "/api/v1/apps/{id}/users";
    private static final String USER = "/api/v1/apps/{id}/users/{id}";
    private static final String NOT_FOUND = "E0000007";

    /** Okta gives 50 if nothing is said, and no more than this. */
    static final int A_PAGE = 500;

    private final OktaSettings settings;
    private final ApiCall okta;
    private final URI list;
    private final OktaRows rows;

    /**
     * @param application its id, {@code 0oa…}
     * @param okta with a token that may read applications
     */
    OktaAssignments(OktaSettings settings, String application, ApiCall okta) {
        this.settings = requireNonNull(settings, "settings is null");
        this.okta = requireNonNull(okta, "okta is null");
        this.list =
                UriText.below(
                        settings.organisation(),
                        "/api/v1/apps/" + UriText.encode(application) + "/users");
        this.rows = new OktaRows(settings.source());
    }

    @Override
    public CursorListed<PersonId> assigned(CursorPoint from) {
        return new OktaList<>(USERS, list, new LinkedHashMap<>(), Map.of(), A_PAGE, rows::member)
                .read(okta, from);
    }

    @Override
    public boolean isAssigned(PersonId person) {
        if (!person.source().equals(settings.source())) {
            throw new PortFailure.NeedsHuman("GET " + USER, "person-of-another-source");
        }
        URI one = URI.create(list + "/" + UriText.encode(person.value()));
        return switch (okta.get(one, USER)) {
            case ApiReply.Read _ -> true;
            case ApiReply.Refused(int status, String code)
                    when status == 404 && code.equals(NOT_FOUND) ->
                    false;
            case ApiReply.Refused refused ->
                    throw new PortFailure.NeedsHuman("GET " + USER, refused.code());
        };
    }
}
