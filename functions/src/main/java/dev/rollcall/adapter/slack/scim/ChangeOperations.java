package dev.rollcall.adapter.slack.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.rollcall.adapter.scim.ScimFilter;
import dev.rollcall.adapter.scim.ScimOperation;
import dev.rollcall.adapter.scim.ScimPath;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.platform.json.Json;

/** How a change is said to Slack (docs.slack.dev/reference/scim-api, PATCH of a user). */
final class ChangeOperations {
    private static final ScimPath EMAILS = ScimPath.of("emails");
    private static final ScimPath SECONDARY =
            ScimPath.of("emails", ScimFilter.eq("primary", false));

    private ChangeOperations() {}

    static ScimOperation of(AccountChange change) {
        return switch (change) {
            case AccountChange.Rename(var name) ->
                    new ScimOperation.Replace(ScimPath.of("userName"), text(name.value()));
            case AccountChange.Put(var attribute, String value) ->
                    new ScimOperation.Replace(Place.of(attribute).path(), text(value));
            case AccountChange.Clear(var attribute) ->
                    new ScimOperation.Remove(Place.of(attribute).path());
            case AccountChange.PrimaryEmail(String email) ->
                    new ScimOperation.Add(EMAILS, Json.array().add(email(email, true)));
            case AccountChange.AnotherEmail(String email) ->
                    new ScimOperation.Add(EMAILS, Json.array().add(email(email, false)));
            case AccountChange.SecondaryEmail(String email) ->
                    new ScimOperation.Replace(SECONDARY, email(email, false));
            case AccountChange.NoSecondaryEmail() -> new ScimOperation.Remove(SECONDARY);
            case AccountChange.Phone(String old, String now) ->
                    new ScimOperation.Replace(
                            ScimPath.of("phoneNumbers", ScimFilter.eq("value", old), "value"),
                            text(now));
            case AccountChange.NoPhone(String old) ->
                    new ScimOperation.Remove(
                            ScimPath.of("phoneNumbers", ScimFilter.eq("value", old)));
        };
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static JsonNode email(String email, boolean primary) {
        return Json.object().put("value", email).put("primary", primary);
    }
}
