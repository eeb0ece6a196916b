package dev.rollcall.local.slack.web;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.estate.AccountFact;

import java.time.Instant;
import java.util.Optional;

/** {@code admin.users.…Expiration}: until when somebody is a guest. */
final class ExpirationMethods {
    private final SlackOrganisation slack;
    private final Lookup lookup;

    ExpirationMethods(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
        this.lookup = new Lookup(slack);
    }

    void addTo(Methods methods) {
        methods.add("admin.users.setExpiration", 2, Access.admin("admin.users:write"), this::set)
                .add("admin.users.getExpiration", 4, Access.admin("admin.users:read"), this::get);
    }

    /** A time of 0 takes the expiration away. */
    private ObjectNode set(WebCall call) {
        SlackAccount account = lookup.account(call, "user_id");
        if (!account.guest()) {
            throw new Refusal("user_is_not_a_guest");
        }
        if (account.deactivatedFrom().isPresent()) {
            throw new Refusal("user_is_deactivated");
        }
        long second = call.arguments().requiredNumber("expiration_ts");
        if (second != 0 && second <= slack.now().getEpochSecond()) {
            throw new Refusal("failed_to_validate_expiration");
        }
        Optional<Instant> at =
                second == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second));
        slack.estate().accounts().change(account.id(), fact -> fact.expires(at));
        slack.audit()
                .append(
                        at.isPresent() ? "guest_expiration_set" : "guest_expiration_cleared",
                        call.by(),
                        AuditEntity.user(account.id()));
        return Answer.ok();
    }

    /** The argument is called differently in the list of the required ones. */
    private ObjectNode get(WebCall call) {
        SlackAccount account =
                lookup.account(
                        call, call.arguments().text("user_id").isPresent() ? "user_id" : "user");
        if (!account.guest()) {
            throw new Refusal("user_is_not_guest");
        }
        AccountFact fact = slack.estate().accounts().of(account.id());
        ObjectNode answer = Answer.ok();
        answer.putObject("user")
                .put("id", account.id())
                .put("email", account.email())
                .put("is_restricted", true)
                .put("is_ultra_restricted", fact.oneChannel())
                .put("expiration_ts", fact.expires().map(Instant::getEpochSecond).orElse(0L));
        return answer;
    }
}
