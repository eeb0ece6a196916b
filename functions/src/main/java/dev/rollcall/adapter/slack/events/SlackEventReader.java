package dev.rollcall.adapter.slack.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.SlackDeliveries;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one delivery of the Events API: the outer event, and of the inner ones those that tell of
 * people and user groups (docs.slack.dev, "Events API", and the page of each event).
 */
public final class SlackEventReader implements SlackDeliveries {
    /** Slack's challenge is a short token; whoever sends another text gets nothing back. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

    /** What Slack's ids are made of, so that no other text gets into keys. */
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{2,31}");

    private static final Pattern ACCOUNT = Pattern.compile("[UW][A-Z0-9]{2,30}");
    private static final String ORGANISATION = "E";
    private static final long LATEST = 32_503_680_000L;

    @Override
    public Delivery read(HookRequest request) {
        try {
            JsonNode body = Json.read(new String(request.body(), UTF_8));
            return body.isObject()
                    ? outer(JsonObject.of(body, "the body"))
                    : new Delivery.Malformed("not-an-object", "The body is JSON, but no object.");
        } catch (MalformedJson e) {
            return new Delivery.Malformed("not-an-event", e.getMessage() + ".");
        }
    }

    private static Delivery outer(JsonObject body) {
        return switch (body.text("type")) {
            case "url_verification" -> challenge(body.text("challenge"));
            case "event_callback" -> inner(body, body.object("event"));
            case "app_rate_limited" -> new Delivery.LeftOut();
            default -> new Delivery.Ignored();
        };
    }

    private static Delivery challenge(String text) {
        return CHALLENGE.matcher(text).matches()
                ? new Delivery.Challenge(text)
                : new Delivery.Malformed(
                        "no-challenge", "The challenge has 1 to 512 token characters.");
    }

    private static Delivery inner(JsonObject body, JsonObject event) {
        Instant at = time(body.wholeNumber("event_time"));
        return switch (event.text("type")) {
            case "team_join" -> of(Stream.of(new Touch.Arrival(user(event.object("user")), at)));
            case "user_change" -> of(activity(event.object("user"), at));
            case "subteam_members_changed" -> of(members(event, at));
            case "subteam_updated" -> updated(event.object("subteam"));
            default -> new Delivery.Ignored();
        };
    }

    private static Delivery of(Stream<Touch> touches) {
        return new Delivery.Touched(touches.toList());
    }

    /** Without {@code deleted} it tells nothing of being active. */
    private static Stream<Touch> activity(JsonObject user, Instant at) {
        return user
                .member("deleted")
                .filter(JsonNode::isBoolean)
                .<Touch>map(deleted -> new Touch.Activity(user(user), !deleted.booleanValue(), at))
                .stream();
    }

    private static Stream<Touch> members(JsonObject event, Instant at) {
        return group(event.text("team_id"), event.text("subteam_id")).stream()
                .flatMap(group ->
                        Stream.concat(
                                members(event, "added_users", group, true, at),
                                members(event, "removed_users", group, false, at)));
    }

    private static Stream<Touch> members(
            JsonObject event, String list, Entitlement.UserGroup group, boolean has, Instant at) {
        return event.texts(list).stream()
                .map(user -> new Touch.Membership(account(user), group, has, at));
    }

    /** Its members come by an event of their own; a name or a handle is nobody's access. */
    private static Delivery updated(JsonObject group) {
        boolean off =
                Optional.of(group.node().path("date_delete"))
                        .filter(JsonNode::isIntegralNumber)
                        .filter(date -> date.longValue() > 0)
                        .isPresent();
        return group(group.text("team_id"), group.text("id"))
                .filter(_ -> off)
                .<Delivery>map(Delivery.SwitchedOff::new)
                .orElseGet(Delivery.Ignored::new);
    }

    private static AccountId user(JsonObject user) {
        return account(user.text("id"));
    }

    private static AccountId account(String id) {
        if (!ACCOUNT.matcher(id).matches()) {
            throw new MalformedJson("A user's id is none of Slack's");
        }
        return new AccountId(id);
    }

    /** Empty for one of the organisation: Slack tells nobody who is in it. */
    private static Optional<Entitlement.UserGroup> group(String team, String id) {
        return Optional.of(new Entitlement.UserGroup(id(team), id(id)))
                .filter(_ -> !team.startsWith(ORGANISATION));
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new MalformedJson("An id is none of Slack's");
        }
        return text;
    }

    private static Instant time(long seconds) {
        if (seconds < 0 || seconds > LATEST) {
            throw new MalformedJson("event_time is no time of these centuries");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
