package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.scim.ScimFilter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a filter may ask of a user. */
final class UserAttributes {
    private final SlackOrganisation slack;

    UserAttributes(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    ScimFilter.Attributes of(SlackAccount account) {
        return name -> values(account, name);
    }

    static List<String> addresses(SlackAccount account) {
        return Stream.concat(
                        Stream.of(account.email()),
                        account.profile().value("emails.secondary").stream())
                .toList();
    }

    private List<String> values(SlackAccount account, String name) {
        return switch (name) {
            case "id" -> List.of(account.id());
            case "username", "nickname" -> List.of(account.userName());
            case "email", "emails", "emails.value" -> addresses(account);
            case "active" -> List.of(Boolean.toString(slack.active(account)));
            case "restricted" -> List.of(account.guest() ? "1" : "0");
            case "ultra_restricted" -> List.of("0");
            case "externalid" -> List.of("");
            case "displayname" ->
                    List.of(account.profile().value("displayName").orElse(account.userName()));
            case "name.givenname" -> known(account, "name.givenName");
            case "name.familyname" -> known(account, "name.familyName");
            default -> List.of();
        };
    }

    private static List<String> known(SlackAccount account, String path) {
        Optional<String> value = account.profile().value(path);
        return value.map(List::of).orElse(List.of());
    }
}
