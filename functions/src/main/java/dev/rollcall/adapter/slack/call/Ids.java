package dev.rollcall.adapter.slack.call;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.util.List;

/** Reads ids out of Slack's answers. */
public final class Ids {
    private Ids() {}

    public static AccountId account(JsonObject object, String name) {
        return account(object.text(name), object, name);
    }

    public static List<AccountId> accounts(JsonObject object, String name) {
        return object.having(name).texts(name).stream()
                .map(text -> account(text, object, name))
                .toList();
    }

    private static AccountId account(String text, JsonObject object, String name) {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException _) {
            throw new MalformedJson(object.place() + "." + name + " is not an account's id");
        }
    }
}
