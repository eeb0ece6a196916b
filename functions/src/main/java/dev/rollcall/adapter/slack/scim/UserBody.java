package dev.rollcall.adapter.slack.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.adapter.scim.ScimBody;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.account.UserName;
import dev.rollcall.platform.json.Json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;

/** The resource that makes a user. It has no {@code externalId}, which Slack would not keep. */
record UserBody(NewAccount account, UserName userName) implements ScimBody {
    UserBody {
        requireNonNull(account, "account is null");
        requireNonNull(userName, "userName is null");
    }

    @Override
    public String body() {
        ObjectNode user = Json.object();
        ArrayNode schemas = user.putArray("schemas").add(Schemas.USER);
        user.put("userName", userName.value());
        user.putArray("emails").addObject().put("value", account.email()).put("primary", true);
        user.put("active", true);
        new TreeMap<>(account.attributes())
                .forEach((attribute, value) -> Place.of(attribute).write(user, value));
        account.startDate().ifPresent(day -> user.set(Schemas.PROFILE, startDate(day)));
        account.guest().ifPresent(terms -> user.set(Schemas.GUEST, guest(terms)));
        for (String extension : new String[] {Schemas.ENTERPRISE, Schemas.PROFILE, Schemas.GUEST}) {
            if (user.has(extension)) {
                schemas.add(extension);
            }
        }
        return Json.write(user);
    }

    static ObjectNode startDate(LocalDate day) {
        return Json.object().put("startDate", day + "T00:00:00+0000");
    }

    /** Slack knows no other type by SCIM. */
    static ObjectNode guest(GuestTerms terms) {
        ObjectNode guest = Json.object().put("type", "multi");
        Optional<Instant> expires = terms.expires();
        expires.ifPresent(
                at -> guest.put("expiration", at.truncatedTo(ChronoUnit.SECONDS).toString()));
        return guest;
    }

    @Override
    public String toString() {
        return "UserBody[redacted]";
    }
}
