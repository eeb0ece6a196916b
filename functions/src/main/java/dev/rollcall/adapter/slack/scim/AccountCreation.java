package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.adapter.slack.call.ScimCall;
import dev.rollcall.adapter.slack.call.ScimEndpoint;
import dev.rollcall.adapter.slack.call.SlackOutcome;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Creation;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.domain.listing.Lookup;
import dev.rollcall.platform.http.Deadline;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes a user by one POST, and finds out what its refusal means.
 *
 * <p>A seat cap was seen to answer 500 {@code user_creation_failed}, as an existing user does. So
 * the person is looked for before anybody thinks of trying again.
 */
final class AccountCreation {
    private static final String EMAIL_TAKEN = "email_taken";
    private static final String FAILED = "user_creation_failed";

    /** It is the name that Slack does not take; another may do. */
    private static final Set<String> NAME =
            Set.of(
                    "username_taken",
                    "username_not_allowed",
                    "invalid_reserved_word",
                    "truncation_error");

    private final ScimCall scim;
    private final AccountDirectory directory;
    private final InstantSource clock;

    AccountCreation(ScimCall scim, AccountDirectory directory, InstantSource clock) {
        this.scim = requireNonNull(scim, "scim is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    Creation create(NewAccount account, UserName userName) {
        SlackOutcome outcome =
                scim.create(
                        ScimEndpoint.CREATE_USER,
                        new UserBody(account, userName),
                        Deadline.distant());
        if (outcome instanceof SlackOutcome.Done(JsonObject body)) {
            return created(body);
        }
        if (outcome instanceof SlackOutcome.Failed(_, String code)) {
            if (code.equals(EMAIL_TAKEN)) {
                return new Creation.EmailTaken(look(() -> directory.byEmail(account.email())));
            }
            if (code.equals(FAILED)) {
                return new Creation.Failed(
                        code,
                        look(() -> directory.byEmail(account.email())),
                        look(() -> directory.byUserName(userName)));
            }
            if (NAME.contains(code)) {
                return new Creation.NameRefused(code);
            }
        }
        return new Creation.NotCreated(outcome.asWrite(clock.instant()));
    }

    private static Creation created(JsonObject body) {
        try {
            return new Creation.Created(Ids.account(body, "id"), body.optionalText("userName"));
        } catch (MalformedJson _) {
            return new Creation.NotCreated(new WriteReply.Ambiguous("unexpected-answer"));
        }
    }

    /** What was sent must be recorded, so a look that fails must not end it. */
    private static Lookup<ListedAccount> look(Supplier<Lookup<ListedAccount>> lookup) {
        try {
            return lookup.get();
        } catch (PortFailure _) {
            return new Lookup.Unreliable<>(List.of());
        }
    }
}
