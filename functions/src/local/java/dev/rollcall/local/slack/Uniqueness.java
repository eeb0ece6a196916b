package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.scim.ScimRefusal;
import dev.rollcall.local.slack.scim.UserNames;

import java.util.Optional;

/** User names and addresses, which nobody shares. */
final class Uniqueness {
    private final SlackOrganisation slack;

    Uniqueness(SlackOrganisation slack) {
        this.slack = requireNonNull(slack, "slack is null");
    }

    /**
     * Returns the draft under a name that is free: user names share one space with the names of
     * channels.
     *
     * @param own the account's id, empty for one that is to be made
     * @throws ScimRefusal if the name is taken, and Slack makes no other of it
     */
    UserDraft named(UserDraft draft, String own) {
        if (slack.account(own).filter(a -> a.userName().equals(draft.userName())).isPresent()
                || !taken(draft.userName(), own)) {
            return draft;
        }
        if (slack.switches().taken().usernameSuffixed()) {
            return draft.named(UserNames.suffixed(draft.userName(), name -> taken(name, own)));
        }
        throw ScimRefusal.bad("username_taken").about("user", draft.userName());
    }

    private boolean taken(String name, String own) {
        return slack.accounts().stream()
                        .anyMatch(a -> !a.id().equals(own) && a.userName().equals(name))
                || slack.groups(SlackGroup.Kind.CHANNEL).stream()
                        .anyMatch(channel -> channel.name().equals(name));
    }

    /**
     * An address stays taken when its owner is deactivated.
     *
     * @param own the account's id, empty for one that is to be made
     * @throws ScimRefusal if one of the addresses is somebody else's
     */
    void checkAddresses(UserDraft draft, String own) {
        Optional<SlackAccount> owner = addressOwner(draft, own);
        if (owner.isEmpty()) {
            return;
        }
        Switches.Taken taken = slack.switches().taken();
        Switches.Taken.Address told =
                owner.get().deactivatedFrom().isPresent()
                        ? taken.addressOfDeactivated()
                        : taken.addressOfActive();
        throw own.isEmpty() && told == Switches.Taken.Address.CREATION_FAILED
                ? creationFailed(draft)
                : ScimRefusal.bad("email_taken").about("email", draft.email());
    }

    private Optional<SlackAccount> addressOwner(UserDraft draft, String own) {
        String second = draft.profile().value("emails.secondary").orElse("");
        return slack.accounts().stream()
                .filter(a -> !a.id().equals(own))
                .filter(a ->
                        UserAttributes.addresses(a).stream()
                                .anyMatch(address ->
                                        address.equalsIgnoreCase(draft.email())
                                                || address.equalsIgnoreCase(second)))
                .findFirst();
    }

    /** The refusal that does not say why. */
    static ScimRefusal creationFailed(UserDraft draft) {
        return ScimRefusal.of(500, "user_creation_failed").about("username", draft.userName());
    }
}
