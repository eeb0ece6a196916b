package dev.rollcall.adapter.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.scim.ScimUser;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.http.Deadline;

import java.util.Optional;

/** Reads single users by SCIM. */
final class ScimUsers {
    private static final String CALL = "GET /scim/v2/Users/{id}";

    private final ScimCall scim;

    ScimUsers(ScimCall scim) {
        this.scim = requireNonNull(scim, "scim is null");
    }

    Optional<ScimUser> read(AccountId account, Deadline deadline) {
        Optional<ScimUser> user =
                scim.read(ScimEndpoint.READ_USER, account.value(), deadline)
                        .read(CALL, ScimUser::read);
        if (user.isPresent() && !user.get().id().equals(account.value())) {
            throw new PortFailure.NeedsHuman(CALL, "answer-for-another-id");
        }
        return user;
    }
}
