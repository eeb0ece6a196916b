package dev.rollcall.application.provision;

import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.GuestTerms;
import dev.rollcall.domain.account.NewAccount;
import dev.rollcall.domain.policy.AccountType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a person's new account tells. */
final class NewAccounts {
    private NewAccounts() {}

    static NewAccount of(Situation situation, String email) {
        Map<Attribute, String> attributes = new HashMap<>();
        put(attributes, situation, situation.policy().attributes().once());
        put(attributes, situation, situation.policy().attributes().kept());
        Optional<GuestTerms> guest =
                situation.desired().account() == AccountType.MULTI_CHANNEL_GUEST
                        ? Optional.of(situation.terms())
                        : Optional.empty();
        return new NewAccount(email, attributes, Optional.empty(), guest);
    }

    private static void put(
            Map<Attribute, String> attributes, Situation situation, Map<Attribute, String> rules) {
        rules.forEach((attribute, name) ->
                situation
                        .person()
                        .attribute(name)
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> attributes.put(attribute, value)));
    }
}
