package dev.rollcall.adapter.slack.scim;

import dev.rollcall.adapter.slack.call.Ids;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a user resource. What is not set is absent with some users and null with others; what must
 * be there are the id and {@code active}.
 */
final class UserReading {
    /** Bots stand among the users, and nothing but their address tells them apart. */
    private static final Pattern BOT =
            Pattern.compile("botuser-.*@slack-bots\\.com", Pattern.CASE_INSENSITIVE);

    private static final int DATE = "2026-04-10".length();

    private UserReading() {}

    /**
     * @throws MalformedJson if it cannot be told whose it is or whether it is active
     */
    static ListedAccount read(JsonObject user) {
        List<String> emails = emails(user);
        List<Entitlement.IdpGroup> groups =
                user.objects("groups").stream()
                        .map(group -> new Entitlement.IdpGroup(group.text("value")))
                        .toList();
        return new ListedAccount(
                Ids.account(user, "id"),
                user.bool("active"),
                kind(user, emails),
                new AccountProfile(
                        user.optionalText("userName").orElse(""),
                        emails,
                        attributes(user),
                        startDate(user)),
                created(user),
                groups);
    }

    private static ListedAccount.Kind kind(JsonObject user, List<String> emails) {
        if (emails.stream().anyMatch(email -> BOT.matcher(email).matches())) {
            return new ListedAccount.Kind.Bot();
        }
        return user.optionalObject(Schemas.GUEST)
                .filter(guest -> guest.member("type").isPresent())
                .<ListedAccount.Kind>map(guest ->
                        new ListedAccount.Kind.Guest(
                                new GuestTerms(guest.optionalInstant("expiration"))))
                .orElseGet(ListedAccount.Kind.Member::new);
    }

    /** The primary one first, else in their order. */
    private static List<String> emails(JsonObject user) {
        return user.objects("emails").stream()
                .sorted(Comparator.comparing((JsonObject email) -> !email.isTrue("primary")))
                .flatMap(email -> email.optionalText("value").stream())
                .filter(email -> !email.isBlank())
                .toList();
    }

    private static Map<Attribute, String> attributes(JsonObject user) {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            Place.of(attribute).read(user).ifPresent(text -> attributes.put(attribute, text));
        }
        return attributes;
    }

    /** Slack writes it with a time, whose offset has no colon. */
    private static Optional<LocalDate> startDate(JsonObject user) {
        return user.optionalObject(Schemas.PROFILE)
                .flatMap(profile -> profile.optionalText("startDate"))
                .filter(text -> text.length() >= DATE)
                .flatMap(text -> date(text.substring(0, DATE)));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Nothing hangs on it, so an odd one is no reason to leave the user out. */
    private static Optional<Instant> created(JsonObject user) {
        try {
            return user.optionalObject("meta").flatMap(meta -> meta.optionalInstant("created"));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }
}
