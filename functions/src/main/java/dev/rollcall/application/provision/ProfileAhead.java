package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.provision.Foreseen.ForHumans;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which attributes of an account a run would write. It tells their names, never their values. */
final class ProfileAhead {
    private final AttributeChanges attributes;
    private final EmailRule emails;

    ProfileAhead(AttributeChanges attributes, EmailRule emails) {
        this.attributes = requireNonNull(attributes, "attributes is null");
        this.emails = requireNonNull(emails, "emails is null");
    }

    /**
     * @param written names of attributes
     */
    record Ahead(SortedSet<String> written, List<ForHumans> humans) {
        Ahead {
            requireNonNull(written, "written is null");
            humans = List.copyOf(humans);
        }
    }

    Ahead of(Situation situation, ListedAccount account) {
        AccountId id = account.id();
        AttributeChanges.Found found = attributes.of(situation, account);
        SortedSet<String> written =
                found.changes().stream()
                        .map(AlignAttributes::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        List<ForHumans> humans = new ArrayList<>();
        if (!found.drift().isEmpty()) {
            humans.add(ForHumans.of(id, AttributeTrouble.DRIFTED, named(found.drift())));
        }
        if (!found.unfit().isEmpty()) {
            humans.add(ForHumans.of(id, AttributeTrouble.UNFIT, named(found.unfit())));
        }
        if (situation.emailIsUnfit()) {
            humans.add(ForHumans.of(id, AttributeTrouble.UNFIT_EMAIL, ""));
        }
        switch (emails.of(situation, account)) {
            case EmailRule.Word.AsTold() -> {}
            // Whoever has it gives it up by a run of their own, for which a run waits.
            case EmailRule.Word.Change _, EmailRule.Word.NotYet() ->
                    written.add(AlignAttributes.EMAIL);
            case EmailRule.Word.Dispute(String why, List<AccountId> holders) ->
                    humans.add(
                            ForHumans.of(
                                    id,
                                    AttributeTrouble.DISPUTED_EMAIL + why,
                                    holders.stream()
                                            .map(AccountId::value)
                                            .collect(Collectors.joining(" "))));
        }
        return new Ahead(written, humans);
    }

    private static String named(SortedSet<Attribute> attributes) {
        return attributes.stream().map(Attribute::name).collect(Collectors.joining(" "));
    }
}
