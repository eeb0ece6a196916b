package dev.rollcall.application.provision;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.policy.AccountType;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a person's new account tells. */
final class NewAccounts {
    private final ToldAttributes told;

    NewAccounts(Links links) {
        this.told = new ToldAttributes(links);
    }

    NewAccount of(Situation situation, String email) {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        attributes.putAll(once(situation).values());
        attributes.putAll(told.of(situation, situation.attributes().kept()).values());
        Optional<GuestTerms> guest =
                situation.desired().account() == AccountType.MULTI_CHANNEL_GUEST
                        ? Optional.of(situation.terms())
                        : Optional.empty();
        return new NewAccount(email, attributes, Optional.empty(), guest);
    }

    /** Returns what is told only now, and cannot be. */
    SortedSet<Attribute> unfit(Situation situation) {
        return new TreeSet<>(once(situation).unfit().keySet());
    }

    private ToldAttributes.Told once(Situation situation) {
        return told.of(situation, situation.attributes().once());
    }
}
