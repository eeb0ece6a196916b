package dev.rollcall.application.provision;

import dev.rollcall.application.port.FormerNames;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an account tells of its human otherwise than the source, in the attributes that follow it.
 */
final class AttributeChanges {
    private final NameRule names;
    private final AttributeNotes notes;
    private final ToldAttributes told;

    AttributeChanges(FormerNames formerNames, Links links) {
        this.names = new NameRule(formerNames);
        this.notes = new AttributeNotes(formerNames);
        this.told = new ToldAttributes(links);
    }

    /**
     * @param changes to be written
     * @param drift what differs and is left as it is
     * @param unfit what cannot be written, and people were not told of yet
     */
    record Found(
            List<AccountChange> changes, SortedSet<Attribute> drift, SortedSet<Attribute> unfit) {
        Found {
            changes = List.copyOf(changes);
        }
    }

    Found of(Situation situation, ListedAccount account) {
        List<AccountChange> changes = new ArrayList<>();
        SortedSet<Attribute> drift = new TreeSet<>();
        SortedSet<Attribute> unfit = new TreeSet<>();
        PersonId person = situation.person().person();
        ToldAttributes.Told kept = kept(situation);
        kept.values()
                .forEach((attribute, value) -> {
                    if (isShown(account.profile(), attribute, value)) {
                        return;
                    }
                    if (mayWrite(person, attribute, value, shown(account.profile(), attribute))) {
                        changes.add(new AccountChange.Put(attribute, value));
                    } else {
                        drift.add(attribute);
                    }
                });
        kept.unfit()
                .forEach((attribute, value) -> {
                    if (!notes.isKnownAsUnfit(person, attribute, value)) {
                        unfit.add(attribute);
                    }
                });
        return new Found(changes, drift, unfit);
    }

    /**
     * Returns whether the profile shows the value; how Slack writes blanks and accents is alike.
     */
    static boolean isShown(AccountProfile profile, Attribute attribute, String value) {
        return shown(profile, attribute).map(Attribute::normal).filter(value::equals).isPresent();
    }

    /** Keeps which names the source tells now. */
    void keepNames(Situation situation) {
        kept(situation)
                .values()
                .forEach((attribute, value) -> {
                    if (NameRule.isName(attribute)) {
                        names.told(situation.person().person(), attribute, value);
                    }
                });
    }

    /** Keeps that people were told of what cannot be written. */
    void keepUnfit(Situation situation) {
        kept(situation)
                .unfit()
                .forEach((attribute, value) ->
                        notes.unfit(situation.person().person(), attribute, value));
    }

    /** Keeps what Slack took, and shows otherwise. */
    void keepOtherwise(
            PersonId person, List<AccountChange.Put> taken, AccountProfile shownInstead) {
        taken.stream()
                .filter(put -> !NameRule.isName(put.attribute()))
                .forEach(put ->
                        notes.keptOtherwise(
                                person,
                                put.attribute(),
                                put.value(),
                                shown(shownInstead, put.attribute()).orElse("")));
    }

    private boolean mayWrite(
            PersonId person, Attribute attribute, String value, Optional<String> shown) {
        return NameRule.isName(attribute)
                ? names.mayWrite(person, attribute, value, shown)
                : !notes.isKeptOtherwise(person, attribute, value, shown.orElse(""));
    }

    private ToldAttributes.Told kept(Situation situation) {
        return told.of(situation, situation.attributes().kept());
    }

    private static Optional<String> shown(AccountProfile profile, Attribute attribute) {
        Map<Attribute, String> attributes = profile.attributes();
        return Optional.ofNullable(attributes.get(attribute));
    }
}
