package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.local.slack.scim.Urn;

import java.util.List;

/** Users and groups as SCIM shows them. Nothing tells when they were last changed. */
final class ScimJson {
    private static final String BASE = "https://api.slack.com/scim/v2";
    private static final String FOUNDED = "2024-01-02T03:04:05-08:00";

    private final SlackOrganisation slack;

    ScimJson(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    ObjectNode user(SlackAccount account) {
        SlackProfile profile = account.profile();
        boolean nulls = slack.switches().lists().nullsShown() && !account.bot();
        ObjectNode user = Json.object();
        ArrayNode schemas = user.putArray("schemas").add(Urn.USER);
        user.put("id", account.id());
        user.put("externalId", "");
        user.set("meta", meta("/Users/" + account.id(), profile));
        user.put("userName", account.userName());
        user.put("nickName", account.userName());
        ObjectNode name = user.putObject("name");
        name.put("givenName", profile.value("name.givenName").orElse(""));
        name.put("familyName", profile.value("name.familyName").orElse(""));
        profile.value("name.honorificPrefix").ifPresent(v -> name.put("honorificPrefix", v));
        user.put("displayName", profile.value("displayName").orElse(account.userName()));
        user.put("profileUrl", "https://acme.enterprise.slack.com/team/" + account.userName());
        for (String text : List.of("title", "timezone")) {
            user.put(text, profile.value(text).orElse(""));
        }
        for (String text : List.of("userType", "locale", "preferredLanguage")) {
            profile.value(text).ifPresent(value -> user.put(text, value));
        }
        user.put("active", slack.active(account));
        emails(user.putArray("emails"), account);
        lists(user, profile, nulls);
        ArrayNode groups = user.putArray("groups");
        slack.groupsShownOf(account)
                .forEach(g -> groups.addObject().put("value", g.id()).put("display", g.name()));
        extensions(user, schemas, account, nulls);
        return user;
    }

    private static void emails(ArrayNode emails, SlackAccount account) {
        emails.addObject().put("value", account.email()).put("primary", true);
        account.profile()
                .value("emails.secondary")
                .ifPresent(second -> emails.addObject().put("value", second).put("primary", false));
    }

    private static void lists(ObjectNode user, SlackProfile profile, boolean nulls) {
        ObjectNode photo = user.putArray("photos").addObject();
        photo.put("value", profile.value("photo").orElse("https://avatars.slack-edge.com/0.png"));
        photo.put("type", "photo");
        if (nulls || profile.has("address")) {
            ObjectNode address = user.putArray("addresses").addObject();
            for (String part :
                    List.of("streetAddress", "locality", "region", "postalCode", "country")) {
                address.put(part, profile.value("address." + part).orElse(null));
            }
            address.put("primary", true);
        }
        if (nulls || profile.has("phone")) {
            ArrayNode phones = user.putArray("phoneNumbers");
            phones.addObject()
                    .put("value", profile.value("phone.mobile").orElse(null))
                    .put("type", "mobile");
            phones.addObject()
                    .put("value", profile.value("phone.primary").orElse(null))
                    .put("primary", true);
        }
        if (nulls || profile.value("role").isPresent()) {
            user.putArray("roles")
                    .addObject()
                    .put("value", profile.value("role").orElse(null))
                    .put("primary", true);
        }
    }

    private static void extensions(
            ObjectNode user, ArrayNode schemas, SlackAccount account, boolean nulls) {
        SlackProfile profile = account.profile();
        if (nulls || profile.has("enterprise")) {
            schemas.add(Urn.ENTERPRISE);
            ObjectNode enterprise = user.putObject(Urn.ENTERPRISE);
            for (String part :
                    List.of(
                            "employeeNumber",
                            "costCenter",
                            "organization",
                            "division",
                            "department")) {
                enterprise.put(part, profile.value("enterprise." + part).orElse(null));
            }
            enterprise
                    .putObject("manager")
                    .put("managerId", profile.value("enterprise.manager.managerId").orElse(null));
        }
        if (account.guest()) {
            schemas.add(Urn.GUEST);
            ObjectNode guest = user.putObject(Urn.GUEST).put("type", "multi");
            profile.value("guest.expiration").ifPresent(end -> guest.put("expiration", end));
        }
        if (nulls || profile.value("startDate").isPresent()) {
            schemas.add(Urn.PROFILE);
            user.putObject(Urn.PROFILE).put("startDate", profile.value("startDate").orElse(null));
        }
    }

    /**
     * Returns the group.
     *
     * @param most how many members are shown, 0 for all
     */
    ObjectNode group(SlackGroup group, int most) {
        ObjectNode json = Json.object();
        json.putArray("schemas").add(Urn.GROUP);
        json.put("id", group.id());
        json.put("displayName", group.name());
        json.set("meta", meta("/Groups/" + group.id(), SlackProfile.EMPTY));
        ArrayNode members = json.putArray("members");
        group.members().stream()
                .limit(most == 0 ? Long.MAX_VALUE : most)
                .forEach(member ->
                        members.addObject()
                                .put("value", member)
                                .put(
                                        "display",
                                        slack.account(member)
                                                .map(SlackAccount::userName)
                                                .orElse("")));
        return json;
    }

    private static ObjectNode meta(String path, SlackProfile profile) {
        return Json.object()
                .put("created", profile.value("created").orElse(FOUNDED))
                .put("location", BASE + path);
    }
}
