package dev.rollcall.local.slack;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A user as a request wants it to be, before anything is written.
 *
 * @param active what the request says of it, empty for nothing
 * @param converted the request makes a guest of a member, or a member of a guest
 */
record UserDraft(
        String userName,
        String email,
        boolean guest,
        Optional<Boolean> active,
        boolean converted,
        SlackProfile profile) {

    /** Of whom nothing is said yet. */
    static final UserDraft EMPTY =
            new UserDraft("", "", false, Optional.empty(), false, SlackProfile.EMPTY);

    UserDraft {
        requireNonNull(userName, "userName is null");
        requireNonNull(email, "email is null");
        requireNonNull(active, "active is null");
        requireNonNull(profile, "profile is null");
    }

    static UserDraft of(SlackAccount account) {
        return new UserDraft(
                account.userName(),
                account.email(),
                account.guest(),
                Optional.empty(),
                false,
                account.profile());
    }

    UserDraft named(String name) {
        return new UserDraft(name, email, guest, active, converted, profile);
    }

    UserDraft reachedAt(String address) {
        return new UserDraft(userName, address, guest, active, converted, profile);
    }

    UserDraft active(boolean now) {
        return new UserDraft(userName, email, guest, Optional.of(now), converted, profile);
    }

    UserDraft convertedTo(boolean restricted) {
        return new UserDraft(userName, email, restricted, active, true, profile);
    }

    UserDraft with(SlackProfile another) {
        return new UserDraft(userName, email, guest, active, converted, another);
    }

    UserDraft with(String path, String value) {
        return with(value.isEmpty() ? profile.without(path) : profile.with(path, value));
    }

    UserDraft without(String path) {
        return with(profile.without(path));
    }
}
