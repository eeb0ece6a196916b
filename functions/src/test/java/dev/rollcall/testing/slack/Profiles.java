package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes what accounts tell, all of a call or nothing of it. Telephones are not kept. */
final class Profiles {
    private final OrganisationState state;
    private final Naming naming;
    private final OrganisationHabits habits;

    Profiles(OrganisationState state, Naming naming, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.naming = requireNonNull(naming, "naming is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    WriteReply change(StoredAccount account, List<AccountChange> changes) {
        AccountProfile before = account.profile();
        String name = before.userName();
        List<String> emails = new ArrayList<>(before.emails());
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        attributes.putAll(before.attributes());
        for (AccountChange change : changes) {
            switch (change) {
                case AccountChange.Rename(var wanted) -> name = wanted.value();
                case AccountChange.Put(var attribute, var value) ->
                        attributes.put(attribute, value);
                case AccountChange.Clear(var attribute) -> attributes.remove(attribute);
                case AccountChange.PrimaryEmail(var email) -> emails.set(0, email);
                case AccountChange.AnotherEmail(var email) -> second(emails, Optional.of(email));
                case AccountChange.SecondaryEmail(var email) -> second(emails, Optional.of(email));
                case AccountChange.NoSecondaryEmail() -> second(emails, Optional.empty());
                case AccountChange.Phone _, AccountChange.NoPhone _ -> {}
            }
        }
        Optional<AccountId> own = Optional.of(account.id());
        Optional<String> assigned =
                name.equals(before.userName()) ? Optional.of(name) : naming.assigned(name, own);
        if (assigned.isEmpty()) {
            return new WriteReply.Refused("username_taken");
        }
        if (emails.stream().anyMatch(email -> naming.emailTaken(email, own))) {
            return new WriteReply.Refused("email_taken");
        }
        String manager = attributes.get(Attribute.MANAGER);
        if (manager != null && state.account(new AccountId(manager)).isEmpty()) {
            return new WriteReply.Refused("unknown_user");
        }
        state.put(
                account.with(
                        new AccountProfile(
                                assigned.get(),
                                emails,
                                habits.kept(attributes),
                                before.startDate())));
        return new WriteReply.Accepted();
    }

    private static void second(List<String> emails, Optional<String> now) {
        if (emails.size() > 1) {
            emails.remove(1);
        }
        now.ifPresent(emails::add);
    }
}
