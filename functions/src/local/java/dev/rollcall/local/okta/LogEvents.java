package dev.rollcall.local.okta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Writes LogEvents in Okta's shape. */
final class LogEvents {
    private static final String MAIL_APP = "0oaMAIL00000000001";
    private static final String ADMIN = "00uADMIN0000000001";

    private final Random random;

    LogEvents(long seed) {
        this.random = new Random(seed);
    }

    /** Returns what Okta logs when a person's status changes: several events, not one. */
    synchronized List<ObjectNode> statusChange(OktaPerson person, String from, Instant at) {
        return switch (person.status()) {
            case "DEPROVISIONED" ->
                    List.of(
                            lifecycle(
                                    "user.lifecycle.deactivate",
                                    "Deactivate Okta user",
                                    person,
                                    at),
                            appRemoved(person, OktaApplication.SLACK.id(), "Slack", at),
                            appRemoved(person, MAIL_APP, "Mail", at),
                            lifecycle("user.session.clear", "Clear user session", person, at));
            case "SUSPENDED" ->
                    List.of(lifecycle("user.lifecycle.suspend", "Suspend Okta user", person, at));
            case "LOCKED_OUT" ->
                    List.of(lifecycle("user.account.lock", "Max sign in attempts", person, at));
            case "ACTIVE" ->
                    List.of(
                            from.equals("SUSPENDED")
                                    ? lifecycle(
                                            "user.lifecycle.unsuspend",
                                            "Unsuspend Okta user",
                                            person,
                                            at)
                                    : lifecycle(
                                            "user.lifecycle.activate",
                                            "Activate Okta user",
                                            person,
                                            at));
            case "STAGED" ->
                    List.of(lifecycle("user.lifecycle.create", "Create Okta user", person, at));
            default ->
                    List.of(
                            lifecycle(
                                    "user.account.update_profile",
                                    "Update user profile",
                                    person,
                                    at));
        };
    }

    synchronized ObjectNode profileUpdate(OktaPerson person, Instant at) {
        return lifecycle("user.account.update_profile", "Update user profile", person, at);
    }

    /** Returns a membership event; Okta tells a group's name in displayName only. */
    synchronized ObjectNode membership(
            String action, OktaPerson person, OktaGroup group, Instant at) {
        ObjectNode event = base("group.user_membership." + action, "Group membership", at);
        ArrayNode targets = event.putArray("target");
        targets.add(user(person));
        targets.add(target(group.id(), "UserGroup", "unknown", group.name()));
        return event;
    }

    /** Returns what Okta logs when somebody goes to Slack from there: the actor is the person. */
    synchronized ObjectNode signIn(OktaPerson person, Instant at) {
        ObjectNode event = base("user.authentication.sso", "User single sign on to app", at);
        event.set("actor", user(person));
        ArrayNode targets = event.putArray("target");
        targets.add(target(OktaApplication.SLACK.id(), "AppInstance", "Slack", "Slack"));
        targets.add(target("0ua" + suffix(), "AppUser", person.login(), fullName(person)));
        return event;
    }

    private ObjectNode lifecycle(String type, String message, OktaPerson person, Instant at) {
        ObjectNode event = base(type, message, at);
        event.putArray("target").add(user(person));
        return event;
    }

    private ObjectNode appRemoved(OktaPerson person, String app, String name, Instant at) {
        ObjectNode event =
                base(
                        "application.user_membership.remove",
                        "Remove user's application membership",
                        at);
        ArrayNode targets = event.putArray("target");
        targets.add(target("0ua" + suffix(), "AppUser", person.login(), fullName(person)));
        targets.add(target(app, "AppInstance", name, name));
        targets.add(user(person));
        return event;
    }

    private ObjectNode base(String type, String message, Instant at) {
        ObjectNode event = Json.object();
        event.set("actor", target(ADMIN, "User", "admin@acme.example", "Admin"));
        ObjectNode client = event.putObject("client");
        client.putObject("userAgent").put("rawUserAgent", "Mozilla/5.0").put("os", "Mac OS X");
        client.put("zone", "null").put("device", "Computer").putNull("id");
        client.put("ipAddress", "192.0.2.7").putNull("geographicalContext");
        event.putObject("authenticationContext").put("externalSessionId", "102" + suffix());
        event.put("displayMessage", message);
        event.put("eventType", type);
        event.putObject("outcome").put("result", "SUCCESS").putNull("reason");
        event.put("published", at.toString());
        event.put("severity", "INFO");
        event.putObject("debugContext").putObject("debugData").put("requestId", suffix());
        event.putObject("transaction").put("type", "WEB").put("id", suffix()).putObject("detail");
        event.put("uuid", new UUID(random.nextLong(), random.nextLong()).toString());
        event.put("version", "0");
        event.putObject("request").putArray("ipChain");
        return event;
    }

    private static ObjectNode user(OktaPerson person) {
        return target(person.id(), "User", person.login(), fullName(person));
    }

    private static ObjectNode target(String id, String type, String alternate, String name) {
        return Json.object()
                .put("id", id)
                .put("type", type)
                .put("alternateId", alternate)
                .put("displayName", name)
                .putNull("detailEntry");
    }

    private static String fullName(OktaPerson person) {
        return person.firstName() + " " + person.lastName();
    }

    private String suffix() {
        return Long.toUnsignedString(random.nextLong(), 36);
    }
}
